package io.github.gdxagents.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a run with parameters of its own. Its text form is {@code
 * gravity:-4..-2,wind:0,until:return>=100}.
 *
 * @param ranges from where it draws parameters; those it does not name are drawn as in any run
 * @param until what ends it; null for a lesson that does not end
 */
public record Lesson(Randomization ranges, @Nullable Threshold until) {

  private static final String UNTIL = "until:";

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static Lesson parse(String text) {
    Map<String, Randomization.Range> ranges = new LinkedHashMap<>();
    Threshold until = null;
    for (String part : text.split(",", -1)) {
      String member = part.trim();
      if (!member.startsWith(UNTIL)) {
        Randomization.read(Curriculum.KEY, member, ranges);
      } else if (until == null) {
        until = Threshold.parse(member.substring(UNTIL.length()));
      } else {
        throw new InvalidSettingException(
            "curriculum has two conditions in the lesson '%s'; put a semicolon between lessons"
                .formatted(text));
      }
    }
    return new Lesson(new Randomization(ranges), until);
  }

  /** Empty for a lesson that says nothing. */
  @Override
  public String toString() {
    String drawn = ranges.ranges().isEmpty() ? "" : ranges.toString();
    return until == null ? drawn : drawn + (drawn.isEmpty() ? "" : ",") + UNTIL + until;
  }
}
