package io.github.gdxagents.core.walker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import io.github.gdxagents.core.physics.RecordedDraws;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks episodes that were recorded from Gymnasium 1.3.0 (pybox2d 2.3.10), on the terrain and with
 * the push drawn there.
 *
 * <p>The port computes what the original computes, but for one formula inside Box2D: when a body is
 * stopped on its way by what it hits, pybox2d's {@code b2Sweep::Advance} weighs its two positions,
 * and libGDX's adds a part of their difference, which rounds otherwise. The feet hit the ground
 * within the first tick; from there on the last digits part, and falling makes much of little.
 * Changing a constant of the walker by 0.1 % passes one of these limits; only the hull's friction,
 * which matters in the last tick alone, takes 10 %.
 */
class WalkerReferenceTest {

  private static final double FIRST_OBSERVATION_LIMIT = 1e-7;
  private static final int EARLY_TICKS = 30;
  private static final double EARLY_OBSERVATION_LIMIT = 3e-5;
  private static final double OBSERVATION_LIMIT = 2e-4;
  private static final double REWARD_LIMIT = 6e-4;

  static Stream<Episode> episodes() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                WalkerReferenceTest.class.getResourceAsStream("/bipedal-walker-trajectories.json")),
            UTF_8)) {
      return new Gson().fromJson(reader, Recording.class).episodes.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("episodes")
  void aRecordedEpisodeIsWalkedAsItWas(Episode episode) {
    assumeTrue(
        "Linux amd64".equals(System.getProperty("os.name") + " " + System.getProperty("os.arch")),
        "Box2D rounds as in the recording where it is compiled alike: on Linux, x86-64");
    RecordedDraws draws = episode.draws();
    try (Walker walker = new Walker(WalkerSettings.normal(), draws)) {
      walker.reset(Episode.of(0));
      assertThat(draws.left()).as("random numbers never asked for").isZero();
      assertTerrain(walker, episode);
      double first = deviation(walker, episode.firstObservation);
      double early = 0;
      double observation = 0;
      double reward = 0;
      for (int tick = 0; tick < episode.steps.size(); tick++) {
        Step step = episode.steps.get(tick);
        walker.act(step.action(walker));
        walker.advance();
        observation = Math.max(observation, deviation(walker, step.observation));
        if (tick < EARLY_TICKS) {
          early = observation;
        }
        reward = Math.max(reward, Math.abs(walker.reward() - (float) step.reward));
        assertThat(walker.state())
            .as("state after tick %d", tick)
            .isEqualTo(step.terminated ? AgentState.TERMINATED : AgentState.RUNNING);
      }
      System.out.printf(
          "Walker, %s pilot: deviation from the recording %.1e after the reset, %.1e over %d ticks, %.1e (reward %.1e) over %d%n",
          episode.pilot, first, early, EARLY_TICKS, observation, reward, episode.steps.size());
      assertThat(first).isLessThan(FIRST_OBSERVATION_LIMIT);
      assertThat(early).isLessThan(EARLY_OBSERVATION_LIMIT);
      assertThat(observation).isLessThan(OBSERVATION_LIMIT);
      assertThat(reward).isLessThan(REWARD_LIMIT);
    }
  }

  private static void assertTerrain(Walker walker, Episode episode) {
    for (int point = 0; point < walker.terrainPoints(); point++) {
      assertThat(walker.terrainX(point)).isEqualTo((float) episode.terrainX[point]);
      assertThat(walker.terrainY(point))
          .as("height of point %d", point)
          .isEqualTo((float) episode.terrainY[point]);
    }
  }

  /** The greatest deviation among the 24 numbers of an observation. */
  private static double deviation(Walker walker, double[] expected) {
    float[] observed = new float[24];
    ObservationWriter writer = new ObservationWriter(walker.spec().observation());
    writer.begin(0, walker.tick(), observed, 0);
    walker.observe(writer);
    writer.end();
    double greatest = 0;
    for (int i = 0; i < observed.length; i++) {
      greatest = Math.max(greatest, Math.abs(observed[i] - expected[i]));
    }
    return greatest;
  }

  // The file, field by field.

  private record Recording(List<Episode> episodes) {}

  private record Episode(
      String pilot,
      double[] terrainX,
      double[] terrainY,
      double initialForceX,
      double[] firstObservation,
      List<Step> steps) {

    /** The random numbers, worked out from the heights that they gave. */
    RecordedDraws draws() {
      RecordedDraws draws = new RecordedDraws();
      double slope = 0;
      for (int point = WalkerTerrain.START_POINTS; point < terrainY.length; point++) {
        double before = terrainY[point - 1];
        if (terrainY[point] == before) {
          draws.record(5, 10, pointsToNextLevel(point));
        } else {
          double steered = 0.8 * slope + 0.01 * Math.signum(WalkerTerrain.START_HEIGHT - before);
          double drawn = (terrainY[point] - before - steered) * Walker.PIXELS_PER_METRE;
          slope = steered + drawn / Walker.PIXELS_PER_METRE;
          draws.record(-1, 1, drawn);
        }
      }
      draws.record(-5, 5, initialForceX);
      return draws;
    }

    /** Every stretch begins with a point as high as the one before. */
    private int pointsToNextLevel(int point) {
      for (int next = point + 1; next < terrainY.length; next++) {
        if (terrainY[next] == terrainY[next - 1]) {
          return next - point;
        }
      }
      return 9; // beyond the end
    }

    @Override
    public String toString() {
      return pilot + " pilot";
    }
  }

  private record Step(double[] action, double[] observation, double reward, boolean terminated) {

    Action action(Walker walker) {
      Action taken = new Action(walker.spec().action());
      for (int axis = 0; axis < action.length; axis++) {
        taken.setAxis(axis, (float) action[axis]);
      }
      return taken;
    }
  }
}
