package io.github.gdxagents.training;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.experience.Practice;
import io.github.gdxagents.training.experience.SelfPlay;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.Feedback;
import io.github.gdxagents.training.preference.LabelDesk;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import io.github.gdxagents.training.preference.RewardOrigin;
import io.github.gdxagents.training.preference.Teacher;
import io.github.gdxagents.trajectory.Demonstrations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a run is, and how it runs.
 *
 * @param seed decides everything random in the run
 * @param steps decisions to make, over all learners; the run ends before the iteration that would
 *     pass it, but makes one iteration at least
 * @param threads how many threads step simulations; does not change the result
 * @param learner what computes gradients; changes the result by rounding only, unless it brings
 *     {@linkplain io.github.gdxagents.training.network.OwnNetworks networks of its own}
 * @param start the policy to start from; null for a new one
 * @param lineup who learns and who plays the others; null where all agents are of one kind
 * @param keepsActions whether the actions of unfinished episodes are kept in memory, so that the
 *     run can be saved, and a failing game be played again
 * @param mostFailures how often the game may fail before the run ends; until then, the episode that
 *     failed is given up, and training goes on
 * @param feedback what the run learns from, where the reward is learned from comparisons. Whether
 *     its teacher is the same one is not checked where a run goes on.
 * @param selfPlay how learners play against themselves
 * @param practice where episodes begin otherwise than at their beginning
 * @param demonstrations to imitate, where the reward is to have been able to be demonstrated; null
 *     for none
 */
public record TrainingPlan(
    long seed,
    long steps,
    int threads,
    Learner learner,
    @Nullable Policy start,
    @Nullable Lineup lineup,
    boolean keepsActions,
    int mostFailures,
    Feedback feedback,
    SelfPlay selfPlay,
    Practice practice,
    @Nullable Demonstrations demonstrations) {

  /** What the provenance of a policy calls the demonstrations that it was cloned from. */
  public static final String DEMONSTRATIONS = "demonstrations";

  /** What the provenance of a policy calls the comparisons that it was taught by. */
  public static final String COMPARISONS = "comparisons";

  /** What the provenance of a policy calls the reward, learned before, that it was paid by. */
  public static final String REWARD_MODEL = "reward model";

  /** Starts from a new policy. */
  public TrainingPlan(long seed, long steps, int threads, Learner learner) {
    this(
        seed,
        steps,
        threads,
        learner,
        null,
        null,
        false,
        0,
        Feedback.NONE,
        SelfPlay.NONE,
        Practice.NONE,
        null);
  }

  /** The same, but starting from a policy. */
  public TrainingPlan startingFrom(Policy policy) {
    Draft draft = new Draft(this);
    draft.start = policy;
    return draft.plan();
  }

  /** The same, but for a game with several kinds of agents. */
  public TrainingPlan withLineup(Lineup lineup) {
    Draft draft = new Draft(this);
    draft.lineup = lineup;
    return draft.plan();
  }

  /** The same, but in a form that can be saved. */
  public TrainingPlan resumable() {
    Draft draft = new Draft(this);
    draft.keepsActions = true;
    return draft.plan();
  }

  /** The same, but for a game that may fail so often in the run. */
  public TrainingPlan tolerating(int failures) {
    Draft draft = new Draft(this);
    draft.mostFailures = failures;
    return draft.plan();
  }

  /** The same, but with agents that play against past selves of theirs. */
  public TrainingPlan with(SelfPlay selfPlay) {
    Draft draft = new Draft(this);
    draft.selfPlay = selfPlay;
    return draft.plan();
  }

  /** The same, but with situations that training returns to. */
  public TrainingPlan practicing(Practice practice) {
    Draft draft = new Draft(this);
    draft.practice = practice;
    return draft.plan();
  }

  /** The same, but with clips compared by code of one's own. */
  public TrainingPlan taughtBy(Teacher teacher) {
    return with(feedback.taughtBy(teacher));
  }

  /**
   * The same, but with clips compared by people, whom training does not wait for. Until they have
   * compared some, the reward that is learned from them pays nothing, and where nothing else pays
   * the policy stays as it is.
   */
  public TrainingPlan labeledAt(LabelDesk desk) {
    return with(feedback.labeledAt(desk));
  }

  /**
   * The same, but with comparisons kept in a file, each before it is learned from. A run that goes
   * on finds there what it had asked about before it ended.
   *
   * @param file a {@link io.github.gdxagents.training.preference.ComparisonFile}; begun if it does
   *     not exist
   */
  public TrainingPlan keepingComparisonsIn(Path file) {
    return with(feedback.keptIn(file));
  }

  /**
   * The same, but beginning with what was compared before, by agents of the same spec: a reward is
   * learned from that as soon as the run begins. With a teacher, more comparisons follow.
   */
  public TrainingPlan beginningWith(List<Comparison> comparisons) {
    return with(feedback.beginningWith(comparisons));
  }

  /**
   * The same, but with a reward that was learned before in place of one that is learned now: nobody
   * compares anything.
   */
  public TrainingPlan paidBy(RewardModel model) {
    return with(feedback.paidBy(model));
  }

  private TrainingPlan with(Feedback feedback) {
    Draft draft = new Draft(this);
    draft.feedback = feedback;
    return draft.plan();
  }

  /** The same, but with demonstrations to imitate, which a reward of {@code gail:1} pays for. */
  public TrainingPlan imitating(Demonstrations demonstrations) {
    Draft draft = new Draft(this);
    draft.demonstrations = demonstrations;
    return draft.plan();
  }

  /**
   * What the policies of the run say of how they were trained: the settings, what the policy that
   * they started from was taught by, and the learned reward that they are paid by.
   */
  Map<String, String> provenance(TrainingSettings settings) {
    Map<String, String> texts = new LinkedHashMap<>(settings.toMap(learner));
    if (start != null) {
      Map<String, String> before = start.provenance().settings();
      for (String key : List.of(DEMONSTRATIONS, COMPARISONS, REWARD_MODEL)) {
        if (before.containsKey(key)) {
          texts.put(key, before.get(key));
        }
      }
    }
    if (feedback.model() != null) {
      RewardOrigin origin = feedback.model().origin();
      texts.put(
          REWARD_MODEL,
          "%s, seed %s, %s comparisons, checksum %s"
              .formatted(
                  origin.game(),
                  origin.seed(),
                  origin.labels(),
                  RewardModelFile.fingerprint(feedback.model())));
    }
    if (selfPlay.isActive()) {
      texts.put("self-play", selfPlay.text());
    }
    if (practice.isActive()) {
      texts.put("practice", practice.text());
    }
    return texts;
  }

  public TrainingPlan {
    if (mostFailures < 0) {
      throw new IllegalArgumentException("mostFailures must be at least 0, not " + mostFailures);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  /** A plan of which something is to be changed. */
  private static final class Draft {

    private final TrainingPlan before;
    private @Nullable Policy start;
    private @Nullable Lineup lineup;
    private boolean keepsActions;
    private int mostFailures;
    private Feedback feedback;
    private SelfPlay selfPlay;
    private Practice practice;
    private @Nullable Demonstrations demonstrations;

    Draft(TrainingPlan before) {
      this.before = before;
      start = before.start;
      lineup = before.lineup;
      keepsActions = before.keepsActions;
      mostFailures = before.mostFailures;
      feedback = before.feedback;
      selfPlay = before.selfPlay;
      practice = before.practice;
      demonstrations = before.demonstrations;
    }

    TrainingPlan plan() {
      return new TrainingPlan(
          before.seed,
          before.steps,
          before.threads,
          before.learner,
          start,
          lineup,
          keepsActions,
          mostFailures,
          feedback,
          selfPlay,
          practice,
          demonstrations);
    }
  }
}
