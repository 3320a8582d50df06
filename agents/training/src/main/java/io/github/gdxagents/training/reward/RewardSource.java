package io.github.gdxagents.training.reward;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.state.Stateful;
import java.util.List;

/** Somebody who pays for decisions, other than the game; may learn from each rollout. */
public interface RewardSource extends Stateful {

  /**
   * Pays for a rollout, once for each.
   *
   * @param rollout not modified
   * @param progress the share of the run that is over, 0 to 1
   * @return what each decision earns, {@code [slots x steps]}; reused, and of no meaning where rows
   *     are not valid
   */
  float[] pay(Rollout rollout, double progress);

  /**
   * Whether it knows by now what to pay. Until then it pays nothing, and where nobody else pays,
   * nothing is learned.
   */
  default boolean pays() {
    return true;
  }

  /**
   * What there is to tell of the latest rollout, in a group of the signal's name: the same figures
   * in the same order throughout a run.
   */
  List<Measure> measures();

  /** What the user should know of the latest rollout, a sentence each; each is told once. */
  default List<String> warnings() {
    return List.of();
  }
}
