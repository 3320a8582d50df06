package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md claims nothing for which it names a test that is not there. */
class SecurityPageTest {

  private static final Path PROJECT = Path.of("../..");

  /** A test, with or without a method, or a further method of the test before it. */
  private static final Pattern NAMED =
      Pattern.compile("`(?:([A-Z]\\w*Test)(?:\\.(\\w+))?|([a-z]+[A-Z]\\w*))`");

  @Test
  void theTestsThatThePageNamesAreThere() throws IOException {
    List<String> missing = new ArrayList<>();
    String test = "";
    String source = "";
    int methods = 0;
    Matcher named = NAMED.matcher(Files.readString(PROJECT.resolve("SECURITY.md")));
    while (named.find()) {
      String another = named.group(1);
      if (another != null) {
        test = another;
        source = source(test);
        if (source.isEmpty()) {
          missing.add(test);
        }
      }
      String first = named.group(2);
      String method = first != null ? first : named.group(3);
      if (method != null) {
        methods++;
        if (!source.contains(" void " + method + "(")) {
          missing.add(test + "." + method);
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(methods).isGreaterThan(20);
  }

  /** What is in the file of a test; empty where there is none. */
  private static String source(String test) throws IOException {
    try (Stream<Path> modules = Files.list(PROJECT.resolve("agents"))) {
      for (Path sources : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            List<Path> found = files.filter(file -> file.endsWith(test + ".java")).toList();
            if (!found.isEmpty()) {
              return Files.readString(found.get(0));
            }
          }
        }
      }
    }
    return "";
  }
}
