package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ships tells of its licenses. Which libraries ship is the build's to enforce. */
class NoticesTest {

  private static String resource(String name) throws IOException {
    ClassLoader loader = NoticesTest.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("META-INF/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void eachTextThatTheNoticesNameShipsAndEachThatShipsIsNamed() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("[\\w.-]+\\.txt").matcher(resource("THIRD-PARTY-NOTICES.txt"));
    while (matcher.find()) {
      named.add(matcher.group());
    }

    Set<String> shipped;
    try (Stream<Path> files = Files.list(Path.of("src/main/licenses"))) {
      shipped = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    assertThat(named).isEqualTo(shipped);
    for (String name : named) {
      assertThat(resource("licenses/" + name)).as(name).hasSizeGreaterThan(200);
    }
  }

  @Test
  void theProjectsOwnLicenseIsAmongThem() throws IOException {
    assertThat(resource("licenses/apache-2.0.txt"))
        .isEqualTo(Files.readString(Path.of("../LICENSE")));
  }
}
