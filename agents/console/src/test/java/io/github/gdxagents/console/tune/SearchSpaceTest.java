package io.github.gdxagents.console.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SearchSpaceTest {

  private static final TrainingSettings START = TrainingSettings.DEFAULT;

  @TempDir Path folder;

  @Test
  void theFirstTrialIsTheStart() throws IOException {
    assertThat(draw("epochs: [3, 4]", 2).get(0)).isEqualTo(new Trial(0, START));
  }

  @Test
  void everyAlternativeIsDrawnAndNothingElse() throws IOException {
    String space =
        """
        hidden: [[32, 32], 16]
        clip-range: [0.1, 0.2..0]
        kl-penalty: adaptive:0.01
        """;

    List<Trial> trials = draw(space, 100);

    assertThat(trials).hasSize(1 + 2 * 2); // there are no more
    assertThat(trials.subList(1, 5))
        .extracting(trial -> trial.settings().toMap())
        .allSatisfy(settings -> assertThat(settings).containsEntry("kl-penalty", "adaptive:0.01"))
        .extracting(settings -> settings.get("hidden") + " " + settings.get("clip-range"))
        .containsExactlyInAnyOrder("32,32 0.1", "32,32 0.2..0", "16 0.1", "16 0.2..0");
  }

  @Test
  void wholeEndsGiveWholeNumbersWithBothEnds() throws IOException {
    assertThat(drawn("epochs: {low: 3, high: 6}", "epochs"))
        .containsExactlyInAnyOrder("3", "4", "5", "6");
    assertThat(drawn("epochs: {low: 3, high: 6, scale: log}", "epochs"))
        .containsExactlyInAnyOrder("3", "4", "5", "6");
  }

  @Test
  void aLogarithmicRangeHasAsMuchBelowItsGeometricMeanAsAbove() throws IOException {
    List<Double> rates =
        draw("learning-rate: {low: 1e-5, high: 1e-1, scale: log, end: 0}", 400).stream()
            .skip(1)
            .map(trial -> trial.settings().toMap().getOrDefault("learning-rate", ""))
            .map(text -> Double.valueOf(text.substring(0, text.indexOf("..0"))))
            .toList();

    assertThat(rates).allSatisfy(rate -> assertThat(rate).isBetween(1e-5, 1e-1));
    assertThat(rates.stream().filter(rate -> rate < 1e-3).count()).isBetween(160L, 240L);
    assertThat(rates.stream().filter(rate -> rate < 1e-4).count()).isBetween(60L, 140L);
  }

  @Test
  void aLinearRangeHasAsMuchBelowItsMiddleAsAbove() throws IOException {
    Set<String> discounts = drawn("discount: {low: 0.9, high: 1}", "discount");

    assertThat(discounts).allSatisfy(text -> assertThat(text).matches("1|0\\.9\\d{0,2}"));
    assertThat(discounts.stream().filter(text -> text.compareTo("0.95") < 0))
        .hasSizeBetween(30, 51);
  }

  @Test
  void aLongerSearchBeginsWithTheTrialsOfAShorterOneAndAnotherSeedHasOthers() throws IOException {
    SearchSpace space = read("learning-rate: {low: 1e-5, high: 1e-1}", "ppo");
    List<Trial> few = space.draw(START, 5, 7, settings -> {});

    assertThat(space.draw(START, 20, 7, settings -> {})).startsWith(few.toArray(Trial[]::new));
    assertThat(space.draw(START, 5, 8, settings -> {}).get(1)).isNotEqualTo(few.get(1));
  }

  @Test
  void whatTheGameCannotBeTrainedWithIsDrawnAgain() throws IOException {
    List<Trial> trials =
        read("hidden: [16, 32, 64]", "ppo")
            .draw(
                START,
                9,
                1,
                settings -> {
                  if (settings.network().hidden().contains(32)) {
                    throw new InvalidSettingException("too wide");
                  }
                });

    assertThat(trials)
        .extracting(trial -> trial.settings().toMap().get("hidden"))
        .containsExactlyInAnyOrder("64,64", "16", "64");
  }

  @Test
  void alternativesThatGoWithOthersOnlyAreNoMistake() throws IOException {
    TrainingSettings grpo = START.forMethod("grpo");
    SearchSpace space = read("simulations: [6, 12]\ngroup-size: [3, 6]", "grpo");

    assertThat(space.draw(grpo, 50, 1, settings -> {})).hasSize(5);
  }

  @Test
  void aMethodHasItsOwnSection() throws IOException {
    String text = "discount: [0.9]\nalgorithms:\n  trpo: {max-kl: [0.02]}\n  ppo: {epochs: [7]}";

    assertThat(read(text, "ppo").keys()).containsExactly("discount", "epochs");
    assertThat(read(text, "trpo").keys()).containsExactly("discount", "max-kl");
    assertThat(read(text, "ppo").without(List.of("epochs", "seed")).keys())
        .containsExactly("discount");
  }

  static Set<String> methods() {
    return AlgorithmSettings.defaults().keySet();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodHasASpace(String method) {
    SearchSpace space = SearchSpace.ofMethod(method);

    assertThat(space.keys()).hasSizeGreaterThan(6);
    assertThat(space.draw(START.forMethod(method), 30, 1, settings -> {})).hasSize(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          lr: [1e-3]                               | 1:5: there is no setting 'lr'; did you mean 'learning-rate'?
          seed: [1, 2]                             | 1:7: there is no setting 'seed'; did you mean 'reward'?
          algorithm: [ppo, trpo]                   | 1:12: there is no setting 'algorithm'; did you mean 'algorithms'?
          epochs: []                               | 1:9: there is no alternative in the list; write one at least, or remove it
          epochs: [4, many]                        | 1:13: epochs must be a whole number, not 'many'
          epochs: [4, 0]                           | 1:13: epochs must be between 1 and 1000, not 0; the nearest valid value is 1
          max-kl: [0.01]                           | 1:10: There is no setting 'max-kl'; did you mean 'memory'?
          epochs: {low: 3}                         | 1:9: a range needs low and high, such as {low: 1e-4, high: 1e-2, scale: log}; high is missing
          epochs: {low: 3, hihg: 5}                | 1:24: there is no setting 'hihg'; did you mean 'high'?
          epochs: {low: 5, high: 5}                | 1:24: high: must be greater than low, which is 5, not 5
          epochs: {low: few, high: 5}              | 1:15: low: must be a number such as 1e-4, not 'few'
          epochs: {low: 0, high: 5}                | 1:9: epochs must be between 1 and 1000, not 0; the nearest valid value is 1
          epochs: {low: 3, high: 5, scale: lin}    | 1:34: scale: must be linear or log, not 'lin'
          discount: {low: 0, high: 0.9, scale: log} | 1:17: low: must be greater than 0 with scale: log, not 0
          learning-rate: [{low: 1e-3, high: 2, end: 0}] | 1:17: learning-rate must be between 0 and 1, not 2; the nearest valid value is 1
          algorithms: {pppo: {epochs: [4]}}        | 1:20: there is no method 'pppo'; did you mean 'ppo'? Choose one of: ppo, vpg, trpo, grpo
          algorithms: {ppo: {epoch: [4]}}          | 1:27: there is no setting 'epoch'; did you mean 'epochs'?
          epochs                                   | 1:1: expected settings such as 'epochs: [4, 10]', but found 'epochs'
          """)
  void aMistakeIsNamedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> draw(text, 3))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(folder.resolve("my.yaml") + ":" + message);
  }

  private Set<String> drawn(String text, String key) throws IOException {
    Function<Trial, String> value = trial -> trial.settings().toMap().getOrDefault(key, "");
    return draw(text, 500).stream().skip(1).map(value).collect(Collectors.toSet());
  }

  private List<Trial> draw(String text, int count) throws IOException {
    return read(text, "ppo").draw(START, count, 1, settings -> {});
  }

  private SearchSpace read(String text, String method) throws IOException {
    return SearchSpace.read(Files.writeString(folder.resolve("my.yaml"), text), method);
  }
}
