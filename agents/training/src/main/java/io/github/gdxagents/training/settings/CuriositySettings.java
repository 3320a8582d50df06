package io.github.gdxagents.training.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How curiosity tells what is new, and how what it pays is valued.
 *
 * @param curiosityHidden the widths of the hidden layers, of the network that predicts and of the
 *     one that is predicted
 * @param curiosityFeatures how many numbers are predicted
 * @param curiosityLearningRate Adam's step size for the network that predicts
 * @param curiosityShare the share of each rollout's decisions that it learns from: the smaller, the
 *     longer things stay new
 * @param curiosityDiscount the weight of a reward one decision later; null for the run's
 * @param curiosityCritic whether the signal has a value of its own
 * @param curiosityEpisodic whether what it pays ends with the episode; if not, dying costs nothing
 *     but the way back. Counts where the signal has a value of its own
 */
public record CuriositySettings(
    List<Integer> curiosityHidden,
    int curiosityFeatures,
    double curiosityLearningRate,
    double curiosityShare,
    @OrNone @Nullable Double curiosityDiscount,
    boolean curiosityCritic,
    boolean curiosityEpisodic) {

  public static final CuriositySettings DEFAULT =
      new CuriositySettings(List.of(64, 64), 32, 1e-3, 0.25, null, false, false);

  public CuriositySettings {
    curiosityHidden = List.copyOf(curiosityHidden);
    for (int width : curiosityHidden) {
      Numbers.requireWithin("curiosity-hidden", width, 1, 8_192);
    }
    Numbers.requireWithin("curiosity-features", curiosityFeatures, 1, 8_192);
    Numbers.requireWithin("curiosity-learning-rate", curiosityLearningRate, 0, 1);
    Numbers.requireWithin("curiosity-share", curiosityShare, 1e-6, 1);
    if (curiosityDiscount != null) {
      Numbers.requireWithin("curiosity-discount", curiosityDiscount, 0, 1);
    }
  }
}
