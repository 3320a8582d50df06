package io.github.gdxagents.training.experience;

import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** All that pays for decisions. What is learned from is the sum; the game alone pays so far. */
public final class RewardSignals implements Stateful {

  private final List<RewardSignal> signals;

  /**
   * The signals that settings ask for.
   *
   * @param slots of the rollouts
   * @param wholeEpisodes whether each rollout begins with new episodes
   */
  public RewardSignals(RolloutSettings settings, int slots, boolean wholeEpisodes) {
    this(List.of(RewardSignal.game(settings, slots, wholeEpisodes)));
  }

  RewardSignals(List<RewardSignal> signals) {
    this.signals = List.copyOf(signals);
  }

  /**
   * Fills in what is learned from.
   *
   * @param rollout its rewards are modified
   */
  public void pay(Rollout rollout) {
    Arrays.fill(rollout.rewards, 0);
    for (RewardSignal signal : signals) {
      signal.addTo(rollout);
    }
  }

  /** What a reward of 1 that is learned from is worth in the units of the game's rewards. */
  public double gameUnit() {
    return signals.stream()
        .filter(signal -> signal.name().equals(RewardWeights.GAME))
        .findFirst()
        .orElseThrow()
        .unit();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (RewardSignal signal : signals) {
      signal.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (RewardSignal signal : signals) {
      signal.load(in);
    }
  }
}
