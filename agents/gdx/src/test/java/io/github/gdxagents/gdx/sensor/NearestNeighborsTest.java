package io.github.gdxagents.gdx.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NearestNeighborsTest {

  private static final float QUARTER_TURN = (float) (Math.PI / 2);
  private static final Offset<Float> ROUNDING = within(1e-5f);

  private static List<Integer> indices(NearestNeighbors neighbors) {
    return IntStream.range(0, neighbors.count()).map(neighbors::index).boxed().toList();
  }

  @Test
  void theNearestComeFirst() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 2, "m").look(1, 1);
    neighbors.offer(5, 1);
    neighbors.offer(2, 1);
    neighbors.offer(1, 9);
    neighbors.offer(1, -1);

    assertThat(indices(neighbors)).containsExactly(1, 3);
    assertThat(Written.by(neighbors)).containsExactly(1, 1, 1, 0, 0, -2, 0, 0, 0, 0);
  }

  @Test
  void theyAreSeenInTheAgentsFrame() {
    NearestNeighbors neighbors =
        new NearestNeighbors("wolves", 1, "m").look(10, 20, 1, 2, QUARTER_TURN);
    neighbors.offer(7, 22, 5, 1);

    // 2 up is ahead, 3 to negative x is to the left; it moves by 4, -1 relative to the agent
    assertThat(Written.by(neighbors)).containsExactly(new float[] {1, 2, 3, -1, -4}, ROUNDING);
    assertThat(neighbors.ahead(0)).isCloseTo(2, ROUNDING);
    assertThat(neighbors.left(0)).isCloseTo(3, ROUNDING);
  }

  @Test
  void ofTwoAtTheSameDistanceTheFirstOfferedComesFirst() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 3, "").look(0, 0);
    neighbors.offer(9, 0);
    neighbors.offer(3, 4);
    neighbors.offer(-5, 0);
    neighbors.offer(0, 5);
    neighbors.offer(4, -3);

    assertThat(indices(neighbors)).containsExactly(1, 2, 3);
  }

  @Test
  void absentOnesAreZerosAlsoWhereOthersHaveBeen() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 2, "m").look(0, 0);
    neighbors.offer(1, 2, 3, 4);
    neighbors.offer(5, 6, 7, 8);
    neighbors.look(0, 0);
    neighbors.offer(1, 2, 3, 4);

    assertThat(Written.by(neighbors)).containsExactly(1, 0, 1, 2, 0, 0, 3, 4, 0, 0);
    assertThat(Written.by(neighbors.look(0, 0))).containsOnly(0).hasSize(10);
  }

  @Test
  void whatIsBeyondTheRangeIsNotSeen() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 3, "m", 5).look(1, 0);
    neighbors.offer(6.001f, 0);
    neighbors.offer(4, 4);
    neighbors.offer(-3.9f, 0);

    assertThat(indices(neighbors)).containsExactly(2, 1);
  }

  @Test
  void manyAreOrderedAsByAStableSort() {
    RandomStream random = new RandomStream(1);
    float[] x = new float[200];
    float[] y = new float[200];
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 20, "m", 9);
    for (int round = 0; round < 50; round++) {
      neighbors.look(0, 0);
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextInt(21) - 10; // whole numbers, so that many are at the same distance
        y[i] = random.nextInt(21) - 10;
        neighbors.offer(x[i], y[i]);
      }

      List<Integer> expected =
          IntStream.range(0, x.length)
              .boxed()
              .filter(i -> x[i] * x[i] + y[i] * y[i] <= 81)
              .sorted(Comparator.comparing(i -> x[i] * x[i] + y[i] * y[i]))
              .limit(20)
              .toList();
      assertThat(indices(neighbors)).isEqualTo(expected);
      for (int place = 0; place < neighbors.count(); place++) {
        assertThat(neighbors.ahead(place)).isEqualTo(x[expected.get(place)]);
        assertThat(neighbors.left(place)).isEqualTo(y[expected.get(place)]);
      }
    }
  }

  @Test
  void itDeclaresUnitsAndBounds() {
    assertThat(Written.spec(new NearestNeighbors("wolves", 2, "m", 5)).toString())
        .isEqualTo(
            "[wolves present[2] in 0.0..1.0, wolves position[4] m in -5.0..5.0, wolves velocity[4]"
                + " m/s]");
    assertThat(Written.spec(new NearestNeighbors("wolves", 1, "")).toString())
        .isEqualTo("[wolves present in 0.0..1.0, wolves position[2], wolves velocity[2]]");
  }

  @Test
  void itShowsWhereTheyAre() {
    NearestNeighbors neighbors =
        new NearestNeighbors("wolves", 2, "m").look(1, 1, 0, 0, QUARTER_TURN);
    neighbors.offer(4, 5);

    assertThat(WrittenCanvas.of(neighbors))
        .containsExactly("line 1.00,1.00 to 4.00,5.00: 0", "point 4.00,5.00: 0");
  }

  @Test
  void whatIsWrongIsNamed() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 1, "m");

    assertThatThrownBy(() -> neighbors.offer(0, Float.NaN))
        .hasMessageContaining("'wolves' was shown something at x 0.0, y NaN");
    assertThatThrownBy(() -> neighbors.look(Float.NaN, 0)).hasMessageContaining("x NaN");
    assertThatThrownBy(() -> new NearestNeighbors("wolves", 0, "m"))
        .hasMessageContaining("at least 1 of neighbors");
    assertThatThrownBy(() -> new NearestNeighbors("wolves", 1, "m", -1))
        .hasMessageContaining("range above 0, not -1.0");
  }
}
