package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final String RED = "#FF0000";

  @Test
  void pointsAreWhereTheAxesSay() {
    Axis x = Axis.ofNumbers("steps", 0, 1_000, 10);
    Axis y = Axis.ofNumbers("return", -50, 50, 10);
    Chart chart = new Chart("toy", 800, 400, x, y);
    chart.dots(List.of(0.0, 500.0), List.of(-50.0, 30.0), RED);
    chart.line(List.of(500.0, 1_000.0), List.of(30.0, 50.0), RED, 2);

    SvgPicture picture = new SvgPicture(chart.svg());

    assertThat(picture.width()).isEqualTo(800);
    assertThat(picture.height()).isEqualTo(400);
    assertThat(picture.texts()).contains("toy", "steps", "return");
    List<SvgPicture.Point> dots = picture.dots(RED);
    List<SvgPicture.Point> line = picture.lines(RED).get(0);
    assertThat(line.get(0)).isEqualTo(dots.get(1));
    assertBeside(picture, dots.get(0), "0", "-50");
    assertBeside(picture, dots.get(1), "500", "30");
    assertBeside(picture, line.get(1), "1,000", "50");
    assertThat(line.get(1).x()).isBetween(700.0, 790.0);
    assertThat(line.get(1).y()).isBetween(10.0, 100.0);
  }

  /** Labels are below what they are of, or to its left. */
  private static void assertBeside(
      SvgPicture picture, SvgPicture.Point point, String xLabel, String yLabel) {
    assertThat(picture.text(xLabel).x()).isEqualTo(point.x());
    assertThat(picture.text(xLabel).y()).isGreaterThan(point.y());
    assertThat(picture.text(yLabel).y() - point.y()).isBetween(0.0, 6.0);
    assertThat(picture.text(yLabel).x()).isLessThan(point.x());
  }

  @Test
  void longLabelsHaveTheirRoom() {
    Axis x = Axis.ofNumbers("", 0, 1, 10);
    Axis shortLabels = new Axis("", 0, 2, List.of(new Axis.Tick(1, "a")));
    Axis longLabels = new Axis("", 0, 2, List.of(new Axis.Tick(1, "a".repeat(40))));

    double left = origin(new Chart("", 800, 400, x, shortLabels));

    assertThat(left).isLessThan(60);
    assertThat(origin(new Chart("", 800, 400, x, longLabels)) - left).isBetween(250.0, 320.0);
  }

  private static double origin(Chart chart) {
    chart.dots(List.of(0.0), List.of(0.0), RED);
    return new SvgPicture(chart.svg()).dots(RED).get(0).x();
  }

  @Test
  void whatIsWrittenBreaksNothing() {
    Axis axis = Axis.ofNumbers("a < b && c > d", 0, 1, 10);
    Chart chart = new Chart("bell \u0007, \uD83D\uDE80, 'ä' and \"ö\"", 800, 400, axis, axis);
    chart.explain("\u25CF", RED, "<text>");
    chart.explain("\u25C7", RED, "]]>");

    assertThat(new SvgPicture(chart.svg()).texts())
        .contains("bell  , \uD83D\uDE80, 'ä' and \"ö\"", "a < b && c > d")
        .last()
        .asString()
        .containsSubsequence("\u25CF", "<text>", "\u25C7", "]]>");
  }
}
