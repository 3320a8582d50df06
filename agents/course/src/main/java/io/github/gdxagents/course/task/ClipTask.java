package io.github.gdxagents.course.task;

import io.github.gdxagents.training.learn.RowObjective;

/** Lesson 6: PPO with a clipped ratio. */
public interface ClipTask {

  /**
   * The clipped surrogate for one decision, min(r A, clip(r, 1 - epsilon, 1 + epsilon) A).
   *
   * @param row to read: {@code ratio}, which is r, and {@code advantage}. To set: {@code
   *     objective}, and its derivative with respect to log pi(a|s), {@code logProbabilityGradient}
   * @param epsilon the clip range, above 0
   */
  void weigh(RowObjective.Row row, double epsilon);
}
