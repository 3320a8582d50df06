package io.github.gdxagents.course.task;

/**
 * Lesson 8: a reward that is learned from which of two clips people prefer. What is asked for is
 * finite, and right, for all differences from -1e6 to 1e6.
 */
public interface PreferenceTask {

  /**
   * The probability that the first clip is preferred, by the model of Bradley and Terry.
   *
   * @param first what the first is worth, the sum of its learned rewards
   * @param second what the second is worth
   */
  double probability(double first, double second);

  /**
   * The cross-entropy of an answer, in nats: by natural logarithms.
   *
   * @param preference how much the first was preferred: 1, 0 or, of two that are alike, 0.5
   */
  double loss(double first, double second, double preference);

  /** The derivative of the loss with respect to {@code first}. */
  double gradient(double first, double second, double preference);
}
