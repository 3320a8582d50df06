package io.github.gdxagents.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  static Set<String> methods() {
    return AlgorithmSettings.defaults().keySet();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void settingsAreReadBackAsTheyWere(String method) {
    TrainingSettings settings =
        TrainingSettings.DEFAULT
            .forMethod(method)
            .with(
                Map.of(
                    "hidden",
                    "32,16",
                    "randomize",
                    "gravity:8..12,wind: east:-1..1e-3",
                    "curriculum",
                    "gravity:8,wind: east:0,until:return>=-1.5;gravity:9..10,until:game_a: b<=3;gravity:12",
                    "reward",
                    "game:0.1",
                    "discount",
                    "0.995"));

    String yaml = SettingsYaml.text(List.of("a comment"), Map.of(), Map.of(), settings);

    assertThat(read(yaml).general().applyTo(TrainingSettings.DEFAULT)).isEqualTo(settings);
  }

  @Test
  void optionsAreReadBackAsTheyWere() {
    Map<String, String> options =
        Map.of("game", "lander", "from", "my \"own\" C:\\policy # 1", "seed", "-7");
    Map<String, String> opponents = Map.of("left: keeper", "random", "striker", "a b.policy");

    SettingsSection read =
        read(SettingsYaml.text(List.of(), options, opponents, TrainingSettings.DEFAULT)).general();

    options.forEach((key, value) -> assertThat(read.text(key)).isEqualTo(value));
    assertThat(read.mapping("opponent")).isEqualTo(opponents);
    assertThat(read.changes()).isEqualTo(TrainingSettings.DEFAULT.toMap());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everySettingIsExplained(String method) {
    assertThat(TrainingSettings.DEFAULT.forMethod(method).toMap().keySet())
        .allSatisfy(key -> assertThat(SettingMeanings.of(key)).isNotEmpty());
    assertThat(SettingsFile.OPTIONS)
        .allSatisfy(key -> assertThat(SettingMeanings.of(key)).isNotEmpty());
  }

  @Test
  void whatIsSaidMoreCloselyGoesBefore() {
    SettingsFile file =
        read(
            """
            epochs: 2
            simulations: 8
            steps: 100
            algorithms:
              grpo:
                epochs: 3
                minibatches: 5
            games:
              lander:
                epochs: 4
                steps: 2k
                algorithms:
                  grpo:
                    epochs: 5
              walker:
                algorithm: grpo
            """);

    assertThat(file.of("cartpole", null).changes())
        .isEqualTo(Map.of("epochs", "2", "simulations", "8"));
    assertThat(file.of("cartpole", "grpo").changes())
        .isEqualTo(Map.of("epochs", "3", "simulations", "8", "minibatches", "5"));
    assertThat(file.of("lander", "ppo").changes())
        .isEqualTo(Map.of("epochs", "4", "simulations", "8"));
    assertThat(file.of("lander", "grpo").changes())
        .isEqualTo(Map.of("epochs", "5", "simulations", "8", "minibatches", "5"));
    assertThat(file.of("walker", null).changes())
        .isEqualTo(
            Map.of("algorithm", "grpo", "epochs", "3", "simulations", "8", "minibatches", "5"));
    assertThat(file.of("lander", null).text("steps")).isEqualTo("2k");
    assertThat(file.of("walker", null).text("steps")).isEqualTo("100");
  }

  @Test
  void aPresetIsTheDefaultsOfItsMethodChanged() {
    Preset preset =
        read("steps: 2M\nalgorithm: grpo\nsimulations: 32\nhidden: []\n").general().preset();

    assertThat(preset.steps()).isEqualTo(2_000_000);
    assertThat(preset.settings())
        .isEqualTo(
            TrainingSettings.DEFAULT
                .with(Map.of("algorithm", "grpo"))
                .with(Map.of("simulations", "32", "hidden", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          epochs: 4\\nepochs: 5               | f.yaml:2:1 | epochs is set again; keep one of them
          lr: 3e-4                            | f.yaml:1:5 | there is no setting 'lr'; did you mean 'learning-rate'?
          epoch: 4                            | f.yaml:1:8 | there is no setting 'epoch'; did you mean 'epochs'?
          epochs: 0                           | f.yaml:1:9 | epochs must be
          epochs: many                        | f.yaml:1:9 | epochs must be a whole number, not 'many'
          activation: gelu                    | f.yaml:1:13 | activation must be one of
          hidden: [64, x]                     | f.yaml:1:9 | hidden must be whole numbers
          reward: {game: 1, luck: 2}          | f.yaml:1:9 | reward names the signal 'luck'
          epochs:                             | f.yaml:1:1 | epochs has no value; give it one, or remove the line
          [1, 2]                              | f.yaml:1:1 | expected settings such as 'epochs: 4', but found '1,2'
          epochs=4                            | f.yaml:1:1 | expected settings such as 'epochs: 4', but found 'epochs=4'
          games: 3                            | f.yaml:1:8 | games must hold settings of its own
          algorithms:\\n  pop:\\n    epochs: 3 | f.yaml:3:5 | there is no method 'pop'; did you mean 'ppo'?
          algorithms:\\n  trpo:\\n    clip-range: 1 | f.yaml:3:17 | there is no setting 'clip-range'
          'epochs: "4'                        | f.yaml:1:11 | found unexpected end of stream
          algorithm: trpo\\nclip-range: 0.1   | f.yaml:2:13 | There is no setting 'clip-range'
          ? [a]\\n: 1                          | f.yaml:1:3 | a key must be a name
          """)
  void aMistakeIsNamedWithItsPlace(String yaml, String place, String message) {
    assertThatThrownBy(
            () ->
                read(yaml.replace("\\n", "\n").replaceAll("^'|'$", ""))
                    .general()
                    .applyTo(TrainingSettings.DEFAULT))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(place + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void anOptionThatCannotBeReadIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read("\nseed: one\n").general().option("seed", Long::valueOf))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("f.yaml:2:7: seed: ");
  }

  @Test
  void aGameThatDoesNotExistIsNamedWithItsPlace() {
    assertThatThrownBy(
            () -> read("games:\n  landr:\n    epochs: 4\n").requireGames(Set.of("lander")))
        .hasMessage(
            "f.yaml:3:5: there is no game 'landr'; did you mean 'lander'? Choose one of: lander");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "\uFEFFepochs: 10\n", "epochs: 10\r\n"})
  void whatSaysNothingNewChangesNothing(String yaml) {
    assertThat(read(yaml).general().applyTo(TrainingSettings.DEFAULT))
        .isEqualTo(TrainingSettings.DEFAULT);
  }

  @Test
  void aFileThatIsNoTextIsRefused() {
    assertThatThrownBy(() -> SettingsFile.read(new ByteArrayInputStream(new byte[] {-1}), "f.yaml"))
        .hasMessage("f.yaml is no text in UTF-8; save it as such");
    assertThatThrownBy(
            () -> SettingsFile.read(new ByteArrayInputStream(new byte[2_000_000]), "f.yaml"))
        .hasMessageContaining("longer than");
  }

  /** Each level is a thousand times as long as the one before: more than memory can hold. */
  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 6; i++) {
      String list = String.join(", ", Collections.nCopies(1000, "*a" + (i - 1)));
      laughs.append("a" + i + ": &a" + i + " [" + list + "]\n");
    }

    assertThatThrownBy(() -> read(laughs.toString()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("aliases");
    assertThatThrownBy(() -> read("reward: &r {game: *r}\n"))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void endlessNestingIsRefused() {
    assertThatThrownBy(() -> read("hidden: " + "[".repeat(100_000) + "]".repeat(100_000)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("deeper than any settings");
    assertThatThrownBy(() -> read("hidden: " + "[".repeat(10) + "]".repeat(10)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("too many levels");
  }

  private static SettingsFile read(String yaml) {
    try {
      return SettingsFile.read(
          new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "f.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
