package io.github.gdxagents.console.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.compare.Interval;
import io.github.gdxagents.console.compare.RunResult;
import io.github.gdxagents.training.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TuningReportTest {

  private static final Tried GOOD = tried(1, 250, 40);
  private static final Tried AS_GOOD_AND_SLOWER = tried(2, 250, 50);
  private static final Tried FAIR_AND_SLOW = tried(3, 200, 45);
  private static final Tried FAIR_AND_QUICK = tried(4, 190, 10);
  private static final Tried POOR_AND_QUICK = tried(5, -20, 10);

  @Test
  void onTheFrontAreThoseThatNoOtherOneBeatsInScoreAndTime() {
    assertThat(
            TuningReport.front(
                List.of(AS_GOOD_AND_SLOWER, GOOD, FAIR_AND_SLOW, FAIR_AND_QUICK, POOR_AND_QUICK)))
        .containsExactly(GOOD, FAIR_AND_QUICK);
  }

  @Test
  void whatDivergedIsNoBetterAndAnythingIsBetterThanThat() {
    assertThat(new Judgement(outcome(3), outcome(4)).foundIsBetter()).isTrue();
    assertThat(new Judgement(outcome(4), outcome(4)).foundIsBetter()).isFalse();
    assertThat(new Judgement(outcome(4), outcome(Double.NaN)).foundIsBetter()).isFalse();
    assertThat(new Judgement(outcome(Double.NaN), outcome(-9)).foundIsBetter()).isTrue();
    assertThat(new Judgement(outcome(Double.NaN), outcome(Double.NaN)).foundIsBetter()).isFalse();
  }

  private static Judgement.Outcome outcome(double meanReturn) {
    return new Judgement.Outcome(meanReturn, new Interval(0, 0), 1);
  }

  private static Tried tried(int number, double score, double processorSeconds) {
    return new Tried(new Trial(number, TrainingSettings.DEFAULT))
        .withResult(
            new RunResult(
                RunResult.Outcome.FINISHED,
                "1.0",
                1_000,
                1_000,
                12,
                score,
                score,
                2 * processorSeconds,
                processorSeconds));
  }
}
