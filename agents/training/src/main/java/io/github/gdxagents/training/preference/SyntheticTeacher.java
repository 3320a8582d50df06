package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.trajectory.Trajectory;

/**
 * A program that compares clips by what the game paid, which those who learn from its answers never
 * see. Lee et al., "B-Pref: Benchmarking Preference-Based Reinforcement Learning" (2021), with its
 * constants.
 */
final class SyntheticTeacher implements Teacher {

  /** What a decision counts for, for a myopic teacher, beside the one after it. */
  private static final double MYOPIA = 0.9;

  private static final double MISTAKES = 0.1;

  /** Poor or alike is what is so within this share of what such a clip pays on average. */
  private static final double THRESHOLD = 0.1;

  private final TeacherKind kind;
  private final long seed;

  /**
   * @param seed of what is left to chance
   */
  SyntheticTeacher(TeacherKind kind, long seed) {
    this.kind = kind;
    this.seed = seed;
  }

  @Override
  public Answer compare(Question question) {
    double left = value(question.left());
    double right = value(question.right());
    int decisions = Math.max(question.left().decisions(), question.right().decisions());
    double threshold = THRESHOLD * question.meanReward() * decisions;
    if (kind == TeacherKind.SKIPPING && Math.max(left, right) < threshold) {
      return Answer.SKIP;
    }
    if (left == right
        || (kind == TeacherKind.EQUAL && Math.abs(left - right) < Math.abs(threshold))) {
      return Answer.EQUAL;
    }
    Answer answer = left > right ? Answer.LEFT : Answer.RIGHT;
    return mistaken(question, left - right) ? answer.swapped() : answer;
  }

  private double value(Trajectory clip) {
    double value = 0;
    for (int decision = 0; decision < clip.decisions(); decision++) {
      value = (kind == TeacherKind.MYOPIC ? MYOPIA : 1) * value + clip.reward(decision);
    }
    return value;
  }

  private boolean mistaken(Question question, double difference) {
    double probability =
        switch (kind) {
          case NOISY -> 1 / (1 + StrictMath.exp(Math.abs(difference)));
          case MISTAKEN -> MISTAKES;
          default -> 0;
        };
    return probability > 0 && chanceOf(question).nextDouble() < probability;
  }

  /** The same question always has the same luck. */
  private RandomStream chanceOf(Question question) {
    long left = question.left().hashCode();
    return new RandomStream(
        RandomStream.deriveSeed(seed, left << Integer.SIZE ^ question.right().hashCode()));
  }
}
