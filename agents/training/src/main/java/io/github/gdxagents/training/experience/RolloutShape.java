package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Reaction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How large a rollout is, and what it holds.
 *
 * @param simulations how many play side by side
 * @param steps decisions of each agent in a rollout, at most
 * @param groupSize how many neighboring simulations always draw the same seeds for their episodes
 * @param wholeEpisodes whether each simulation begins each rollout with a new episode and plays
 *     that one only; else episodes follow one another and go on from rollout to rollout
 * @param heads what values are estimated of
 * @param kept beside what every method learns from
 * @param memory what networks remember
 * @param noiseCorrelation of the noise on axes, between one decision and the next; 0 draws each
 *     decision by itself
 * @param reaction of learners
 * @param mostFailures how often the game may fail before the run does
 * @param selfPlay how learners play against themselves
 * @param practice where episodes begin otherwise than at their beginning
 */
public record RolloutShape(
    int simulations,
    int steps,
    int groupSize,
    boolean wholeEpisodes,
    List<ValueHead> heads,
    Set<Kept> kept,
    RowMemory memory,
    double noiseCorrelation,
    Reaction reaction,
    int mostFailures,
    SelfPlay selfPlay,
    Practice practice) {

  public RolloutShape {
    EnumSet<Kept> own = EnumSet.noneOf(Kept.class);
    own.addAll(kept);
    kept = Collections.unmodifiableSet(own);
    if (kept.contains(Kept.REPLAYS) && !kept.contains(Kept.ACTIONS)) {
      throw new IllegalArgumentException("Replays need actions; keep ACTIONS as well");
    }
    if (groupSize < 1 || simulations % groupSize != 0) {
      throw new IllegalArgumentException(
          simulations + " simulations cannot be divided into groups of " + groupSize);
    }
  }

  /** A rollout of one value, whose decisions are drawn each by itself. */
  public RolloutShape(
      int simulations, int steps, int groupSize, boolean wholeEpisodes, Set<Kept> kept) {
    this(
        simulations,
        steps,
        groupSize,
        wholeEpisodes,
        List.of(ValueHead.SUM),
        kept,
        RowMemory.NONE,
        0,
        Reaction.IMMEDIATE,
        0,
        SelfPlay.NONE,
        Practice.NONE);
  }

  /** Episodes that go on from rollout to rollout, without a reference policy or checkpoints. */
  public static RolloutShape continuing(int simulations, int steps) {
    return new RolloutShape(simulations, steps, 1, false, Set.of());
  }
}
