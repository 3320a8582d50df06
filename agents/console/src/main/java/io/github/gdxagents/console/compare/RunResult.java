package io.github.gdxagents.console.compare;

import io.github.gdxagents.training.LibraryVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a run of a comparison ended.
 *
 * @param outcome whether it came to its end
 * @param libraryVersion of the library that trained it
 * @param plannedSteps decisions it was to make
 * @param steps decisions it made and learned from
 * @param episodes that ended in these
 * @param meanReturn the mean return of the last 100 of them, fewer if there were no more; NaN if
 *     there was none
 * @param evaluationReturn the mean return of the last policy over fresh episodes, always taking the
 *     most probable action; NaN if the run diverged
 * @param seconds spent on collecting and learning
 * @param processorSeconds what these steps cost a processor, which others keeping it busy do not
 *     change: measured since the run began or last went on, and taken to be as much for the steps
 *     before; NaN where the result is from a version that did not measure it
 */
public record RunResult(
    Outcome outcome,
    String libraryVersion,
    long plannedSteps,
    long steps,
    long episodes,
    double meanReturn,
    double evaluationReturn,
    double seconds,
    double processorSeconds) {

  /** Whether a run came to its end. */
  public enum Outcome {
    FINISHED,
    /** Ended early by a gradient that was not a number. */
    DIVERGED
  }

  private static final String NOT_A_NUMBER = "none";

  public boolean diverged() {
    return outcome == Outcome.DIVERGED;
  }

  double stepsPerSecond() {
    return steps / seconds;
  }

  /** The text form, as lines of {@code key=value}. */
  String text() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    texts.put("library-version", libraryVersion);
    texts.put("planned-steps", Long.toString(plannedSteps));
    texts.put("steps", Long.toString(steps));
    texts.put("episodes", Long.toString(episodes));
    texts.put("mean-return", text(meanReturn));
    texts.put("evaluation-return", text(evaluationReturn));
    texts.put("seconds", text(seconds));
    texts.put("processor-seconds", text(processorSeconds));
    return KeyValueFile.text(
        List.of(
            "How this run of a comparison ended, by gdx-agents " + LibraryVersion.current() + ".",
            "mean-return is of the last 100 training episodes, evaluation-return of fresh ones."),
        texts);
  }

  private static String text(double number) {
    return Double.isNaN(number) ? NOT_A_NUMBER : Double.toString(number);
  }

  /**
   * Reads a text form.
   *
   * @param texts by key
   * @param source where they come from, for messages
   * @throws InvalidComparisonException naming the source, and the key that is missing or has no
   *     such value
   */
  static RunResult of(Map<String, String> texts, String source) {
    return InvalidComparisonException.at(
        source,
        () ->
            new RunResult(
                outcome(required(texts, "outcome")),
                required(texts, "library-version"),
                whole(texts, "planned-steps"),
                whole(texts, "steps"),
                whole(texts, "episodes"),
                number(texts, "mean-return"),
                number(texts, "evaluation-return"),
                number(texts, "seconds"),
                texts.containsKey("processor-seconds")
                    ? number(texts, "processor-seconds")
                    : Double.NaN));
  }

  private static Outcome outcome(String text) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
        return outcome;
      }
    }
    throw new InvalidComparisonException(
        "outcome must be finished or diverged, not '" + text + "'");
  }

  private static long whole(Map<String, String> texts, String key) {
    try {
      return Long.parseLong(required(texts, key));
    } catch (NumberFormatException e) {
      throw new InvalidComparisonException(
          key + " must be a whole number, not '" + texts.get(key) + "'");
    }
  }

  private static double number(Map<String, String> texts, String key) {
    String text = required(texts, key);
    try {
      return text.equals(NOT_A_NUMBER) ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidComparisonException(key + " must be a number, not '" + text + "'");
    }
  }

  private static String required(Map<String, String> texts, String key) {
    String text = texts.getOrDefault(key, "");
    if (text.isEmpty()) {
      throw new InvalidComparisonException(key + " is missing");
    }
    return text;
  }
}
