package io.github.gdxagents.training.settings;

import io.github.gdxagents.hook.Statistic;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a number has to reach. Its text form is {@code return>=100}, {@code game_falls<=0.1} for a
 * statistic of the game, or {@code progress>=0.5}.
 *
 * @param of the number's name
 * @param least whether the bound is the least value that reaches it; else it is the greatest
 * @param bound in the number's own unit
 */
public record Threshold(String of, boolean least, double bound) {

  /** The undiscounted sum of a life's rewards, as the game gives them. */
  public static final String RETURN = "return";

  /** The share of the run that is over, 0 to 1. */
  public static final String PROGRESS = "progress";

  /** What the names of the game's own statistics begin with. */
  public static final String GAME_PREFIX = "game_";

  private static final String AT_LEAST = ">=";
  private static final String AT_MOST = "<=";

  public Threshold {
    if (!Double.isFinite(bound)) {
      throw new InvalidSettingException(
          "curriculum must compare %s with a finite number, not %s".formatted(of, bound));
    }
    if (of.equals(PROGRESS)) {
      Numbers.requireWithin("curriculum progress", bound, 0, 1);
      if (!least) {
        throw new InvalidSettingException(
            "curriculum must wait for progress to grow, as in progress>=%s, not progress<=%s"
                .formatted(Numbers.text(bound), Numbers.text(bound)));
      }
    }
  }

  /** Whether it is about the run and not about lives. */
  public boolean isOfRun() {
    return of.equals(PROGRESS);
  }

  /** Whether a value reaches it; what is no number does not. */
  public boolean isMetBy(double value) {
    return least ? value >= bound : value <= bound;
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static Threshold parse(String text) {
    boolean least = text.contains(AT_LEAST);
    int comparison = text.lastIndexOf(least ? AT_LEAST : AT_MOST);
    if (comparison < 0) {
      throw new InvalidSettingException(
          "curriculum must have conditions with >= or <=, such as return>=100, not '%s'"
              .formatted(text.trim()));
    }
    return new Threshold(
        text.substring(0, comparison).trim(),
        least,
        Double.parseDouble(text.substring(comparison + AT_LEAST.length())));
  }

  /**
   * Checks that a game has what this is about.
   *
   * @throws InvalidSettingException naming the nearest number there is
   */
  void requireKnown(List<Statistic> statistics) {
    List<String> known =
        Stream.concat(
                Stream.of(RETURN, PROGRESS),
                statistics.stream().map(statistic -> GAME_PREFIX + statistic.name()))
            .toList();
    if (!known.contains(of)) {
      throw new InvalidSettingException(
          "curriculum asks for '%s', but there is only %s; did you mean '%s'?"
              .formatted(
                  of,
                  String.join(", ", known),
                  known.contains(GAME_PREFIX + of) ? GAME_PREFIX + of : Nearest.to(of, known)));
    }
  }

  @Override
  public String toString() {
    return of + (least ? AT_LEAST : AT_MOST) + Numbers.text(bound);
  }
}
