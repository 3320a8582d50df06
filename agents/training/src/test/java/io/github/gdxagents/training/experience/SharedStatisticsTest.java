package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.policy.ObservationNormalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedStatisticsTest {

  private static final int PLACES = 20;

  private static final ObservationSpec SPEC =
      AgentSpec.builder()
          .observe("speed", 2, "m/s")
          .observeGrid("map", 2, 3, 4, -9, 9)
          .observeSet("others", PLACES, 2, "m", -2_000, 2_000)
          .discrete("key", "a", "b")
          .build()
          .observation();

  private static final int MAP = 2;
  private static final int SET = MAP + 24;

  private final RandomStream random = new RandomStream(3);

  /** Distances are around 1,000 m, so that zeros in empty places would spoil them. */
  private float[] observation(int entities) {
    float[] seen = new float[SPEC.size()];
    seen[0] = (float) (3 + random.nextGaussian());
    seen[1] = (float) (5 * random.nextGaussian());
    for (int cell = 0; cell < 12; cell++) {
      seen[MAP + cell] = cell == 0 ? 1 : 0;
      seen[MAP + 12 + cell] = (float) (cell + random.nextGaussian());
    }
    seen[SET] = entities;
    for (int i = 0; i < entities; i++) {
      seen[SET + 1 + 2 * i] = (float) (1_000 + 30 * random.nextGaussian());
      seen[SET + 2 + 2 * i] = (float) (0.1 * random.nextGaussian());
    }
    return seen;
  }

  private RunningStatistics gathered(List<float[]> observations) {
    RunningStatistics statistics = new RunningStatistics(SPEC.size());
    observations.forEach(observation -> statistics.add(observation, 0));
    return statistics;
  }

  private List<float[]> observations() {
    List<float[]> observations = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      observations.add(observation(i % 7));
    }
    return observations;
  }

  @Test
  void cellsOfAChannelAndEntitiesShareTheirStatistics() {
    List<float[]> observations = observations();
    RunningStatistics statistics = gathered(observations);
    ObservationNormalizer normalizer = SharedStatistics.normalizer(SPEC, statistics);

    assertThat(normalizer.mean(0)).isEqualTo((float) statistics.mean(0));
    assertThat(normalizer.variance(1)).isEqualTo((float) statistics.variance(1));
    RunningStatistics channel = new RunningStatistics(1);
    RunningStatistics distance = new RunningStatistics(1);
    for (float[] seen : observations) {
      for (int cell = 0; cell < 12; cell++) {
        channel.add(seen, MAP + 12 + cell);
      }
      for (int i = 0; i < seen[SET]; i++) {
        distance.add(seen, SET + 1 + 2 * i);
      }
    }
    for (int cell = 0; cell < 12; cell++) {
      assertThat((double) normalizer.mean(MAP + 12 + cell))
          .isCloseTo(channel.mean(0), within(1e-5));
      assertThat((double) normalizer.variance(MAP + 12 + cell))
          .isCloseTo(channel.variance(0), within(1e-4));
      assertThat((double) normalizer.mean(MAP + cell)).isCloseTo(1 / 12.0, within(1e-6));
    }
    for (int i = 0; i < PLACES; i++) {
      assertThat((double) normalizer.mean(SET + 1 + 2 * i))
          .isCloseTo(distance.mean(0), within(1e-3));
      assertThat((double) normalizer.variance(SET + 1 + 2 * i))
          .isCloseTo(distance.variance(0), within(1e-2));
    }
  }

  @Test
  void howManyEntitiesThereAreBecomesAShareThatNoClipReaches() {
    ObservationNormalizer normalizer = SharedStatistics.normalizer(SPEC, gathered(observations()));
    for (int entities = 0; entities <= PLACES; entities++) {
      float[] seen = observation(entities);
      normalizer.normalize(seen, 1, seen);
      assertThat(SetPart.count(seen[SET], PLACES)).isEqualTo(entities);
    }
  }

  @Test
  void withoutAnythingSeenNothingButTheCountChanges() {
    ObservationNormalizer normalizer =
        SharedStatistics.normalizer(SPEC, new RunningStatistics(SPEC.size()));
    for (int i = 0; i < SPEC.size(); i++) {
      assertThat(normalizer.mean(i)).isZero();
      assertThat(normalizer.variance(i)).isEqualTo(i == SET ? PLACES * PLACES : 1);
    }
  }

  @Test
  void aSetThatWasAlwaysEmptyIsNotKnown() {
    RunningStatistics statistics = new RunningStatistics(SPEC.size());
    statistics.add(observation(0), 0);
    statistics.add(observation(0), 0);
    ObservationNormalizer normalizer = SharedStatistics.normalizer(SPEC, statistics);
    for (int i = SET + 1; i < SPEC.size(); i++) {
      assertThat(normalizer.inverseDeviation(i)).isZero();
    }
  }

  @Test
  void statisticsGoOnFromWhatWasFrozen() {
    ObservationNormalizer frozen = SharedStatistics.normalizer(SPEC, gathered(observations()));
    ObservationNormalizer again =
        SharedStatistics.normalizer(SPEC, SharedStatistics.from(SPEC, frozen));
    for (int i = 0; i < SPEC.size(); i++) {
      assertThat((double) again.mean(i))
          .isCloseTo(frozen.mean(i), within(1e-5 * Math.max(1, Math.abs(frozen.mean(i)))));
      assertThat((double) again.variance(i))
          .isCloseTo(frozen.variance(i), within(2e-2 * frozen.variance(i)));
    }
  }

  @Test
  void vectorsAreNormalizedAsEver() {
    ObservationSpec flat =
        AgentSpec.builder().observe("x", 3, "").discrete("key", "a").build().observation();
    RunningStatistics statistics = new RunningStatistics(3);
    for (int i = 0; i < 50; i++) {
      statistics.add(
          new float[] {(float) random.nextGaussian(), i, (float) random.nextGaussian()}, 0);
    }
    ObservationNormalizer expected = statistics.normalizer();
    ObservationNormalizer normalizer = SharedStatistics.normalizer(flat, statistics);
    for (int i = 0; i < 3; i++) {
      assertThat(normalizer.mean(i)).isEqualTo(expected.mean(i));
      assertThat(normalizer.variance(i)).isEqualTo(expected.variance(i));
    }
  }
}
