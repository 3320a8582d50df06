package io.github.gdxagents.core.walker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.gdxagents.core.physics.RecordedDraws;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.ObservationWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalkerReferenceTest {

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
    RecordedDraws draws = episode.draws();
    try (Walker walker = new Walker(WalkerSettings.normal(), draws)) {
      walker.reset(0);
      for (int point = 0; point < episode.terrainX.length; point++) {
        assertThat(walker.terrainX(point)).isEqualTo((float) episode.terrainX[point]);
        assertThat(walker.terrainY(point)).isEqualTo((float) episode.terrainY[point]);
      }
      System.out.println(episode + " first " + deviation(walker, episode.firstObservation));
      for (int tick = 0; tick < episode.steps.size(); tick++) {
        Step step = episode.steps.get(tick);
        walker.act(step.action(walker));
        walker.advance();
        System.out.println(
            tick
                + " "
                + deviation(walker, step.observation)
                + " reward "
                + (float) (walker.reward() - step.reward));
        assertThat(walker.state())
            .as("state after tick %d", tick)
            .isEqualTo(step.terminated ? EpisodeState.TERMINATED : EpisodeState.RUNNING);
      }
    }
  }

  private static String deviation(Walker walker, double[] expected) {
    float[] observed = new float[24];
    ObservationWriter writer = new ObservationWriter(walker.spec().observation());
    writer.begin(0, walker.tick(), observed, 0);
    walker.observe(writer);
    writer.end();
    double most = 0;
    int where = 0;
    for (int i = 0; i < observed.length; i++) {
      double d = Math.abs(observed[i] - expected[i]);
      if (d > most) {
        most = d;
        where = i;
      }
    }
    String all = "";
    if (walker.tick() < 3)
      for (int i = 0; i < 14; i++)
        all +=
            "\n   %2d %.7f %.7f %.7f"
                .formatted(i, observed[i], expected[i], observed[i] - expected[i]);
    return "%.1e at %d".formatted(most, where) + all;
  }

  private record Recording(List<Episode> episodes) {}

  private record Episode(
      String pilot,
      double[] terrainX,
      double[] terrainY,
      double initialForceX,
      double[] firstObservation,
      List<Step> steps) {

    RecordedDraws draws() {
      RecordedDraws draws = new RecordedDraws();
      int start = WalkerTerrain.START_POINTS;
      double slope = 0;
      for (int point = start; point < terrainY.length; point++) {
        if (terrainY[point] == terrainY[point - 1]) {
          draws.record(5, 10, pointsUntilLevel(point));
        } else {
          double rise = terrainY[point] - terrainY[point - 1];
          double steered =
              0.8 * slope + 0.01 * Math.signum(WalkerTerrain.START_HEIGHT - terrainY[point - 1]);
          double drawn = (rise - steered) * Walker.PIXELS_PER_METRE;
          slope = steered + drawn / Walker.PIXELS_PER_METRE;
          draws.record(-1, 1, drawn);
        }
      }
      draws.record(-5, 5, initialForceX);
      return draws;
    }

    private int pointsUntilLevel(int point) {
      for (int next = point + 1; next < terrainY.length; next++) {
        if (terrainY[next] == terrainY[next - 1]) {
          return next - point;
        }
      }
      return 9;
    }

    @Override
    public String toString() {
      return pilot;
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
