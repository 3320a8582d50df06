package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.TrainingSettings;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"train", "watch", "evaluate", "inspect", "explain", "export", "compare", "demos"})
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
            (key, value) ->
                assertThat(help)
                    .containsPattern("\n +" + key + " +" + Pattern.quote(value) + "\n"));
    assertThat(help)
        .contains("epochs=2")
        .doesNotContain("discount=")
        .containsPattern("with algorithm=trpo\n +max-kl +0.01\n");
  }

  @Test
  void trainingListsGamesAndVariants() {
    assertThat(CommandLineRun.of("train", "--help").succeeded().out())
        .contains("The game: corridor.")
        .contains("\n  corridor: 256 steps\n")
        .contains("\n  corridor --variant throttle: 256 steps\n");
  }

  @Test
  void theVersionIsTheOneOfTheBuild() {
    assertThat(CommandLineRun.of("--version").succeeded().out())
        .matches("toy \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  @Test
  void completionKnowsCommandsOptionsAndGames() {
    assertThat(CommandLineRun.of("generate-completion").succeeded().out())
        .contains(
            "train", "evaluate", "inspect", "export", "--onnx", "--variant", "corridor", "fused");
  }
}
