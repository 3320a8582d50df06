package io.github.gdxagents.training.experience;

import java.util.List;

/**
 * How large a rollout is, and what it holds.
 *
 * @param simulations how many play side by side
 * @param steps decisions of each agent in a rollout, at most
 * @param groupSize how many neighboring simulations always draw the same seeds for their episodes
 * @param wholeEpisodes whether each simulation begins each rollout with a new episode and plays
 *     that one only; else episodes follow one another and go on from rollout to rollout
 * @param heads what values are estimated of
 * @param hasReference whether a reference policy's outputs are kept
 * @param keepsTransitions whether observations are kept as the game gave them, with what followed
 * @param keepsReplays whether each life that ends is kept with what it takes to see it again
 * @param recordsActions whether the actions of unfinished episodes are kept, which a checkpoint
 *     needs
 * @param noiseCorrelation of the noise on axes, between one decision and the next; 0 draws each
 *     decision by itself
 * @param mostFailures how often the game may fail before the run does
 */
public record RolloutShape(
    int simulations,
    int steps,
    int groupSize,
    boolean wholeEpisodes,
    List<ValueHead> heads,
    boolean hasReference,
    boolean keepsTransitions,
    boolean keepsReplays,
    boolean recordsActions,
    double noiseCorrelation,
    int mostFailures) {

  public RolloutShape {
    if (keepsReplays && !recordsActions) {
      throw new IllegalArgumentException("Replays need actions; let recordsActions be true");
    }
    if (groupSize < 1 || simulations % groupSize != 0) {
      throw new IllegalArgumentException(
          simulations + " simulations cannot be divided into groups of " + groupSize);
    }
  }

  /** A rollout that cannot be saved, whose decisions are drawn each by itself. */
  public RolloutShape(
      int simulations, int steps, int groupSize, boolean wholeEpisodes, boolean hasReference) {
    this(
        simulations,
        steps,
        groupSize,
        wholeEpisodes,
        List.of(ValueHead.SUM),
        hasReference,
        false,
        false,
        false,
        0,
        0);
  }

  /** Episodes that go on from rollout to rollout, without a reference policy or checkpoints. */
  public static RolloutShape continuing(int simulations, int steps) {
    return new RolloutShape(simulations, steps, 1, false, false);
  }
}
