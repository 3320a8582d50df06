package io.github.gdxagents.training.reward;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All that pays for decisions. What is learned from is the weighted sum, unless one has a value of
 * its own.
 */
public final class RewardSignals implements Stateful {

  private final List<RewardSignal> signals;

  /**
   * The signals that settings ask for.
   *
   * @param heads what values are estimated of
   * @param slots of the rollouts
   * @param wholeEpisodes whether each rollout begins with new episodes
   * @param sources who pays, by the signal's name: one for each but the game
   */
  public RewardSignals(
      RolloutSettings settings,
      List<ValueHead> heads,
      int slots,
      boolean wholeEpisodes,
      Map<String, RewardSource> sources) {
    List<RewardSignal> wanted = new ArrayList<>();
    settings
        .reward()
        .weights()
        .forEach(
            (name, weight) -> {
              int head = headOf(name, heads);
              ValueHead valued = heads.get(head);
              RewardScaling scaling =
                  new RewardScaling(
                      slots,
                      valued.discountOr(settings.discount()),
                      wholeEpisodes,
                      valued.episodic());
              wanted.add(
                  new RewardSignal(
                      name,
                      valued.signal().equals(name) ? 1 : weight,
                      head,
                      name.equals(RewardWeights.GAME) ? null : sources.get(name),
                      settings.normalizeRewards() ? scaling : null));
            });
    signals = List.copyOf(wanted);
  }

  /** Its own, or the first. */
  private static int headOf(String signal, List<ValueHead> heads) {
    for (int head = 0; head < heads.size(); head++) {
      if (heads.get(head).signal().equals(signal)) {
        return head;
      }
    }
    return 0;
  }

  RewardSignals(List<RewardSignal> signals) {
    this.signals = List.copyOf(signals);
  }

  /**
   * Fills in what is learned from.
   *
   * @param rollout its rewards are modified
   * @param progress the share of the run that is over, 0 to 1
   */
  public void pay(Rollout rollout, double progress) {
    Arrays.fill(rollout.rewards, 0);
    for (RewardSignal signal : signals) {
      signal.addTo(rollout, progress);
    }
  }

  /** Whether anybody knows by now what to pay: else there is nothing to learn from. */
  public boolean anyPays() {
    return signals.stream().anyMatch(RewardSignal::pays);
  }

  /** Whether nobody pays but the game. */
  boolean gameAlone() {
    return signals.size() == 1 && signals.get(0).isGame();
  }

  /**
   * What a reward of 1 that is learned from is worth in the units of the game's rewards; 1 where
   * the game does not pay.
   */
  public double gameUnit() {
    return signals.stream()
        .filter(RewardSignal::isGame)
        .mapToDouble(RewardSignal::unit)
        .findFirst()
        .orElse(1);
  }

  /** What each signal tells of the latest rollout; nothing where the game alone pays. */
  public List<Measure> measures() {
    return gameAlone()
        ? List.of()
        : signals.stream().flatMap(signal -> signal.measures().stream()).toList();
  }

  /** What the user should know of the latest rollout, a sentence each. */
  public List<String> warnings() {
    return signals.stream().flatMap(signal -> signal.warnings().stream()).toList();
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
