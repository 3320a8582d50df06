package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import org.junit.jupiter.api.Test;

class RunningStatisticsTest {

  private static final int SIZE = 3;
  private static final int COUNT = 1_000;

  /**
   * Far from zero and close together, where the mean of squares minus the square of the mean would
   * fail.
   */
  private static float[] vectors() {
    RandomStream random = new RandomStream(1);
    float[] values = new float[COUNT * SIZE];
    for (int i = 0; i < values.length; i++) {
      float center = i % SIZE == 0 ? 1e6f : i % SIZE;
      values[i] = (float) (center + random.nextGaussian());
    }
    return values;
  }

  @Test
  void meanAndVarianceAreThoseOfTwoPasses() {
    float[] values = vectors();
    RunningStatistics statistics = new RunningStatistics(SIZE);
    for (int row = 0; row < COUNT; row++) {
      statistics.add(values, row * SIZE);
    }
    assertTwoPasses(statistics, values);
  }

  @Test
  void mergedPartsAreTheWhole() {
    float[] values = vectors();
    RunningStatistics whole = new RunningStatistics(SIZE);
    int row = 0;
    for (int part : new int[] {1, 0, 399, 7, 593}) {
      RunningStatistics some = new RunningStatistics(SIZE);
      for (int end = row + part; row < end; row++) {
        some.add(values, row * SIZE);
      }
      whole.merge(some);
    }
    assertTwoPasses(whole, values);
  }

  private static void assertTwoPasses(RunningStatistics statistics, float[] values) {
    assertThat(statistics.count()).isEqualTo(COUNT);
    for (int i = 0; i < SIZE; i++) {
      double mean = 0;
      for (int row = 0; row < COUNT; row++) {
        mean += values[row * SIZE + i] / (double) COUNT;
      }
      double variance = 0;
      for (int row = 0; row < COUNT; row++) {
        variance += Math.pow(values[row * SIZE + i] - mean, 2) / COUNT;
      }
      assertThat(statistics.mean(i)).isCloseTo(mean, within(1e-6));
      assertThat(statistics.variance(i)).isCloseTo(variance, within(1e-8));
    }
  }

  @Test
  void varianceIsOneBeforeAnythingWasSeenAndAfterClearing() {
    RunningStatistics statistics = new RunningStatistics(1);
    assertThat(statistics.variance(0)).isEqualTo(1);
    statistics.add(new float[] {5}, 0);
    assertThat(statistics.variance(0)).isZero();
    statistics.clear();
    assertThat(statistics.count()).isZero();
    assertThat(statistics.mean(0)).isZero();
    assertThat(statistics.variance(0)).isEqualTo(1);
  }

  @Test
  void normalizerIsFrozen() {
    RunningStatistics statistics = new RunningStatistics(1);
    statistics.add(new float[] {1}, 0);
    statistics.add(new float[] {5}, 0);
    ObservationNormalizer normalizer = statistics.normalizer(2);
    statistics.add(new float[] {100}, 0);

    assertThat(normalizer.sampleCount()).isEqualTo(2);
    assertThat(normalizer.clip()).isEqualTo(2);
    float[] observations = {5, 1, 3, 100, -100};
    normalizer.normalize(observations, 5, observations);
    assertThat(observations).containsExactly(new float[] {1, -1, 0, 2, -2}, within(1e-6f));
  }

  @Test
  void theNormalizerIsFiniteForEveryFiniteObservation() {
    for (float huge : new float[] {1e20f, Float.MAX_VALUE}) {
      RunningStatistics statistics = new RunningStatistics(1);
      statistics.add(new float[] {huge}, 0);
      statistics.add(new float[] {-huge}, 0);
      ObservationNormalizer normalizer = statistics.normalizer(10);
      float[] observations = {huge, -huge, 0};
      normalizer.normalize(observations, 3, observations);
      assertThat(normalizer.variance(0)).isEqualTo(Float.MAX_VALUE);
      assertThat(observations[0]).isBetween(1f, 10f);
      assertThat(observations[1]).isBetween(-10f, -1f);
      assertThat(observations[2]).isZero();
    }
  }
}
