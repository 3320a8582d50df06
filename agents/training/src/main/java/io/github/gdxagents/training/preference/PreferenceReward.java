package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.reward.RewardSource;
import io.github.gdxagents.training.reward.TransitionEncoder;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pays what a teacher seems to want. Whatever is played is cut into clips; pairs of them are shown
 * to the teacher, more of them at the begin of a run; the reward is learned from all answers so
 * far; and the rollout is paid by it. What the game pays is only seen by teachers that are
 * programs, and by the figures that compare it with what was learned.
 */
public final class PreferenceReward implements RewardSource, AutoCloseable {

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

  /** How often networks are fitted to comparisons that are all there at once. */
  private static final int FITS_AT_BEGIN = 5;

  private static final int PAIR_STREAM = 0;
  private static final int ENSEMBLE_STREAM = 1;
  private static final int FIT_STREAM = 2;
  private static final int TEACHER_STREAM = 3;

  private final AgentSpec spec;
  private final PreferenceSettings settings;

  /** Null where people compare, and where nothing is asked. */
  private final @Nullable Teacher teacher;

  private final RandomStream pairRandom;
  private final LifePool pool;
  private final RunningStatistics transitions;
  private final RewardEnsemble ensemble;
  private final RewardLearner learner;
  private final PairChooser chooser;
  private final List<Comparison> comparisons = new ArrayList<>();

  /** How many of them the run began with. */
  private final int given;

  private final @Nullable ComparisonJournal journal;
  private final RewardFigures figures = new RewardFigures();
  private final OveroptimizationAlarm alarm = new OveroptimizationAlarm();

  /** Null where nobody is consulted but a teacher. */
  private final @Nullable Consultation consultation;

  private float[] paid = new float[0];
  private int batchesMeasured;

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
    this.teacher = desk != null ? null : teacher(settings, feedback, seed);
    this.comparisons.addAll(feedback.comparisons());
    this.given = comparisons.size();
    long pairSeed = RandomStream.deriveSeed(seed, PAIR_STREAM);
    // A run of the same seed has asked about the same lives: here, about other pairs of them.
    this.pairRandom =
        new RandomStream(given == 0 ? pairSeed : RandomStream.deriveSeed(pairSeed, given));
    this.journal =
        feedback.file() == null || desk != null
            ? null
            : new ComparisonJournal(feedback.file(), game, spec);
    this.pool = new LifePool(spec, slots, LifePool.LIVES_KEPT);
    this.transitions = new RunningStatistics(TransitionEncoder.normalizedSize(spec));
    this.ensemble =
        new RewardEnsemble(spec, settings, RandomStream.deriveSeed(seed, ENSEMBLE_STREAM));
    this.learner =
        new RewardLearner(
            ensemble, spec, settings, threads, RandomStream.deriveSeed(seed, FIT_STREAM));
    this.chooser = new PairChooser(settings, pairRandom);
    this.consultation = desk == null ? null : new Consultation(desk, chooser);
    comparisons.stream()
        .flatMap(Comparison::clips)
        .forEach(clip -> TransitionEncoder.gather(clip, spec, transitions));
  }

  private static @Nullable Teacher teacher(
      PreferenceSettings settings, Feedback feedback, long seed) {
    if (settings.labels() == 0 && feedback.comparisons().isEmpty()) {
      throw new InvalidSettingException(
          "labels must be at least 1 where nothing has been compared before");
    }
    if (feedback.teacher() != null) {
      return feedback.teacher();
    }
    if (settings.teacher() != TeacherKind.NONE) {
      return new SyntheticTeacher(
          settings.teacher(), RandomStream.deriveSeed(seed, TEACHER_STREAM));
    }
    if (feedback.comparisons().isEmpty()) {
      throw new InvalidSettingException(
          "reward=preferences needs somebody who compares clips; set teacher, such as"
              + " teacher=oracle, let code of your own compare them (TrainingPlan.taughtBy), or"
              + " people (TrainingPlan.labeledAt), or begin with comparisons"
              + " (TrainingPlan.beginningWith)");
    }
    return null;
  }

  @Override
  public float[] pay(Rollout rollout, double progress) {
    TransitionEncoder.gather(rollout, transitions);
    pool.add(rollout);
    if (given > 0 && !learner.hasLearned()) {
      begin();
    }
    boolean answered = consultation == null ? ask(progress) : takeAnswers(consultation);
    keep();
    if (answered) {
      learner.fit(comparisons, transitions.normalizer());
      ensemble.scaleBy(
          pool.lives().stream().map(LifePool.Life::trajectory).toList(),
          settings.rewardCentering());
      alarm.judge(ensemble, pool.lives(), learner.heldOut(comparisons));
    }
    if (answered || (teacher == null && batches(progress) > batchesMeasured)) {
      figures.measure(ensemble, pool.lives());
      batchesMeasured = batches(progress);
    }
    if (consultation != null) {
      consultation.ask(pool.lives(), ensemble, learner.hasLearned());
    }
    if (paid.length != rollout.rows()) {
      paid = new float[rollout.rows()];
    }
    if (pays()) {
      ensemble.pay(rollout, paid);
    }
    return paid;
  }

  /** How many comparisons there are, those that the run began with among them. */
  public int labels() {
    return comparisons.size();
  }

  /** Until some clips have been compared, it is not known what to pay. */
  @Override
  public boolean pays() {
    return learner.hasLearned();
  }

  /** Learns from what was compared before; there is hardly a life to set a scale by yet. */
  private void begin() {
    for (int fit = 0; fit < FITS_AT_BEGIN; fit++) {
      learner.fit(comparisons, transitions.normalizer());
    }
    ensemble.scaleBy(
        comparisons.stream().flatMap(Comparison::clips).toList(), settings.rewardCentering());
  }

  /**
   * The reward as it stands; null as long as there is nothing that it was learned from.
   *
   * @param game that is played
   * @param libraryVersion of this library
   * @param seed of the run
   * @param settings of the run, by key
   */
  public @Nullable RewardModel model(
      String game, String libraryVersion, long seed, Map<String, String> settings) {
    return !learner.hasLearned()
        ? null
        : ensemble.model(
            new RewardOrigin(
                game, libraryVersion, seed, settings, comparisons.size(), learner.agreement()));
  }

  /** Takes what people have answered, if there is news in it. */
  private boolean takeAnswers(Consultation consultation) {
    return consultation.takeAnswers(comparisons.subList(given, comparisons.size()));
  }

  /** Asks what is due, and returns whether there was any answer. */
  private boolean ask(double progress) {
    if (teacher == null || pool.lives().size() < LEAST_LIVES) {
      return false;
    }
    int due = labelsDue(progress) - (comparisons.size() - given);
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
      journal.keep(comparisons.subList(given, comparisons.size()));
    }
  }

  /** How many labels are to be there: a part of them at once, the others ever more seldom. */
  private int labelsDue(double progress) {
    return Math.round((float) settings.labels() * batches(progress) / BATCHES);
  }

  private static int batches(double progress) {
    double passed = Math.min(1, progress / LAST_LABEL_AT);
    return BATCHES_AT_ONCE + (int) ((BATCHES - BATCHES_AT_ONCE) * Math.sqrt(passed));
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

  @Override
  public List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    measures.add(
        RewardFigures.measure(
            "labels",
            "comparisons",
            "comparisons so far, those that the run began with among them",
            comparisons.size()));
    measures.addAll(learner.measures());
    measures.addAll(figures.measures());
    return measures;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(alarm.news());
    if (journal != null) {
      warnings.addAll(journal.news());
    }
    return warnings;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(pairRandom.state());
    pool.save(out);
    transitions.save(out);
    learner.save(out);
    out.writeInt(comparisons.size());
    for (Comparison comparison : comparisons) {
      SavedTrajectory.write(comparison.left(), spec, out);
      SavedTrajectory.write(comparison.right(), spec, out);
      out.writeByte(comparison.answer().id());
    }
    figures.save(out);
    alarm.save(out);
    out.writeInt(batchesMeasured);
  }

  @Override
  public void load(DataInput in) throws IOException {
    pairRandom.setSeed(in.readLong());
    pool.load(in);
    transitions.load(in);
    learner.load(in);
    comparisons.clear();
    for (int left = in.readInt(); left > 0; left--) {
      comparisons.add(
          new Comparison(
              SavedTrajectory.read(spec, in),
              SavedTrajectory.read(spec, in),
              Answer.of(in.readByte())));
    }
    figures.load(in);
    alarm.load(in);
    batchesMeasured = in.readInt();
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
