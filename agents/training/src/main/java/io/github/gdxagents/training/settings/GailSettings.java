package io.github.gdxagents.training.settings;

import io.github.gdxagents.network.Activation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the network learns that tells demonstrations from what the policy does.
 *
 * @param gailHidden the widths of its hidden layers
 * @param gailActivation of its hidden layers
 * @param gailLearningRate Adam's step size
 * @param gailMinibatchSize decisions of either side in a gradient step
 * @param gailPasses over each rollout
 * @param gailLogitPenalty weight of the squared logit in the loss: how certain it may become
 * @param gailDiscount the weight of a reward one decision later; null for the run's
 * @param gailCritic whether the signal has a value of its own
 */
public record GailSettings(
    List<Integer> gailHidden,
    Activation gailActivation,
    double gailLearningRate,
    int gailMinibatchSize,
    int gailPasses,
    double gailLogitPenalty,
    @OrNone @Nullable Double gailDiscount,
    boolean gailCritic) {

  public static final GailSettings DEFAULT =
      new GailSettings(List.of(64, 64), Activation.TANH, 3e-4, 128, 1, 0.01, null, false);

  public GailSettings {
    gailHidden = List.copyOf(gailHidden);
    for (int width : gailHidden) {
      Numbers.requireWithin("gail-hidden", width, 1, 8_192);
    }
    Numbers.requireWithin("gail-learning-rate", gailLearningRate, 0, 1);
    Numbers.requireWithin("gail-minibatch-size", gailMinibatchSize, 1, 1_000_000);
    Numbers.requireWithin("gail-passes", gailPasses, 1, 1_000);
    Numbers.requireWithin("gail-logit-penalty", gailLogitPenalty, 0, 1_000);
    if (gailDiscount != null) {
      Numbers.requireWithin("gail-discount", gailDiscount, 0, 1);
    }
  }
}
