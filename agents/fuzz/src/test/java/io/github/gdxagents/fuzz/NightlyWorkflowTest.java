package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NightlyWorkflowTest {

  private static final Path SOURCES = Path.of("src/test/java/io/github/gdxagents/fuzz");
  private static final Path WORKFLOW = Path.of("../../.github/workflows/nightly.yml");

  @Test
  void everyReaderIsFuzzedAtNight() throws IOException {
    List<String> listed =
        Files.readAllLines(WORKFLOW).stream()
            .map(String::strip)
            .filter(line -> line.matches("- \\w+FuzzTest"))
            .map(line -> line.substring(2))
            .toList();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              sources
                  .map(source -> source.getFileName().toString())
                  .filter(name -> name.endsWith("FuzzTest.java"))
                  .map(name -> name.replace(".java", ""))
                  .toList());
    }
  }
}
