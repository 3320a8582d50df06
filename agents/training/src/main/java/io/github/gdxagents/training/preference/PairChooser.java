package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.settings.PreferenceSettings.PairChoice;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.List;

/**
 * Cuts pairs of clips to ask about from lives: windows anywhere; windows of which one or both show
 * how a life ended; and lives as a whole.
 */
final class PairChooser {

  /** From how many pairs the one is chosen about which the networks disagree most. */
  private static final int CANDIDATES = 10;

  private final PreferenceSettings settings;
  private final RandomStream random;

  PairChooser(PreferenceSettings settings, RandomStream random) {
    this.settings = settings;
    this.random = random;
  }

  /** Two clips. */
  record Pair(Trajectory left, Trajectory right) {}

  /**
   * Chooses a pair.
   *
   * @param lives at least two
   */
  Pair choose(List<LifePool.Life> lives, RewardEnsemble ensemble) {
    Pair best = drawPair(lives);
    if (isUniform()) {
      return best;
    }
    double greatest = disagreement(best, ensemble);
    for (int candidate = 1; candidate < CANDIDATES; candidate++) {
      Pair pair = drawPair(lives);
      double disagreement = disagreement(pair, ensemble);
      if (disagreement > greatest) {
        best = pair;
        greatest = disagreement;
      }
    }
    return best;
  }

  /** Whether pairs are drawn by chance alone. */
  boolean isUniform() {
    return settings.pairChoice() == PairChoice.UNIFORM;
  }

  /** Draws a pair by chance. */
  Pair drawPair(List<LifePool.Life> lives) {
    double kind = random.nextDouble();
    List<LifePool.Life> ended =
        lives.stream().filter(life -> life.trajectory().end().ended()).toList();
    List<LifePool.Life> whole = lives.stream().filter(LifePool.Life::whole).toList();
    if (kind < settings.wholeLivesShare() && whole.size() > 1) {
      return two(whole);
    }
    boolean atEnd = kind < settings.wholeLivesShare() + settings.clipsAtEndShare();
    if (!atEnd || ended.isEmpty()) {
      return new Pair(window(lives), window(lives));
    }
    Trajectory last = end(draw(ended).trajectory());
    Trajectory other = random.nextInt(2) == 0 ? end(draw(ended).trajectory()) : window(lives);
    return random.nextInt(2) == 0 ? new Pair(last, other) : new Pair(other, last);
  }

  /** Two different lives, each pair as likely as any other. */
  private Pair two(List<LifePool.Life> lives) {
    int left = random.nextInt(lives.size());
    int right = random.nextInt(lives.size() - 1);
    return new Pair(
        lives.get(left).trajectory(), lives.get(right < left ? right : right + 1).trajectory());
  }

  private LifePool.Life draw(List<LifePool.Life> lives) {
    return lives.get(random.nextInt(lives.size()));
  }

  /** So many decisions as a clip has, or the whole life if it is shorter. */
  private Trajectory window(List<LifePool.Life> lives) {
    Trajectory life = draw(lives).trajectory();
    int length = Math.min(settings.clipDecisions(), life.decisions());
    int from = random.nextInt(life.decisions() - length + 1);
    return life.part(from, from + length);
  }

  private Trajectory end(Trajectory life) {
    int from = Math.max(0, life.decisions() - settings.clipDecisions());
    return life.part(from, life.decisions());
  }

  /** The variance of the members' opinions which clip is preferred. */
  private static double disagreement(Pair pair, RewardEnsemble ensemble) {
    double[] left = ensemble.sums(pair.left);
    double[] right = ensemble.sums(pair.right);
    BradleyTerry opinions = new BradleyTerry(0);
    double sum = 0;
    double squares = 0;
    for (int member = 0; member < left.length; member++) {
      double probability = opinions.probability(left[member] - right[member]);
      sum += probability;
      squares += probability * probability;
    }
    double mean = sum / left.length;
    return squares / left.length - mean * mean;
  }
}
