package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluatedReturnsTest {

  @Test
  void theFiguresAreThoseOfTheSample() {
    EvaluatedReturns returns = EvaluatedReturns.of(new double[] {10, 2, 4, 100}, 4);

    assertThat(returns.mean()).isEqualTo(29);
    assertThat(returns.deviation()).isCloseTo(47.46, within(0.01));
    assertThat(returns.worst()).isEqualTo(2);
    assertThat(returns.solved()).isEqualTo(3);
  }

  @Test
  void theInterquartileMeanLeavesTheOuterQuartersOut() {
    assertThat(EvaluatedReturns.interquartileMean(new double[] {10, 2, 4, 100})).isEqualTo(7);
    assertThat(EvaluatedReturns.interquartileMean(new double[] {9, -500, 1, 2, 8}))
        .as("one of five at each end")
        .isEqualTo(11 / 3.0);
    assertThat(EvaluatedReturns.interquartileMean(new double[] {3, 5, 7})).isEqualTo(5);
    assertThat(EvaluatedReturns.interquartileMean(new double[0])).isNaN();
  }

  @Test
  void theIntervalIsThatOfTheInterquartileMean() {
    double[] returns = {1, 2, 3, 4, 5, 6, 7, 1_000};

    EvaluatedReturns evaluated = EvaluatedReturns.of(returns, Double.NaN);

    assertThat(evaluated.interval().low()).isBetween(1.0, evaluated.interquartileMean());
    // More than two of eight draws are the outlier in every seventeenth resample only.
    assertThat(evaluated.interval().high()).isGreaterThan(evaluated.interquartileMean());
    assertThat(EvaluatedReturns.of(new double[] {5, 5, 5}, Double.NaN).interval())
        .isEqualTo(new Interval(5, 5));
  }

  @Test
  void aRunThatDivergedLeavesNoFigureButWhatOthersSolve() {
    EvaluatedReturns returns = EvaluatedReturns.of(new double[] {10, Double.NaN, 20, 30}, 15);

    assertThat(returns.mean()).isNaN();
    assertThat(returns.interquartileMean()).isNaN();
    assertThat(returns.interval().low()).isNaN();
    assertThat(returns.worst()).isNaN();
    assertThat(returns.solved()).isEqualTo(2);
  }

  @Test
  void whereNothingCountsAsSolvedNothingIs() {
    assertThat(EvaluatedReturns.of(new double[] {10}, Double.NaN).solved()).isZero();
  }
}
