package io.github.gdxagents.training.settings;

/**
 * How a policy is cloned from demonstrations.
 *
 * @param cloneSteps the most gradient steps
 * @param clonePatience after how many gradient steps without a smaller loss on what was held out
 *     cloning stops; the policy is that of the smallest loss
 * @param cloneMinibatchSize decisions per gradient step
 * @param cloneLearningRate Adam's step size
 * @param cloneHeldOutShare the share of lives that are not learned from, but judge when to stop; 0
 *     to learn from all of them, in all passes
 */
public record CloningSettings(
    int cloneSteps,
    int clonePatience,
    int cloneMinibatchSize,
    double cloneLearningRate,
    double cloneHeldOutShare) {

  public static final CloningSettings DEFAULT = new CloningSettings(10_000, 1_000, 128, 1e-3, 0.1);

  public CloningSettings {
    Numbers.requireWithin("clone-steps", cloneSteps, 1, 1_000_000_000);
    Numbers.requireWithin("clone-patience", clonePatience, 1, 1_000_000_000);
    Numbers.requireWithin("clone-minibatch-size", cloneMinibatchSize, 1, 10_000_000);
    Numbers.requireWithin("clone-learning-rate", cloneLearningRate, 0, 1);
    Numbers.requireWithin("clone-held-out-share", cloneHeldOutShare, 0, 0.9);
  }
}
