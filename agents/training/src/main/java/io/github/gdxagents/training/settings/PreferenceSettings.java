package io.github.gdxagents.training.settings;

import io.github.gdxagents.network.Activation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a reward is learned from comparisons of clips. Christiano et al., "Deep Reinforcement
 * Learning from Human Preferences" (2017); the teachers are those of Lee et al., "B-Pref:
 * Benchmarking Preference-Based Reinforcement Learning" (2021).
 *
 * @param teacher who compares
 * @param labels how many comparisons are asked for in the run
 * @param clipDecisions how many decisions a clip has at most, unless it is a whole life
 * @param clipsAtEndShare the share of questions in which a clip shows the end of a life: clips of
 *     equal length alone cannot tell what it is worth to stay alive
 * @param wholeLivesShare the share of questions that compare whole lives
 * @param pairChoice which pair is asked about, of those that may be
 * @param rewardModels how many networks learn the reward, each for itself
 * @param rewardHidden the widths of their hidden layers
 * @param rewardActivation of their hidden layers
 * @param rewardLearningRate Adam's step size for them
 * @param rewardSteps gradient steps of each network, each time that new comparisons have come
 * @param rewardMinibatchSize comparisons in a gradient step, at most
 * @param randomAnswers the share of answers that are taken to be given at random
 * @param heldOutShare the share of comparisons that are not learned from, but predicted
 * @param disagreementPenalty how many standard deviations of the networks' opinions a decision is
 *     paid less than their mean: what only some of them think good may be a mistake of theirs
 * @param rewardCentering whether the mean of what is paid is taken away
 * @param preferencesDiscount the weight of a reward one decision later; null for the run's
 * @param preferencesCritic whether the signal has a value of its own
 */
public record PreferenceSettings(
    TeacherKind teacher,
    int labels,
    int clipDecisions,
    double clipsAtEndShare,
    double wholeLivesShare,
    PairChoice pairChoice,
    int rewardModels,
    List<Integer> rewardHidden,
    Activation rewardActivation,
    double rewardLearningRate,
    int rewardSteps,
    int rewardMinibatchSize,
    double randomAnswers,
    double heldOutShare,
    double disagreementPenalty,
    boolean rewardCentering,
    @OrNone @Nullable Double preferencesDiscount,
    boolean preferencesCritic) {

  /** Who compares clips. */
  public enum TeacherKind {
    /** Nobody: the comparisons or the reward are there already, or code of one's own compares. */
    NONE,
    /** The greater sum of the game's rewards is better; equal sums are equal. */
    ORACLE,
    /** Prefers by chance, by the logistic function of the difference of both sums. */
    NOISY,
    /** Decisions count for less the earlier they were, by a tenth for each. */
    MYOPIC,
    /** Skips pairs in which both clips are poor. */
    SKIPPING,
    /** Says the opposite in a tenth of the answers. */
    MISTAKEN,
    /** Calls equal what differs by little. */
    EQUAL
  }

  /** Which pair is asked about. */
  public enum PairChoice {
    /** Any. */
    UNIFORM,
    /** Of ten, the one about which the networks disagree most. */
    DISAGREEMENT
  }

  public static final PreferenceSettings DEFAULT =
      new PreferenceSettings(
          TeacherKind.NONE,
          200,
          25,
          0.25,
          0.25,
          PairChoice.UNIFORM,
          3,
          List.of(64, 64),
          Activation.RELU,
          1e-3,
          800,
          16,
          0.1,
          0.125,
          0,
          false,
          null,
          false);

  /** Wider layers than anybody would wait for. */
  private static final int MOST_UNITS = 4_096;

  public PreferenceSettings {
    rewardHidden = List.copyOf(rewardHidden);
    Numbers.requireWithin("labels", labels, 0, 1_000_000);
    Numbers.requireWithin("clip-decisions", clipDecisions, 1, 1_000);
    Numbers.requireWithin("clips-at-end-share", clipsAtEndShare, 0, 1);
    Numbers.requireWithin("whole-lives-share", wholeLivesShare, 0, 1 - clipsAtEndShare);
    Numbers.requireWithin("reward-models", rewardModels, 1, 100);
    for (int width : rewardHidden) {
      Numbers.requireWithin("reward-hidden", width, 1, MOST_UNITS);
    }
    Numbers.requireWithin("reward-learning-rate", rewardLearningRate, 0, 1);
    Numbers.requireWithin("reward-steps", rewardSteps, 1, 1_000_000);
    Numbers.requireWithin("reward-minibatch-size", rewardMinibatchSize, 1, 100_000);
    Numbers.requireWithin("random-answers", randomAnswers, 0, 0.9);
    Numbers.requireWithin("disagreement-penalty", disagreementPenalty, 0, 100);
    Numbers.requireWithin("held-out-share", heldOutShare, 0, 0.5);
    if (preferencesDiscount != null) {
      Numbers.requireWithin("preferences-discount", preferencesDiscount, 0, 1);
    }
  }
}
