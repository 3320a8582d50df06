package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.reward.RewardSource;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pays what a teacher seems to want. Whatever is played is cut into clips; pairs of them are shown
 * to the teacher, more of them at the begin of a run; the reward is learned from all answers so
 * far; and the rollout is paid by it. What the game pays is only seen by teachers that are
 * programs, and by the figures that compare it with what was learned.
 */
public final class PreferenceReward implements RewardSource, AutoCloseable {

  private static final int LIVES_KEPT = 100;

  /** With fewer lives, the first questions would all be about the same. */
  private static final int LEAST_LIVES = 20;

  /**
   * Labels are asked for in so many batches, after each of which the reward is fitted anew: one
   * that changes with every rollout is hard to learn from.
   */
  private static final int BATCHES = 40;

  /** Those that are asked for as soon as there are lives. */
  private static final int BATCHES_AT_ONCE = 8;

  /** The progress of the run at which the last label is asked for. */
  private static final double LAST_LABEL_AT = 0.9;

  private static final int PAIR_STREAM = 0;
  private static final int ENSEMBLE_STREAM = 1;
  private static final int FIT_STREAM = 2;
  private static final int TEACHER_STREAM = 3;

  private final AgentSpec spec;
  private final PreferenceSettings settings;

  /** Null where people compare. */
  private final @Nullable Teacher teacher;

  private final RandomStream pairRandom;
  private final LifePool pool;
  private final RunningStatistics observations;
  private final RewardEnsemble ensemble;
  private final RewardLearner learner;
  private final PairChooser chooser;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final @Nullable ComparisonJournal journal;

  /** Null where a teacher compares. */
  private final @Nullable Consultation consultation;

  private float[] paid = new float[0];
  private double disagreement = Double.NaN;
  private double pearson = Double.NaN;
  private double spearman = Double.NaN;

  /**
   * @param game what to call the game where comparisons are kept
   * @param spec of the agents that learn
   * @param slots of the rollouts
   * @param threads on which networks are fitted
   * @param seed decides initial weights, questions and the order of learning
   */
  public PreferenceReward(
      String game,
      AgentSpec spec,
      PreferenceSettings settings,
      Feedback feedback,
      int slots,
      ThreadPool threads,
      long seed) {
    this.spec = spec;
    this.settings = settings;
    LabelDesk desk = feedback.desk();
    this.teacher =
        feedback.teacher() != null || desk != null
            ? feedback.teacher()
            : ofSettings(settings, seed);
    this.journal =
        feedback.file() == null || desk != null
            ? null
            : new ComparisonJournal(feedback.file(), game, spec);
    this.pairRandom = new RandomStream(RandomStream.deriveSeed(seed, PAIR_STREAM));
    this.pool = new LifePool(spec, slots, LIVES_KEPT);
    this.observations = new RunningStatistics(spec.observation().size());
    this.ensemble =
        new RewardEnsemble(spec, settings, RandomStream.deriveSeed(seed, ENSEMBLE_STREAM));
    this.learner =
        new RewardLearner(
            ensemble, spec, settings, threads, RandomStream.deriveSeed(seed, FIT_STREAM));
    this.chooser = new PairChooser(settings, pairRandom);
    this.consultation = desk == null ? null : new Consultation(desk, chooser);
  }

  private static Teacher ofSettings(PreferenceSettings settings, long seed) {
    if (settings.teacher() == TeacherKind.NONE) {
      throw new InvalidSettingException(
          "reward=preferences needs somebody who compares clips; set teacher, such as"
              + " teacher=oracle, or let code of your own compare them: TrainingPlan.taughtBy, or"
              + " people: TrainingPlan.labeledAt");
    }
    return new SyntheticTeacher(settings.teacher(), RandomStream.deriveSeed(seed, TEACHER_STREAM));
  }

  @Override
  public float[] pay(Rollout rollout, double progress) {
    for (int row : rollout.validRows()) {
      observations.add(rollout.rawObservations, row * rollout.observationSize);
    }
    pool.add(rollout);
    boolean answered = consultation != null ? consultation.takeAnswers(comparisons) : ask(progress);
    keep();
    if (answered) {
      learner.fit(comparisons, observations.normalizer());
      measure();
    }
    if (consultation != null) {
      consultation.ask(pool.lives(), ensemble, hasLearned());
    }
    if (paid.length != rollout.rows()) {
      paid = new float[rollout.rows()];
    }
    if (pays()) {
      ensemble.pay(rollout, paid);
    }
    return paid;
  }

  private boolean hasLearned() {
    return !Double.isNaN(learner.trainingLoss());
  }

  /** People take their time: until they have compared some clips, it is not known what to pay. */
  @Override
  public boolean pays() {
    return consultation == null || hasLearned();
  }

  /** Asks what is due, and returns whether there was any answer. */
  private boolean ask(double progress) {
    if (teacher == null || pool.lives().size() < LEAST_LIVES) {
      return false;
    }
    int due = labelsDue(progress) - comparisons.size();
    double meanReward = meanReward();
    for (int i = 0; i < due; i++) {
      PairChooser.Pair pair = chooser.choose(pool.lives(), ensemble);
      Question question = new Question(pair.left(), pair.right(), meanReward);
      comparisons.add(new Comparison(pair.left(), pair.right(), teacher.compare(question)));
    }
    return due > 0;
  }

  private void keep() {
    if (journal != null) {
      journal.keep(comparisons);
    }
  }

  /** How many labels are to be there: a part of them at once, the others ever more seldom. */
  private int labelsDue(double progress) {
    double passed = Math.min(1, progress / LAST_LABEL_AT);
    int batches = BATCHES_AT_ONCE + (int) ((BATCHES - BATCHES_AT_ONCE) * Math.sqrt(passed));
    return Math.round((float) settings.labels() * batches / BATCHES);
  }

  private double meanReward() {
    double sum = 0;
    long decisions = 0;
    for (LifePool.Life life : pool.lives()) {
      sum += life.trajectory().undiscountedReturn();
      decisions += life.trajectory().decisions();
    }
    return sum / decisions;
  }

  /**
   * Sets the scale of what is paid by the lives of late, and compares it with the game's rewards.
   */
  private void measure() {
    RunningStatistics means = new RunningStatistics(1);
    RunningStatistics deviations = new RunningStatistics(1);
    List<Trajectory> whole = new ArrayList<>();
    for (LifePool.Life life : pool.lives()) {
      add(ensemble.worth(life.trajectory()), means, deviations);
      if (life.whole()) {
        whole.add(life.trajectory());
      }
    }
    double shift = settings.rewardCentering() ? means.mean(0) : 0;
    double offset = means.mean(0) - shift;
    double unit = Math.sqrt(means.variance(0) + offset * offset);
    ensemble.setScale(shift, unit > 0 ? unit : 1);
    disagreement = unit > 0 ? deviations.mean(0) / unit : Double.NaN;
    double[] learned = whole.stream().mapToDouble(ensemble::learnedReturn).toArray();
    double[] game = whole.stream().mapToDouble(Trajectory::undiscountedReturn).toArray();
    pearson = Correlation.pearson(learned, game);
    spearman = Correlation.spearman(learned, game);
  }

  /** Adds the members' mean, and their standard deviation around it, for each decision. */
  private static void add(float[][] worth, RunningStatistics means, RunningStatistics deviations) {
    float[] number = new float[1];
    for (int decision = 0; decision < worth[0].length; decision++) {
      double sum = 0;
      double squares = 0;
      for (float[] member : worth) {
        sum += member[decision];
        squares += (double) member[decision] * member[decision];
      }
      double mean = sum / worth.length;
      number[0] = (float) mean;
      means.add(number, 0);
      number[0] = (float) Math.sqrt(Math.max(0, squares / worth.length - mean * mean));
      deviations.add(number, 0);
    }
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        measure(
            "labels", "comparisons", "comparisons that were asked for so far", comparisons.size()),
        measure(
            "agreement",
            "",
            "share of held-out comparisons that the learned reward predicts",
            learner.agreement()),
        measure(
            "loss", "nats", "mean loss over the comparisons learned from", learner.trainingLoss()),
        measure(
            "held_out_loss",
            "nats",
            "mean loss over the comparisons held out",
            learner.heldOutLoss()),
        measure(
            "weight_decay",
            "",
            "weight decay of the reward networks, which follows from both losses",
            learner.weightDecay()),
        measure(
            "disagreement",
            "",
            "mean standard deviation of what the networks pay for a decision, in units of what is paid",
            disagreement),
        measure(
            "pearson",
            "",
            "correlation of learned and game's return over whole lives of late",
            pearson),
        measure(
            "spearman",
            "",
            "rank correlation of learned and game's return over whole lives of late",
            spearman));
  }

  @Override
  public List<String> warnings() {
    return journal == null ? List.of() : journal.news();
  }

  private static Measure measure(String name, String unit, String definition, double value) {
    return new Measure(RewardWeights.PREFERENCES, name, unit, definition, value);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(pairRandom.state());
    pool.save(out);
    observations.save(out);
    learner.save(out);
    out.writeInt(comparisons.size());
    for (Comparison comparison : comparisons) {
      SavedTrajectory.write(comparison.left(), spec, out);
      SavedTrajectory.write(comparison.right(), spec, out);
      out.writeByte(comparison.answer().id());
    }
    out.writeDouble(disagreement);
    out.writeDouble(pearson);
    out.writeDouble(spearman);
  }

  @Override
  public void load(DataInput in) throws IOException {
    pairRandom.setSeed(in.readLong());
    pool.load(in);
    observations.load(in);
    learner.load(in);
    comparisons.clear();
    for (int left = in.readInt(); left > 0; left--) {
      comparisons.add(
          new Comparison(
              SavedTrajectory.read(spec, in),
              SavedTrajectory.read(spec, in),
              Answer.of(in.readByte())));
    }
    disagreement = in.readDouble();
    pearson = in.readDouble();
    spearman = in.readDouble();
    if (journal != null) {
      journal.restart();
      keep();
    }
  }

  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
