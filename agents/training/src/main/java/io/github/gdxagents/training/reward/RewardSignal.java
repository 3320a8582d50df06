package io.github.gdxagents.training.reward;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One source of rewards, and how much what it pays counts. */
final class RewardSignal implements Stateful {

  private final String name;
  private final double weight;

  /** Which of the rollout's values is of what it pays. */
  private final int head;

  /** Null for the game, whose rewards are in the rollout. */
  private final @Nullable RewardSource source;

  /** Null where rewards are taken as they are. */
  private final @Nullable RewardScaling scaling;

  private double meanReward = Double.NaN;

  /**
   * @param name what settings call it
   * @param weight how much a reward of 1 counts among those of its head, after scaling
   * @param head which of the rollout's values is of what it pays
   * @param source pays; null for the game
   * @param scaling of its rewards; null for none
   */
  RewardSignal(
      String name,
      double weight,
      int head,
      @Nullable RewardSource source,
      @Nullable RewardScaling scaling) {
    this.name = name;
    this.weight = weight;
    this.head = head;
    this.source = source;
    this.scaling = scaling;
  }

  boolean isGame() {
    return source == null;
  }

  /**
   * Adds what it pays, scaled and weighted, to what is learned from.
   *
   * @param rollout its rewards are modified
   */
  void addTo(Rollout rollout, double progress) {
    float[] paid = source == null ? rollout.gameRewards : source.pay(rollout, progress);
    if (!pays()) {
      return;
    }
    meanReward = mean(rollout, paid);
    int heads = rollout.heads.size();
    if (scaling == null) {
      for (int row = 0; row < rollout.rows(); row++) {
        rollout.rewards[row * heads + head] += (float) (weight * paid[row]);
      }
      return;
    }
    scaling.add(rollout, paid);
    double scale = 1 / scaling.unit();
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.rewards[row * heads + head] +=
          (float) (weight * RewardScaling.scaled(paid[row], scale));
    }
  }

  /** Whether it is known by now what to pay. */
  boolean pays() {
    return source == null || source.pays();
  }

  private static double mean(Rollout rollout, float[] paid) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < rollout.rows(); row++) {
      if (rollout.valid[row]) {
        sum += paid[row];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** What a reward of 1 that is learned from is worth in this signal's own units. */
  double unit() {
    return (scaling == null ? 1 : scaling.unit()) / weight;
  }

  /** What there is to tell of the latest rollout: what it paid, and what the source adds. */
  List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    measures.add(
        new Measure(
            name,
            "reward",
            "reward",
            "mean over the rollout's decisions of what the signal pays, before scaling and weight",
            meanReward));
    if (source != null) {
      measures.addAll(source.measures());
    }
    return measures;
  }

  /** What the source says that the user should know. */
  List<String> warnings() {
    return source == null ? List.of() : source.warnings();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    if (scaling != null) {
      scaling.save(out);
    }
    if (source != null) {
      source.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (scaling != null) {
      scaling.load(in);
    }
    if (source != null) {
      source.load(in);
    }
  }
}
