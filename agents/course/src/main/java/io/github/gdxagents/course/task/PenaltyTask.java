package io.github.gdxagents.course.task;

/** Lesson 5: PPO with a price on change, and the price found on the way. */
public interface PenaltyTask {

  /**
   * What PPO with a penalty makes large, for one decision: r A - beta KL.
   *
   * @param ratio r
   * @param advantage A
   * @param beta the price of a nat
   * @param divergence KL(pi_old || pi) at this decision's state, in nats
   */
  double objective(double ratio, double advantage, double beta, double divergence);

  /**
   * The price for the next update, by the paper's rule: half where the policy changed by less than
   * target / 1.5, double where it changed by more than 1.5 target, else as it was.
   *
   * @param beta the price until now
   * @param divergence mean KL(pi_old || pi) after the update, in nats
   * @param target what it should be
   */
  double nextBeta(double beta, double divergence, double target);
}
