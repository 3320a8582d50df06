package io.github.gdxagents.training.settings;

import io.github.gdxagents.hook.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which parameters of the game are drawn anew for each episode, uniformly within a range. Its text
 * form is {@code gravity:8..12,wind:0..5}, or {@code none}.
 *
 * @param ranges by the parameter's name, in the order in which they are drawn
 */
public record Randomization(Map<String, Range> ranges) {

  public static final Randomization NONE = new Randomization(Map.of());

  public Randomization {
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
  }

  /** From where a parameter is drawn, in its unit. */
  public record Range(double low, double high) {
    public Range {
      if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
        throw new InvalidSettingException(
            "randomize must have ranges with low <= high, not " + low + ".." + high);
      }
    }

    @Override
    public String toString() {
      return Numbers.text(low) + ".." + Numbers.text(high);
    }
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static Randomization parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int colon = part.lastIndexOf(':');
      int dots = part.indexOf("..", colon + 1);
      if (colon < 0 || dots < 0) {
        throw new NumberFormatException(text);
      }
      ranges.put(
          part.substring(0, colon).trim(),
          new Range(
              Double.parseDouble(part.substring(colon + 1, dots)),
              Double.parseDouble(part.substring(dots + 2))));
    }
    return new Randomization(ranges);
  }

  /**
   * Checks that a game has these parameters, and that they can take all values of their ranges.
   *
   * @throws InvalidSettingException naming the nearest parameter or range that is valid
   */
  public void requireDeclared(List<Parameter> parameters) {
    Map<String, Parameter> declared = new LinkedHashMap<>();
    parameters.forEach(parameter -> declared.put(parameter.name(), parameter));
    ranges.forEach((name, range) -> requireDeclared(name, range, declared));
  }

  private static void requireDeclared(String name, Range range, Map<String, Parameter> declared) {
    Parameter parameter = declared.get(name);
    if (parameter == null) {
      throw new InvalidSettingException(
          declared.isEmpty()
              ? "randomize names the parameter '" + name + "', but the game declares none"
              : "randomize names the parameter '%s', but the game declares %s; did you mean '%s'?"
                  .formatted(
                      name,
                      new ArrayList<>(declared.values()),
                      Nearest.to(name, declared.keySet())));
    }
    if (range.low() < parameter.low() || range.high() > parameter.high()) {
      Range within =
          new Range(
              Math.max(range.low(), parameter.low()), Math.min(range.high(), parameter.high()));
      throw new InvalidSettingException(
          "randomize draws %s from %s, but the game can take %s..%s; the nearest valid range is %s"
              .formatted(name, range, parameter.low(), parameter.high(), within));
    }
  }

  @Override
  public String toString() {
    return ranges.isEmpty()
        ? "none"
        : ranges.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
