package io.github.gdxagents.gdx.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what a sensor shows. */
final class WrittenCanvas implements SensorCanvas {

  private final List<String> shapes = new ArrayList<>();

  static List<String> of(Sensor sensor) {
    WrittenCanvas canvas = new WrittenCanvas();
    sensor.show(canvas);
    return canvas.shapes;
  }

  @Override
  public void line(float fromX, float fromY, float toX, float toY, int category) {
    write("line %.2f,%.2f to %.2f,%.2f: %s", fromX, fromY, toX, toY, category);
  }

  @Override
  public void point(float x, float y, int category) {
    write("point %.2f,%.2f: %s", x, y, category);
  }

  @Override
  public void cell(float centerX, float centerY, float side, float headingRadians, int category) {
    write(
        "cell of %.2f at %.2f,%.2f, turned %.2f: %s",
        side, centerX, centerY, headingRadians, category);
  }

  private void write(String format, Object... values) {
    shapes.add(String.format(Locale.ROOT, format, values).replace("-0.00", "0.00"));
  }
}
