package io.github.gdxagents.training.preference;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run that learns from comparisons is given, and where it keeps them.
 *
 * @param teacher compares clips; null for the one of the settings
 * @param desk where people compare clips, in place of a teacher; it keeps them itself. Null for
 *     none
 * @param comparisons what was compared before, and the run begins with
 * @param model a reward that was learned before, and is paid as it is; null for one that is learned
 *     now
 * @param file where each comparison is kept, before anything is learned from it; null for nowhere
 */
public record Feedback(
    @Nullable Teacher teacher,
    @Nullable LabelDesk desk,
    List<Comparison> comparisons,
    @Nullable RewardModel model,
    @Nullable Path file) {

  /** A teacher of the settings, and a run that keeps nothing. */
  public static final Feedback NONE = new Feedback(null, null, List.of(), null, null);

  public Feedback {
    comparisons = List.copyOf(comparisons);
  }

  /** The same, but with clips compared by code of one's own. */
  public Feedback taughtBy(Teacher teacher) {
    return new Feedback(teacher, desk, comparisons, model, file);
  }

  /** The same, but with clips compared by people. */
  public Feedback labeledAt(LabelDesk desk) {
    return new Feedback(teacher, desk, comparisons, model, file);
  }

  /** The same, but beginning with what was compared before. */
  public Feedback beginningWith(List<Comparison> comparisons) {
    return new Feedback(teacher, desk, comparisons, model, file);
  }

  /** The same, but with a reward that was learned before. */
  public Feedback paidBy(RewardModel model) {
    return new Feedback(teacher, desk, comparisons, model, file);
  }

  /** The same, but with comparisons kept in a {@link ComparisonFile}. */
  public Feedback keptIn(Path file) {
    return new Feedback(teacher, desk, comparisons, model, file);
  }
}
