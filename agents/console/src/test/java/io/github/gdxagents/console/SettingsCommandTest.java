package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "--algorithm grpo", "--variant throttle"})
  void whatIsPrintedTrainsWhatTheGameTrains(String options) throws IOException {
    String printed = CommandLineRun.of(words("settings corridor " + options)).succeeded().out();
    Path file = Files.writeString(folder.resolve("corridor.yaml"), printed);

    CommandLineRun.of(words("train --settings " + file + " --run " + folder.resolve("by-file")))
        .succeeded();
    CommandLineRun.of(words("train corridor " + options + " --run " + folder.resolve("by-preset")))
        .succeeded();

    assertThat(folder.resolve("by-file/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("by-preset/latest.policy"));
  }

  private static String[] words(String text) {
    return text.strip().split(" +");
  }

  @Test
  void eachSettingIsExplained() {
    String printed = CommandLineRun.of("settings", "corridor").succeeded().out();

    assertThat(printed)
        .startsWith("# How corridor is trained unless told otherwise.")
        .contains("\n\ngame: corridor ", "\n\nsimulations: 4 ", "\nhidden: [8] ", "\nsteps: 256 ");
    assertThat(printed.lines().filter(line -> !line.isEmpty()))
        .allSatisfy(line -> assertThat(line).containsPattern("# \\S"));
  }
}
