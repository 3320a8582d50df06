package io.github.gdxagents.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.settings.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"train", "evaluate", "inspect", "compare"})
  void eachCommandExplainsItself(String command) {
    CommandLineRun help = CommandLineRun.of(command, "--help").succeeded();

    assertThat(help.out()).startsWith("Usage: toy " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void trainingListsEverySettingWithItsDefaultAndThePreset() {
    String help = CommandLineRun.of("train", "--help").succeeded().out();

    TrainingSettings.DEFAULT
        .toMap()
        .forEach(
            (key, value) -> assertThat(help).containsPattern("\n  " + key + " +" + value + " "));
    assertThat(help)
        .containsPattern("\n  epochs +10 +2 +2\n")
        .containsPattern("\n  discount +0.99 +\\. +\\.\n");
  }

  @Test
  void trainingListsGamesAndVariants() {
    assertThat(CommandLineRun.of("train", "--help").succeeded().out())
        .contains("The game: corridor.")
        .containsPattern("corridor +steps +256\n +throttle +256");
  }

  @Test
  void theVersionIsTheOneOfTheBuild() {
    assertThat(CommandLineRun.of("--version").succeeded().out())
        .matches("toy \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  @Test
  void completionKnowsCommandsOptionsAndGames() {
    assertThat(CommandLineRun.of("generate-completion").succeeded().out())
        .contains("train", "evaluate", "inspect", "--variant", "corridor", "fused");
  }
}
