package io.github.gdxagents.training.settings;

/**
 * A number that moves linearly from {@code start} to {@code end} over a run. Its text form is
 * {@code 3e-4} for a constant and {@code 3e-4..0} for a line.
 */
public record Schedule(double start, double end) {

  public static Schedule constant(double value) {
    return new Schedule(value, value);
  }

  /** The value after a share of the run: {@code start} at 0, {@code end} at 1. */
  public double at(double progress) {
    return start + (end - start) * progress;
  }

  static Schedule parse(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return constant(Double.parseDouble(text));
    }
    return new Schedule(
        Double.parseDouble(text.substring(0, dots)), Double.parseDouble(text.substring(dots + 2)));
  }

  @Override
  public String toString() {
    return start == end ? Numbers.text(start) : Numbers.text(start) + ".." + Numbers.text(end);
  }
}
