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

  private static final String KEY = "randomize";

  public Randomization {
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
  }

  /** From where a parameter is drawn, in its unit. */
  public record Range(double low, double high) {
    public Range {
      require(KEY, low, high);
    }

    /**
     * Reads {@code 8..12}, or a number alone that is always drawn.
     *
     * @param key of the setting that it belongs to
     */
    static Range parse(String key, String text) {
      int dots = text.indexOf("..");
      double low = Double.parseDouble(dots < 0 ? text : text.substring(0, dots));
      double high = dots < 0 ? low : Double.parseDouble(text.substring(dots + 2));
      require(key, low, high);
      return new Range(low, high);
    }

    private static void require(String key, double low, double high) {
      if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
        throw new InvalidSettingException(
            key + " must have ranges with low <= high, not " + low + ".." + high);
      }
    }

    @Override
    public String toString() {
      return low == high ? Numbers.text(low) : Numbers.text(low) + ".." + Numbers.text(high);
    }
  }

  /** These ranges, but for the parameters that others name. */
  public Randomization with(Randomization others) {
    Map<String, Range> all = new LinkedHashMap<>(ranges);
    all.putAll(others.ranges);
    return new Randomization(all);
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
      read(KEY, part, ranges);
    }
    return new Randomization(ranges);
  }

  /**
   * Reads a parameter with its range.
   *
   * @param key of the setting that it belongs to
   * @param ranges modified: receives it
   * @throws NumberFormatException if it is none
   */
  static void read(String key, String text, Map<String, Range> ranges) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new NumberFormatException(text);
    }
    String name = text.substring(0, colon).trim();
    if (ranges.put(name, Range.parse(key, text.substring(colon + 1))) != null) {
      throw new InvalidSettingException(
          "%s names the parameter '%s' twice; keep one of them".formatted(key, name));
    }
  }

  /**
   * Checks that a game has these parameters, and that they can take all values of their ranges.
   *
   * @throws InvalidSettingException naming the nearest parameter or range that is valid
   */
  public void requireDeclared(List<Parameter> parameters) {
    requireDeclared(KEY, parameters);
  }

  /**
   * The same for ranges of another setting.
   *
   * @param key of that setting, for messages
   */
  void requireDeclared(String key, List<Parameter> parameters) {
    Map<String, Parameter> declared = new LinkedHashMap<>();
    parameters.forEach(parameter -> declared.put(parameter.name(), parameter));
    ranges.forEach((name, range) -> requireDeclared(key, name, range, declared));
  }

  private static void requireDeclared(
      String key, String name, Range range, Map<String, Parameter> declared) {
    Parameter parameter = declared.get(name);
    if (parameter == null) {
      throw new InvalidSettingException(
          declared.isEmpty()
              ? key + " names the parameter '" + name + "', but the game declares none"
              : "%s names the parameter '%s', but the game declares %s; did you mean '%s'?"
                  .formatted(
                      key,
                      name,
                      new ArrayList<>(declared.values()),
                      Nearest.to(name, declared.keySet())));
    }
    if (range.low() < parameter.low() || range.high() > parameter.high()) {
      Range within =
          new Range(
              Math.max(range.low(), parameter.low()), Math.min(range.high(), parameter.high()));
      throw new InvalidSettingException(
          "%s draws %s from %s, but the game can take %s..%s; the nearest valid range is %s"
              .formatted(key, name, range, parameter.low(), parameter.high(), within));
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
