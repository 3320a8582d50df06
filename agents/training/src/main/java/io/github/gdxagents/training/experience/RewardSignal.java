package io.github.gdxagents.training.experience;

import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One source of rewards: what it pays for each decision, and how much that counts. */
final class RewardSignal implements Stateful {

  private final String name;
  private final double weight;
  private final Function<Rollout, float[]> source;

  /** Null where rewards are taken as they are. */
  private final @Nullable RewardScaling scaling;

  /**
   * @param name what settings call it
   * @param weight how much a reward of 1 counts, after scaling
   * @param source finds what it pays for each row of a rollout, {@code [slots x steps]}
   * @param scaling of its rewards; null for none
   */
  RewardSignal(
      String name,
      double weight,
      Function<Rollout, float[]> source,
      @Nullable RewardScaling scaling) {
    this.name = name;
    this.weight = weight;
    this.source = source;
    this.scaling = scaling;
  }

  /** What the game pays. */
  static RewardSignal game(RolloutSettings settings, int slots, boolean wholeEpisodes) {
    return new RewardSignal(
        RewardWeights.GAME,
        settings.reward().of(RewardWeights.GAME),
        rollout -> rollout.gameRewards,
        settings.normalizeRewards()
            ? new RewardScaling(slots, settings.discount(), wholeEpisodes)
            : null);
  }

  String name() {
    return name;
  }

  /**
   * Adds what it pays, scaled and weighted, to what is learned from.
   *
   * @param rollout its rewards are modified
   */
  void addTo(Rollout rollout) {
    float[] paid = source.apply(rollout);
    if (scaling == null) {
      for (int row = 0; row < rollout.rows(); row++) {
        rollout.rewards[row] += (float) (weight * paid[row]);
      }
      return;
    }
    scaling.add(rollout, paid);
    double scale = 1 / scaling.unit();
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.rewards[row] += (float) (weight * RewardScaling.scaled(paid[row], scale));
    }
  }

  /** What a reward of 1 that is learned from is worth in this signal's own units. */
  double unit() {
    return (scaling == null ? 1 : scaling.unit()) / weight;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    if (scaling != null) {
      scaling.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (scaling != null) {
      scaling.load(in);
    }
  }
}
