package io.github.gdxagents.console.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a list of seeds: {@code 1-3}, {@code 1,2,5}, or both: {@code 1-3,7}. */
public final class Seeds {

  private static final int MOST_SEEDS = 1_000;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:\\s*-\\s*(\\d{1,18}))?");

  private Seeds() {}

  /**
   * Reads seeds.
   *
   * @throws InvalidComparisonException naming the part that is not a seed
   */
  public static List<Long> parse(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new InvalidComparisonException(
            "'"
                + part.strip()
                + "' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3");
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first) {
        throw new InvalidComparisonException(
            "'%s' runs backwards; write %s-%s".formatted(part.strip(), last, first));
      }
      if (last - first >= MOST_SEEDS || seeds.size() + last - first >= MOST_SEEDS) {
        throw new InvalidComparisonException(
            "'" + text.strip() + "' names more than " + MOST_SEEDS + " seeds; use fewer");
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return seeds;
  }
}
