package io.github.gdxagents.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.OrthographicCamera;
import com.badlogic.gdx.graphics.glutils.ShapeRenderer;
import io.github.gdxagents.gdx.sensor.CategoryGrid;
import io.github.gdxagents.gdx.sensor.NearestNeighbors;
import io.github.gdxagents.gdx.sensor.Sensor;
import io.github.gdxagents.gdx.sensor.SensorDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SensorDrawingTest {

  /** Writes down what it draws. */
  private static final class Shapes extends ShapeRenderer {

    private final List<String> lines = new ArrayList<>();
    private final List<String> circles = new ArrayList<>();

    @Override
    public void line(
        float x, float y, float z, float x2, float y2, float z2, Color from, Color to) {
      lines.add(String.format(Locale.ROOT, "%s %.2f,%.2f to %.2f,%.2f", from, x, y, x2, y2));
    }

    @Override
    public void circle(float x, float y, float radius, int segments) {
      circles.add(String.format(Locale.ROOT, "%s %.2f,%.2f r %.3f", getColor(), x, y, radius));
    }
  }

  private final Shapes shapes;

  SensorDrawingTest() {
    Headless.start();
    shapes = new Shapes();
    OrthographicCamera camera = new OrthographicCamera(20, 10);
    camera.rotate(30);
    camera.update();
    shapes.setProjectionMatrix(camera.combined);
  }

  @AfterEach
  void dispose() {
    shapes.dispose();
  }

  @Test
  void pointsHaveTheSameSizeOnTheScreenHoweverTheCameraIsTurned() {
    NearestNeighbors neighbors = new NearestNeighbors("wolves", 1, "m").look(1, 2);
    neighbors.offer(3, 4);

    new SensorDrawing(shapes).draw(neighbors);

    assertThat(shapes.lines).containsExactly("e69f00ff 1.00,2.00 to 3.00,4.00");
    assertThat(shapes.circles).containsExactly("e69f00ff 3.00,4.00 r 0.100");
    assertThat(shapes.isDrawing()).isFalse();
  }

  @Test
  void cellsAreSquaresThatTurnInTheColorsOfTheirCategories() {
    CategoryGrid grid = new CategoryGrid("map", 1, 1, 4, "coin");
    grid.center(10, 20, (float) (Math.PI / 4)).mark(0, 10, 20);

    new SensorDrawing(shapes).draw(grid);

    assertThat(shapes.lines)
        .containsExactly(
            "707070ff 10.00,22.83 to 7.17,20.00",
            "707070ff 7.17,20.00 to 10.00,17.17",
            "707070ff 10.00,17.17 to 12.83,20.00",
            "707070ff 12.83,20.00 to 10.00,22.83",
            "e69f00ff 10.00,21.41 to 8.59,20.00",
            "e69f00ff 8.59,20.00 to 10.00,18.59",
            "e69f00ff 10.00,18.59 to 11.41,20.00",
            "e69f00ff 11.41,20.00 to 10.00,21.41");
  }

  @Test
  void everyCategoryHasAColorAndNeighboringOnesHaveOthers() {
    SensorDrawing drawing = new SensorDrawing(shapes);
    for (int category = Sensor.NOTHING; category < 20; category++) {
      drawing.line(0, 0, 1, 1, category);
    }

    List<String> colors = shapes.lines.stream().map(line -> line.substring(0, 8)).toList();
    assertThat(colors).hasSize(21);
    assertThat(colors.subList(0, 8)).doesNotHaveDuplicates();
    assertThat(colors.subList(1, 8)).isEqualTo(colors.subList(8, 15));
  }

  @Test
  void aRendererThatIsDrawingIsLeftAlone() {
    shapes.begin(ShapeRenderer.ShapeType.Filled);

    assertThatThrownBy(() -> new SensorDrawing(shapes).draw())
        .isInstanceOf(IllegalStateException.class);

    shapes.end();
  }
}
