package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.settings.SettingsValue;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a setting may be in a {@link SearchSpace}: a value, or a range of them.
 */
sealed interface Alternative {

  /** What a setting is drawn to be, in the form that {@code --set} takes. */
  String draw(RandomStream random);

  /** The values between which all that can be drawn lies. */
  List<String> ends();

  /** Where it stands. */
  String place();

  /** A value, whose mapping, if it is one, is the value itself. */
  record Fixed(String text, String place) implements Alternative {

    @Override
    public String draw(RandomStream random) {
      return text;
    }

    @Override
    public List<String> ends() {
      return List.of(text);
    }
  }

  /**
   * Numbers between two, to three significant digits; whole ones where both ends are whole.
   *
   * @param low in the form it was written
   * @param high in the form it was written, greater than {@code low}
   * @param logarithmic whether each factor is equally likely, not each distance
   * @param end what the number moves to over the run; null where it stays
   */
  record Range(String low, String high, boolean logarithmic, @Nullable String end, String place)
      implements Alternative {

    private static final MathContext DIGITS = new MathContext(3);

    @Override
    public String draw(RandomStream random) {
      double from = Double.parseDouble(low);
      double to = Double.parseDouble(high);
      double share = random.nextDouble();
      if (isWhole(low) && isWhole(high)) {
        return text(Long.toString(whole(from, to, share)));
      }
      double number = between(from, to, share);
      return text(BigDecimal.valueOf(number).round(DIGITS).toString());
    }

    /** Each whole number has the share of the line that rounds to it. */
    private long whole(double from, double to, double share) {
      double number = between(Math.max(from - 0.5, from / 2), to + 0.5, share);
      return Math.max((long) from, Math.min((long) to, Math.round(number)));
    }

    private double between(double from, double to, double share) {
      return logarithmic
          ? StrictMath.exp(
              StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)))
          : from + share * (to - from);
    }

    private static boolean isWhole(String text) {
      return text.matches("-?\\d+");
    }

    private String text(String number) {
      return end == null ? number : number + ".." + end;
    }

    @Override
    public List<String> ends() {
      return List.of(text(low), text(high));
    }
  }

  /** What a range is made of. */
  Set<String> RANGE = new LinkedHashSet<>(List.of("low", "high", "scale", "end"));

  /** Settings whose values are mappings themselves. */
  Set<String> MAPPINGS = Set.of("reward", "randomize", "curriculum");

  /**
   * Reads an alternative.
   *
   * @throws InvalidSettingException with the place, where it is a mapping and no range
   */
  static Alternative of(String key, SettingsValue value) {
    Map<String, SettingsValue> members = value.members();
    if (members == null || MAPPINGS.contains(key)) {
      return new Fixed(value.text(), value.place());
    }
    members.forEach((name, member) -> member.requireKnown(name, RANGE));
    SettingsValue low = required(members, "low", value);
    SettingsValue high = required(members, "high", value);
    SettingsValue scale = members.get("scale");
    SettingsValue end = members.get("end");
    boolean logarithmic = scale != null && scale.parsed("scale", Alternative::isLogarithmic);
    double least = low.parsed("low", Alternative::number);
    double most = high.parsed("high", Alternative::number);
    if (!(least < most)) {
      throw new InvalidSettingException(
          "%s: high: must be greater than low, which is %s, not %s"
              .formatted(high.place(), low.text(), high.text()));
    }
    if (logarithmic && !(least > 0)) {
      throw new InvalidSettingException(
          "%s: low: must be greater than 0 with scale: log, not %s"
              .formatted(low.place(), low.text()));
    }
    if (end != null) {
      end.parsed("end", Alternative::number);
    }
    return new Range(
        low.text(), high.text(), logarithmic, end == null ? null : end.text(), value.place());
  }

  private static SettingsValue required(
      Map<String, SettingsValue> members, String name, SettingsValue range) {
    SettingsValue value = members.get(name);
    if (value == null) {
      throw new InvalidSettingException(
          "%s: a range needs low and high, such as {low: 1e-4, high: 1e-2, scale: log}; %s is missing"
              .formatted(range.place(), name));
    }
    return value;
  }

  private static boolean isLogarithmic(String text) {
    if (text.equals("log") || text.equals("linear")) {
      return text.equals("log");
    }
    throw new InvalidSettingException("must be linear or log, not '" + text + "'");
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as infinity and NaN are.
    }
    throw new InvalidSettingException("must be a number such as 1e-4, not '" + text + "'");
  }
}
