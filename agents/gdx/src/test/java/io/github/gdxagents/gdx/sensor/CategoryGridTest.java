package io.github.gdxagents.gdx.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import org.junit.jupiter.api.Test;

class CategoryGridTest {

  private static final int WALL = 0;
  private static final int COIN = 1;
  private static final float QUARTER_TURN = (float) (Math.PI / 2);

  /** Three columns along x, two rows along y, of cells of 2 x 2. */
  private final CategoryGrid grid = new CategoryGrid("map", 3, 2, 2, "wall", "coin");

  @Test
  void whatIsMarkedIsInItsCellOfItsPlane() {
    grid.center(10, 20);
    grid.mark(WALL, 7.5f, 18.5f); // rightmost of all: behind, to the right
    grid.mark(COIN, 12.5f, 21); // ahead, to the left
    grid.mark(COIN, 10, 20); // at the agent: the middle column, the row that begins there

    assertThat(Written.by(grid))
        .containsExactly(
            1, 0, 0, //
            0, 0, 0, 0, 0, 0, //
            0, 1, 1);
    assertThat(grid.isMarked(WALL, 0, 0)).isTrue();
    assertThat(grid.isMarked(COIN, 0, 0)).isFalse();
  }

  @Test
  void aCellIncludesItsLowerEdgesAndWhatIsOutsideIsLeftOut() {
    grid.center(0, 0);
    grid.mark(WALL, -3, -2);
    grid.mark(WALL, 3, 0);
    grid.mark(WALL, 0, 2);
    grid.mark(WALL, -3.01f, 0);
    grid.mark(WALL, 0, -2.01f);
    grid.mark(WALL, 1e30f, -1e30f);

    assertThat(Written.by(grid)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void itTurnsWithTheHeading() {
    grid.center(10, 20, QUARTER_TURN); // ahead is up, left is to negative x
    grid.mark(WALL, 11, 17.5f); // behind, to the right
    grid.mark(COIN, 9, 22.5f); // ahead, to the left

    assertThat(Written.by(grid)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void movingItClearsIt() {
    grid.center(0, 0).mark(WALL, 0, 0);

    assertThat(Written.by(grid.center(0, 0))).containsOnly(0);
  }

  @Test
  void aClassifierIsAskedAtTheCenterOfEachCell() {
    StringBuilder asked = new StringBuilder();
    grid.center(10, 20)
        .fill(
            (x, y) -> {
              asked.append(x).append(',').append(y).append(' ');
              return x > 11 ? COIN : y < 20 ? WALL : Sensor.NOTHING;
            });

    assertThat(asked.toString())
        .isEqualTo("8.0,19.0 10.0,19.0 12.0,19.0 8.0,21.0 10.0,21.0 12.0,21.0 ");
    assertThat(Written.by(grid)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1);
  }

  @Test
  void aCellMayHaveSeveralCategories() {
    grid.center(0, 0).fill((x, y) -> WALL).mark(COIN, 0, 1);

    assertThat(Written.by(grid)).containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void itIsDeclaredFlatOrAsPlanes() {
    AgentSpec.Builder builder = AgentSpec.builder().discrete("wait", "wait");
    grid.declarePlanes(builder);
    ObservationSpec planes = builder.build().observation();

    assertThat(Written.spec(grid).toString())
        .isEqualTo("[map wall[6] in 0.0..1.0, map coin[6] in 0.0..1.0]");
    assertThat(Written.spec(grid).isFlat()).isTrue();
    assertThat(planes.toString()).isEqualTo("[map (grid of 2 x 2 x 3) in 0.0..1.0]");
    grid.center(0, 0).mark(COIN, -2.5f, 0);
    assertThat(Written.by(grid, planes)).containsExactly(Written.by(grid)).contains(1);
  }

  @Test
  void itShowsItsCellsAndWhatIsInThem() {
    CategoryGrid turned = new CategoryGrid("map", 2, 1, 3, "wall", "coin");
    turned.center(10, 20, QUARTER_TURN);
    turned.mark(WALL, 10, 21);
    turned.mark(COIN, 10, 21);

    assertThat(WrittenCanvas.of(turned))
        .containsExactly(
            "cell of 3.00 at 10.00,18.50, turned 1.57: -1",
            "cell of 3.00 at 10.00,21.50, turned 1.57: -1",
            "cell of 2.00 at 10.00,21.50, turned 1.57: 0",
            "cell of 1.00 at 10.00,21.50, turned 1.57: 1");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> grid.mark(2, 0, 0))
        .hasMessageContaining("'map' was told of category 2")
        .hasMessageContaining("[wall, coin]");
    assertThatThrownBy(() -> grid.fill((x, y) -> -2)).hasMessageContaining("category -2");
    assertThatThrownBy(() -> grid.mark(0, Float.NaN, 0))
        .hasMessageContaining("'map' was shown something at x NaN, y 0.0");
    assertThatThrownBy(() -> grid.center(0, Float.NaN)).hasMessageContaining("y NaN");
    assertThatThrownBy(() -> new CategoryGrid("map", 0, 1, 1, "wall"))
        .hasMessageContaining("at least 1 of columns");
    assertThatThrownBy(() -> new CategoryGrid("map", 1, 0, 1, "wall"))
        .hasMessageContaining("at least 1 of rows");
    assertThatThrownBy(() -> new CategoryGrid("map", 1, 1, 0, "wall"))
        .hasMessageContaining("cell size above 0, not 0.0");
    assertThatThrownBy(() -> new CategoryGrid("map", 1, 1, 1))
        .hasMessageContaining("at least 1 of categories");
  }
}
