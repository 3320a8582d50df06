package io.github.gdxagents.training.settings;

/**
 * How a policy is learned directly from comparisons.
 *
 * @param cplSteps gradient steps
 * @param cplMinibatchSize comparisons per gradient step
 * @param cplLearningRate Adam's step size
 * @param cplHeldOutShare the share of comparisons that are not learned from, but predicted: the
 *     policy is that of the least loss on them; 0 to learn from all of them, in all steps
 * @param cplAlpha what a nat counts by which an action is likelier than by the reference: the
 *     smaller, the farther the policy goes
 * @param cplBias lambda: how much the clip that was not preferred counts, from 0 to 1. Below 1,
 *     making both clips more probable is better than making both less probable
 * @param cplDiscount gamma: what a decision counts in comparison with the one before
 */
public record ContrastiveSettings(
    int cplSteps,
    int cplMinibatchSize,
    double cplLearningRate,
    double cplHeldOutShare,
    double cplAlpha,
    double cplBias,
    double cplDiscount) {

  public static final ContrastiveSettings DEFAULT =
      new ContrastiveSettings(2_000, 16, 3e-4, 0.1, 0.1, 0.5, 1);

  public ContrastiveSettings {
    Numbers.requireWithin("cpl-steps", cplSteps, 1, 1_000_000_000);
    Numbers.requireWithin("cpl-minibatch-size", cplMinibatchSize, 1, 100_000);
    Numbers.requireWithin("cpl-learning-rate", cplLearningRate, 0, 1);
    Numbers.requireWithin("cpl-held-out-share", cplHeldOutShare, 0, 0.5);
    Numbers.requireWithin("cpl-alpha", cplAlpha, 1e-6, 1_000);
    Numbers.requireWithin("cpl-bias", cplBias, 0, 1);
    Numbers.requireWithin("cpl-discount", cplDiscount, 0, 1);
  }
}
