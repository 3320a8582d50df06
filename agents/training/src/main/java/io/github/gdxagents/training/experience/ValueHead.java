package io.github.gdxagents.training.experience;

import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.SignalCritic;
import io.github.gdxagents.training.settings.SignalSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that are estimated for an observation: what is to be expected of one signal, or
 * of all those together that have no value of their own.
 *
 * @param signal whose value it is; {@link #SUM}'s name for that of several
 * @param weight of its advantages among those of all heads
 * @param discount the weight of a reward one decision later; null for the run's
 * @param episodic whether returns end with the episode; if not, they go on into the slot's next one
 */
public record ValueHead(String signal, double weight, @Nullable Double discount, boolean episodic) {

  /** The weighted sum of signals: what there is one value of unless settings say otherwise. */
  public static final ValueHead SUM = new ValueHead("sum", 1, null, true);

  /**
   * The heads that settings ask for: first that of the sum, unless each signal has its own, then
   * the others in the order of the signals.
   */
  public static List<ValueHead> of(RewardWeights reward, SignalSettings signals) {
    List<ValueHead> heads = new ArrayList<>();
    reward
        .weights()
        .forEach(
            (signal, weight) -> {
              SignalCritic critic = signals.critic(signal);
              if (critic.own()) {
                heads.add(new ValueHead(signal, weight, critic.discount(), critic.episodic()));
              } else if (!heads.contains(SUM)) {
                heads.add(0, SUM);
              }
            });
    return List.copyOf(heads);
  }

  /**
   * Whether the first head's value is the game's: no signal beside the game's is among what it is
   * of.
   */
  public static boolean firstIsGames(RewardWeights reward, SignalSettings signals) {
    return reward.weights().keySet().stream()
        .filter(signal -> !signals.critic(signal).own())
        .toList()
        .equals(List.of(RewardWeights.GAME));
  }

  /** The weight of a reward one decision later, in a run of this discount. */
  public double discountOr(double discountOfRun) {
    return discount == null ? discountOfRun : discount;
  }
}
