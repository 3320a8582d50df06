package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void quantilesLieBetweenNeighborsByLinearInterpolation() {
    double[] sorted = {1, 2, 4, 8};

    assertThat(Interval.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Interval.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(Interval.quantile(sorted, 0.9)).isEqualTo(4 + 0.7 * 4, within(1e-12));
    assertThat(Interval.quantile(sorted, 1)).isEqualTo(8);
    assertThat(Interval.quantile(new double[] {5}, 0.975)).isEqualTo(5);
  }

  @Test
  void theIntervalOfCoinTossesIsThatOfTheBinomialDistribution() {
    // A resample of five heads and five tails holds B(10, 1/2) heads: at most 1 with a probability
    // of 0.011, at most 2
    // with 0.055. So 0.025 lies at 2, and 0.975 at 8.
    double[] tosses = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};

    assertThat(Interval.ofMean(List.of(tosses))).isEqualTo(new Interval(0.2, 0.8));
  }

  @Test
  void strataAreResampledApart() {
    // Each game's runs agree; only games mixed up would give another mean than 0.5.
    Interval interval = Interval.ofMean(List.of(new double[] {0, 0, 0}, new double[] {1, 1, 1}));

    assertThat(interval).isEqualTo(new Interval(0.5, 0.5));
  }

  @Test
  void everyValueCountsTheSame() {
    Interval interval = Interval.ofMean(List.of(new double[] {0}, new double[] {1, 1, 1}));

    assertThat(interval).isEqualTo(new Interval(0.75, 0.75));
  }

  @Test
  void theSameValuesHaveTheSameInterval() {
    List<double[]> strata = List.of(new double[] {0.3, 0.9, 0.4}, new double[] {-1, 0.2, 0.7});

    assertThat(Interval.ofMean(strata)).isEqualTo(Interval.ofMean(strata));
  }

  @Test
  void nothingHasNoInterval() {
    assertThat(Interval.ofMean(List.of()).low()).isNaN();
    assertThat(Interval.ofMean(List.of(new double[0])).high()).isNaN();
  }
}
