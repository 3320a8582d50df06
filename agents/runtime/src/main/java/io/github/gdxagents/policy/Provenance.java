package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Names;
import io.github.gdxagents.hook.Reaction;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a policy comes from: enough to train it again.
 *
 * <p>Immutable. Holds no date, so that training twice gives the same file.
 */
public final class Provenance {

  private final String game;
  private final String algorithm;
  private final String libraryVersion;
  private final Map<String, String> settings;
  private final long seed;
  private final long steps;
  private final double scoreMean;
  private final double scoreDeviation;
  private final int scoreEpisodes;

  /**
   * @param game the game and variant it was trained on
   * @param algorithm the learning algorithm
   * @param libraryVersion the version of this library that trained it
   * @param settings all settings of the training run, as they would be given on the command line
   * @param seed the seed of the run
   * @param steps how many decisions of training the policy has behind it, those of the policy from
   *     which training started among them
   * @param scoreMean the mean return of the episodes that the policy was evaluated on; 0 without
   *     episodes
   * @param scoreDeviation the standard deviation of those returns
   * @param scoreEpisodes how many episodes the score was taken from; 0 for no score
   * @throws IllegalArgumentException if a count is negative, the score is not finite, or a text
   *     holds control characters
   */
  public Provenance(
      String game,
      String algorithm,
      String libraryVersion,
      Map<String, String> settings,
      long seed,
      long steps,
      double scoreMean,
      double scoreDeviation,
      int scoreEpisodes) {
    requireAtLeastZero("steps", (double) steps);
    requireAtLeastZero("scoreEpisodes", scoreEpisodes);
    requireAtLeastZero("scoreDeviation", scoreDeviation);
    if (!(Math.abs(scoreMean) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("scoreMean must be finite, not " + scoreMean);
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      Names.requirePrintable("key of a setting", setting.getKey());
      Names.requirePrintable("setting '" + setting.getKey() + "'", setting.getValue());
    }
    this.game = Names.requirePrintable("game", game);
    this.algorithm = Names.requirePrintable("algorithm", algorithm);
    this.libraryVersion = Names.requirePrintable("library version", libraryVersion);
    this.settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    this.seed = seed;
    this.steps = steps;
    this.scoreMean = scoreMean;
    this.scoreDeviation = scoreDeviation;
    this.scoreEpisodes = scoreEpisodes;
  }

  /** The same, with the score of an evaluation. See the constructor for what parameters mean. */
  Provenance withScore(double mean, double deviation, int episodes) {
    return new Provenance(
        game, algorithm, libraryVersion, settings, seed, steps, mean, deviation, episodes);
  }

  /**
   * The same, with settings that say how quickly the policy reacts; without its score, which is of
   * another reaction.
   */
  Provenance withReaction(Reaction reaction) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(Reaction.DELAY_SETTING, Integer.toString(reaction.delay()));
    changed.put(Reaction.INTERVAL_SETTING, Integer.toString(reaction.interval()));
    return new Provenance(game, algorithm, libraryVersion, changed, seed, steps, 0, 0, 0);
  }

  private static void requireAtLeastZero(String what, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(what + " must be at least 0 and finite, not " + value);
    }
  }

  public String game() {
    return game;
  }

  public String algorithm() {
    return algorithm;
  }

  public String libraryVersion() {
    return libraryVersion;
  }

  /** All settings of the run in alphabetical order. */
  public Map<String, String> settings() {
    return settings;
  }

  public long seed() {
    return seed;
  }

  /** Decisions of training behind the policy. */
  public long steps() {
    return steps;
  }

  public double scoreMean() {
    return scoreMean;
  }

  public double scoreDeviation() {
    return scoreDeviation;
  }

  /** How many episodes the score was taken from; 0 if the policy has no score. */
  public int scoreEpisodes() {
    return scoreEpisodes;
  }
}
