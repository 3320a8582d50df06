package io.github.gdxagents.training.settings;

/**
 * How a policy is cloned from demonstrations.
 *
 * @param cloneEpochs the most passes over the demonstrations
 * @param clonePatience after how many passes without a smaller loss on what was held out cloning
 *     stops; the policy is that of the smallest loss
 * @param cloneMinibatchSize decisions per gradient step
 * @param cloneLearningRate Adam's step size
 * @param cloneHeldOutShare the share of lives that are not learned from, but judge when to stop; 0
 *     to learn from all of them, in all passes
 */
public record CloningSettings(
    int cloneEpochs,
    int clonePatience,
    int cloneMinibatchSize,
    double cloneLearningRate,
    double cloneHeldOutShare) {

  public static final CloningSettings DEFAULT = new CloningSettings(200, 20, 128, 1e-3, 0.1);

  public CloningSettings {
    Numbers.requireWithin("clone-epochs", cloneEpochs, 1, 100_000);
    Numbers.requireWithin("clone-patience", clonePatience, 1, 100_000);
    Numbers.requireWithin("clone-minibatch-size", cloneMinibatchSize, 1, 10_000_000);
    Numbers.requireWithin("clone-learning-rate", cloneLearningRate, 0, 1);
    Numbers.requireWithin("clone-held-out-share", cloneHeldOutShare, 0, 0.9);
  }
}
