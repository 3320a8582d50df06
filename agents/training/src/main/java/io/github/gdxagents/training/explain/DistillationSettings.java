package io.github.gdxagents.training.explain;

/**
 * How a tree is distilled.
 *
 * @param leaves how many it has at most, from 2
 * @param rounds how often a tree is grown, from 1; each but the first from what its forerunner met,
 *     too
 * @param episodesPerRound how many are played before each is grown, from 1
 * @param selectionEpisodes over how many the trees are compared, from 1
 * @param episodes over how many the chosen tree and the policy are measured, from 1
 * @param seed decides all episodes: those that are measured by are the ones of an evaluation with
 *     this seed, all others are unrelated to them
 */
public record DistillationSettings(
    int leaves, int rounds, int episodesPerRound, int selectionEpisodes, int episodes, long seed) {

  /** The most leaves: a method of Java code holds as many comparisons, a reader far fewer. */
  public static final int MOST_LEAVES = 255;

  public static final DistillationSettings DEFAULT =
      new DistillationSettings(31, 40, 5, 50, 100, 1);

  public DistillationSettings {
    if (leaves < 2 || leaves > MOST_LEAVES) {
      throw new IllegalArgumentException(
          "leaves must be between 2 and " + MOST_LEAVES + ", not " + leaves);
    }
    requirePositive("rounds", rounds);
    requirePositive("episodesPerRound", episodesPerRound);
    requirePositive("selectionEpisodes", selectionEpisodes);
    requirePositive("episodes", episodes);
  }

  private static void requirePositive(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + count);
    }
  }

  /** The same with another number of leaves. */
  public DistillationSettings withLeaves(int most) {
    return new DistillationSettings(
        most, rounds, episodesPerRound, selectionEpisodes, episodes, seed);
  }

  /** The same, measured over so many episodes, of this seed. */
  public DistillationSettings measuredOver(int count, long ofSeed) {
    return new DistillationSettings(
        leaves, rounds, episodesPerRound, selectionEpisodes, count, ofSeed);
  }
}
