package io.github.gdxagents.training.settings;

import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the parameters of episodes follow what the policy can do: by lessons, or by drawing those
 * with which it succeeds sometimes but not always. Its text form is {@code none}, lessons such as
 * {@code gravity:-4..-2,until:return>=100;gravity:-12..-8}, or what success is, such as {@code
 * learnable:return>=100}.
 *
 * @param lessons one after the other, the last of which does not end; empty where there are none
 * @param success what a life has to reach; null unless parameters are drawn by their success
 */
public record Curriculum(List<Lesson> lessons, @Nullable Threshold success) {

  public static final Curriculum NONE = new Curriculum(List.of(), null);

  static final String KEY = "curriculum";

  private static final String LEARNABLE = "learnable:";

  /** Where the last of the lessons ends, another one follows that says nothing. */
  public Curriculum {
    List<Lesson> all = new ArrayList<>(lessons);
    if (!all.isEmpty() && all.get(all.size() - 1).until() != null) {
      all.add(new Lesson(Randomization.NONE, null));
    }
    lessons = List.copyOf(all);
    if (lessons.size() == 1) {
      throw new InvalidSettingException(
          "curriculum has one lesson only, '%s': say what ends it, as in '%s,until:return>=100', or set randomize instead"
              .formatted(lessons.get(0), lessons.get(0)));
    }
    for (Lesson lesson : lessons.subList(0, Math.max(0, lessons.size() - 1))) {
      if (lesson.until() == null) {
        throw new InvalidSettingException(
            "curriculum never goes on after the lesson '%s': say what ends it, as in '%s,until:return>=100'"
                .formatted(lesson, lesson));
      }
    }
    if (success != null && !lessons.isEmpty()) {
      throw new InvalidSettingException("curriculum must be lessons or learnable, not both");
    }
    if (success != null && success.isOfRun()) {
      throw new InvalidSettingException(
          "curriculum learnable needs what a life can reach, such as learnable:return>=100, not progress");
    }
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static Curriculum parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    if (text.startsWith(LEARNABLE)) {
      return new Curriculum(List.of(), Threshold.parse(text.substring(LEARNABLE.length())));
    }
    return new Curriculum(
        Stream.of(text.split(";", -1)).map(String::trim).map(Lesson::parse).toList(), null);
  }

  /**
   * Checks that a game has these parameters and what is waited for.
   *
   * @throws InvalidSettingException naming the nearest that is valid
   */
  public void requireDeclared(List<Parameter> parameters, List<Statistic> statistics) {
    for (Lesson lesson : lessons) {
      lesson.ranges().requireDeclared(KEY, parameters);
      if (lesson.until() != null) {
        lesson.until().requireKnown(statistics);
      }
    }
    if (success != null) {
      success.requireKnown(statistics);
    }
  }

  @Override
  public String toString() {
    if (success != null) {
      return LEARNABLE + success;
    }
    return lessons.isEmpty()
        ? "none"
        : lessons.stream()
            .map(Lesson::toString)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(";"));
  }
}
