package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.Comparisons.diverged;
import static io.github.gdxagents.console.compare.Comparisons.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static final Comparison COMPARISON = Comparisons.of(List.of("cart", "lander"), 1, 2);

  private final Map<RunName, RunResult> results = new HashMap<>();

  /** The random policy has 20 and -200, the best runs 120 and 200. */
  private Scores scores() {
    put("cart", "clip", finished(120), finished(70));
    put("cart", "kl", finished(20), finished(-30));
    put("lander", "clip", finished(200), finished(0));
    put("lander", "kl", diverged(-100), diverged(Double.NaN));
    return Scores.of(COMPARISON, results, Map.of("cart", 20.0, "lander", -200.0));
  }

  private void put(String game, String variant, RunResult seed1, RunResult seed2) {
    results.put(new RunName(game, variant, 1), seed1);
    results.put(new RunName(game, variant, 2), seed2);
  }

  @Test
  void aScaleSetsTheRandomPolicyToZeroAndTheBestRunToOne() {
    Scale scale = new Scale(-200, 200);

    assertThat(scale.score(-200)).isZero();
    assertThat(scale.score(200)).isEqualTo(1);
    assertThat(scale.score(-300)).isEqualTo(-0.25);
  }

  @Test
  void whereNothingBeatsTheRandomPolicyThereIsNoScore() {
    assertThat(new Scale(5, 5).exists()).isFalse();
    assertThat(new Scale(5, 5).score(5)).isNaN();
    assertThat(new Scale(5, 4).score(5)).isNaN();
  }

  @Test
  void eachGameIsMeasuredByItsBestRun() {
    assertThat(scores().games())
        .extracting(Scores.GameScores::scale)
        .containsExactly(new Scale(20, 120), new Scale(-200, 200));
  }

  @Test
  void aVariantScoresTheMeanOverItsRuns() {
    List<Scores.VariantScore> variants = scores().variants();

    // (1 + 0.5 + 1 + 0.5) / 4, and (0 - 0.5 + 0.25 + 0) / 4.
    assertThat(variants.get(0).score()).isEqualTo(0.75);
    assertThat(variants.get(1).score()).isEqualTo(-0.0625);
    assertThat(variants).extracting(Scores.VariantScore::runs).containsExactly(4, 4);
    assertThat(variants).extracting(Scores.VariantScore::diverged).containsExactly(0, 2);
    // Both seeds of both games drawn alike are 1 in 16: beyond 2.5 %.
    assertThat(variants.get(0).interval()).isEqualTo(new Interval(0.5, 1));
  }

  @Test
  void onAGameReturnsHaveAMeanAndTheDeviationOfASample() {
    Scores.GameScore clip = scores().games().get(0).variants().get(0);

    assertThat(clip.meanReturn()).isEqualTo(95);
    assertThat(clip.deviation()).isEqualTo(25 * Math.sqrt(2), within(1e-9));
    assertThat(clip.score()).isEqualTo(0.75);
    assertThat(clip.evaluated().mean()).isEqualTo(105);
    assertThat(clip.stepsPerSecond()).isEqualTo(500);
    assertThat(clip.plannedSteps()).isEqualTo(1_000);
  }

  @Test
  void aDivergedRunScoresWhatItHadReachedOrElseAsTheRandomPolicy() {
    Scores.GameScore kl = scores().games().get(1).variants().get(1);

    assertThat(kl.meanReturn()).isEqualTo(-150); // -100, and the random policy's -200
    assertThat(kl.score()).isEqualTo(0.125);
    assertThat(kl.evaluated().mean()).isNaN();
    assertThat(kl.diverged()).isEqualTo(2);
  }

  @Test
  void aSingleRunHasNoDeviation() {
    assertThat(Scores.deviation(new double[] {3})).isNaN();
    assertThat(Scores.deviation(new double[] {1, 3})).isEqualTo(Math.sqrt(2));
  }

  @Test
  void aGameThatNoRunLearnsIsLeftOutOfTheScores() {
    scores();
    put("cart", "clip", finished(10), finished(20));

    Scores scores = Scores.of(COMPARISON, results, Map.of("cart", 20.0, "lander", -200.0));

    assertThat(scores.variants().get(0).score()).isEqualTo(0.75); // (1 + 0.5) / 2
    assertThat(scores.games().get(0).variants().get(0).score()).isNaN();
    assertThat(scores.games().get(0).variants().get(0).meanReturn()).isEqualTo(15);
  }

  @Test
  void aRunWithoutAResultIsNamed() {
    scores();
    results.remove(new RunName("lander", "kl", 2));

    assertThatThrownBy(() -> Scores.of(COMPARISON, results, Map.of("cart", 20.0, "lander", -200.0)))
        .hasMessage("There is no result of lander, kl, seed 2");
  }
}
