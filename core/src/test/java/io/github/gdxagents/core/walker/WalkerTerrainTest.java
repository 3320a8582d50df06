package io.github.gdxagents.core.walker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.core.physics.RecordedDraws;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link WalkerReferenceTest} holds the ground without obstacles against recorded ones. */
class WalkerTerrainTest {

  private static final float LEVEL = (float) WalkerTerrain.START_HEIGHT;
  private static final double STEP = WalkerTerrain.STEP;

  static Stream<Recorded> recordedTerrains() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                WalkerTerrainTest.class.getResourceAsStream(
                    "/bipedal-walker-hardcore-terrains.json")),
            UTF_8)) {
      return new Gson().fromJson(reader, Recording.class).terrains.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordedTerrains")
  void withTheOriginalsRandomNumbersTheObstaclesAreThoseOfTheOriginal(Recorded recorded) {
    RecordedDraws draws = recorded.recordedDraws();
    WalkerTerrain terrain = new WalkerTerrain();
    terrain.draw(draws, true);
    assertThat(draws.left()).as("random numbers never asked for").isZero();
    for (int point = 0; point < WalkerTerrain.POINTS; point++) {
      assertThat(terrain.x[point]).isEqualTo((float) recorded.terrainX[point]);
      assertThat(terrain.y[point])
          .as("height of point %d", point)
          .isEqualTo((float) recorded.terrainY[point]);
    }
    assertThat(terrain.boxes).hasSameSizeAs(recorded.boxes);
    for (int i = 0; i < recorded.boxes.length; i++) {
      double[][] corners = recorded.boxes[i];
      assertThat(terrain.boxes.get(i))
          .isEqualTo(
              new WalkerTerrain.Box(
                  least(corners, 0), least(corners, 1), most(corners, 0), most(corners, 1)));
    }
  }

  @Test
  void theStartIsLevelAndTheRestGentlyRoughWithoutObstacles() {
    WalkerTerrain terrain = new WalkerTerrain();
    Draws draws = Draws.random();
    for (long seed = 0; seed < 20; seed++) {
      draws.start(seed);
      terrain.draw(draws, false);
      assertThat(terrain.boxes).isEmpty();
      assertThat(terrain.x[0]).isZero();
      boolean rough = false;
      for (int point = 1; point < WalkerTerrain.POINTS; point++) {
        float rise = terrain.y[point] - terrain.y[point - 1];
        if (point <= WalkerTerrain.START_POINTS) {
          assertThat(rise).isZero();
        } else {
          // 0.8 of the rise before, 1 cm toward the start's height, up to 1/30 m at random.
          assertThat(Math.abs(rise)).isLessThan((0.01f + 1 / 30f) / 0.2f);
          rough |= rise != 0;
        }
      }
      assertThat(rough).isTrue();
    }
  }

  @Test
  void aPitIsFourStepsDeepBetweenTwoBoxes() {
    WalkerTerrain terrain = firstObstacle(draws -> draws.record(3, 5, 4), 3);
    assertThat(terrain.boxes).hasSizeGreaterThanOrEqualTo(2);
    assertThat(terrain.boxes.get(0)).isEqualTo(box(20, -4, 21, 0));
    assertThat(terrain.boxes.get(1)).isEqualTo(box(24, -4, 25, 0));
    float bottom = (float) (WalkerTerrain.START_HEIGHT - 4 * STEP);
    assertThat(heights(terrain, 19, 27))
        .containsExactly(LEVEL, LEVEL, bottom, bottom, bottom, bottom, LEVEL, LEVEL);
  }

  @Test
  void aStumpStandsOnLevelGround() {
    WalkerTerrain terrain = firstObstacle(draws -> draws.record(1, 3, 2), 1);
    assertThat(terrain.boxes.get(0)).isEqualTo(box(20, 0, 22, 2));
    assertThat(heights(terrain, 19, 23)).containsExactly(LEVEL, LEVEL, LEVEL, LEVEL);
  }

  @Test
  void stairsLeadUpOrDownByOneStepEach() {
    for (int rise : new int[] {1, -1}) {
      WalkerTerrain terrain =
          firstObstacle(
              draws -> {
                draws.record(0, 1, rise > 0 ? 0.6 : 0.5);
                draws.record(4, 5, 4);
                draws.record(3, 5, 3);
              },
              2);
      for (int stair = 0; stair < 3; stair++) {
        assertThat(terrain.boxes.get(stair))
            .isEqualTo(box(20 + 4 * stair, stair * rise - 1, 24 + 4 * stair, stair * rise));
      }
      assertThat(terrain.y[31] - LEVEL)
          .as("the way up or down")
          .isBetween(1.5f * rise - 1, 1.5f * rise + 1);
      assertThat(Math.signum(terrain.y[31] - LEVEL)).isEqualTo(rise);
    }
  }

  /** A terrain whose first obstacle is given, everything else being level and plain. */
  private static WalkerTerrain firstObstacle(Consumer<RecordedDraws> obstacle, int stretch) {
    RecordedDraws recorded = new RecordedDraws();
    recorded.record(5, 10, 5);
    recorded.record(1, 4, stretch);
    obstacle.accept(recorded);
    WalkerTerrain terrain = new WalkerTerrain();
    Draws random = Draws.random();
    terrain.draw(
        new Draws() {
          @Override
          public void start(long seed) {}

          @Override
          public double uniform(double low, double high) {
            return recorded.left() > 0 ? recorded.uniform(low, high) : random.uniform(low, high);
          }

          @Override
          public int integer(int low, int high) {
            return recorded.left() > 0 ? recorded.integer(low, high) : random.integer(low, high);
          }
        },
        true);
    return terrain;
  }

  private static WalkerTerrain.Box box(int left, int bottom, int right, int top) {
    double ground = WalkerTerrain.START_HEIGHT;
    return new WalkerTerrain.Box(
        left * STEP, ground + bottom * STEP, right * STEP, ground + top * STEP);
  }

  private static float[] heights(WalkerTerrain terrain, int from, int to) {
    return Arrays.copyOfRange(terrain.y, from, to);
  }

  private static double least(double[][] corners, int coordinate) {
    return Stream.of(corners)
        .flatMapToDouble(c -> DoubleStream.of(c[coordinate]))
        .min()
        .orElseThrow();
  }

  private static double most(double[][] corners, int coordinate) {
    return Stream.of(corners)
        .flatMapToDouble(c -> DoubleStream.of(c[coordinate]))
        .max()
        .orElseThrow();
  }

  private record Recording(List<Recorded> terrains) {}

  private record Recorded(
      double[][] draws, double[] terrainX, double[] terrainY, double[][][] boxes) {

    RecordedDraws recordedDraws() {
      RecordedDraws recorded = new RecordedDraws();
      for (double[] draw : draws) {
        recorded.record(draw[0], draw[1], draw[2]);
      }
      return recorded;
    }

    @Override
    public String toString() {
      return boxes.length + " boxes";
    }
  }
}
