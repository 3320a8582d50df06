package io.github.gdxagents.training.preference;

import io.github.gdxagents.play.Clip;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run consults people: which questions it lays out, and when there is enough news in their
 * answers to learn the reward anew.
 */
final class Consultation {

  /** With fewer decided answers nothing is learned, and nothing is paid. */
  static final int LEAST_LABELS = 10;

  /** Questions that are laid out after each rollout. */
  private static final int QUESTIONS = 4;

  /** A reward that changes with every answer is hard to learn from: so many parts of them more. */
  private static final double NEWS_SHARE = 0.1;

  /** After so many rollouts even a single answer is news. */
  private static final int LONGEST_WAIT = 20;

  private final LabelDesk desk;
  private final PairChooser chooser;
  private int rolloutsSinceFit;

  Consultation(LabelDesk desk, PairChooser chooser) {
    this.desk = desk;
    this.chooser = chooser;
  }

  /**
   * Takes the answers that are there, if they are worth learning the reward anew.
   *
   * @param comparisons that were learned from; modified
   * @return whether there is news in them
   */
  boolean takeAnswers(List<Comparison> comparisons) {
    rolloutsSinceFit++;
    List<Comparison> given = desk.comparisons();
    if (!isNews(comparisons, given)) {
      return false;
    }
    comparisons.clear();
    comparisons.addAll(given);
    rolloutsSinceFit = 0;
    return true;
  }

  private boolean isNews(List<Comparison> learned, List<Comparison> given) {
    long decided = given.stream().filter(one -> one.answer() != Answer.SKIP).count();
    if (decided < LEAST_LABELS || given.equals(learned)) {
      return false;
    }
    return learned.isEmpty()
        || rolloutsSinceFit >= LONGEST_WAIT
        || Math.abs(given.size() - learned.size()) >= NEWS_SHARE * learned.size();
  }

  /**
   * Lays out questions about lives that can be shown again.
   *
   * @param learned whether the networks have learned anything that they could disagree about
   */
  void ask(List<LifePool.Life> lives, RewardEnsemble ensemble, boolean learned) {
    List<LifePool.Life> shown = lives.stream().filter(life -> life.replay() != null).toList();
    if (shown.size() < 2) {
      return;
    }
    boolean byChance = !learned || chooser.isUniform();
    List<LabelDesk.Offer> offers = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      PairChooser.Pair pair = byChance ? chooser.drawPair(shown) : chooser.choose(shown, ensemble);
      offers.add(
          new LabelDesk.Offer(
              clip(pair.left(), shown),
              clip(pair.right(), shown),
              byChance ? LabelDesk.Reason.CHANCE : LabelDesk.Reason.DISAGREEMENT));
    }
    desk.offer(offers);
  }

  private static Clip clip(Trajectory part, List<LifePool.Life> lives) {
    return lives.stream()
        .filter(life -> life.holds(part))
        .flatMap(life -> Optional.ofNullable(life.replay()).stream())
        .map(replay -> new Clip(part, replay))
        .findFirst()
        .orElseThrow();
  }
}
