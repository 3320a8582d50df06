package io.github.gdxagents.course.task;

/** Lesson 4: steps that are measured by how much they change the policy. */
public interface TrustRegionTask {

  /**
   * KL(p || q) of two distributions over the same choices, in nats.
   *
   * @param p probabilities; a choice with 0 contributes nothing
   * @param q probabilities, above 0 wherever p is
   */
  double divergence(double[] p, double[] q);

  /**
   * The Fisher information of a categorical distribution about its logits, (diag(p) - p p^T), times
   * a vector.
   *
   * @param p probabilities
   * @param vector one number for each choice
   */
  double[] fisherProduct(double[] p, double[] vector);

  /**
   * How far to go along d, so that the divergence is delta to second order: sqrt(2 delta / d^T F
   * d).
   *
   * @param delta above 0, in nats
   * @param direction d
   * @param fisherTimesDirection F d
   */
  double stepLength(double delta, double[] direction, double[] fisherTimesDirection);
}
