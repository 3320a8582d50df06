package io.github.gdxagents.console.run;

import static io.github.gdxagents.console.text.NumberText.count;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.HookWatch;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.preference.RewardModel;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One training run: trains to the end, fills a run folder, shows progress, and evaluates the
 * policy.
 *
 * <p>If the JVM is told to stop meanwhile, by Ctrl-C for instance, the folder is completed first,
 * with the policy after the latest iteration.
 */
public final class TrainingRun {

  /**
   * Decides which episodes the final evaluation plays: the same ones for every policy of a game.
   */
  public static final long EVALUATION_SEED = 1;

  /** What an interrupted run may lose, beside its unfinished iteration. */
  private static final long NANOS_BETWEEN_SNAPSHOTS = 500_000_000L;

  private final String game;
  private final Supplier<? extends Simulation> simulations;
  private final TrainingSettings settings;
  private final TrainingPlan plan;
  private final EvaluationPlan evaluations;
  private final RunFolder folder;
  private final RunRecorder recorder;

  private FinalEvaluation finalEvaluation = FinalEvaluation.UNTIMED;
  private long hookSeconds;
  private long pauseSteps = Long.MAX_VALUE;
  private long begin;
  private TimeSpent before = TimeSpent.NONE;
  private double startSeconds;
  private TimeBudget iterations = TimeBudget.ZERO;
  private double evaluationSeconds;
  private boolean stopped;
  private volatile boolean stopRequested;
  private boolean endedOnRequest;
  private long lastSnapshot;

  /**
   * @param game what to call the game in the policy's provenance
   * @param simulations makes a new simulation of the game at each call
   * @param evaluations of the policy during training
   * @param folder taken over
   * @param display taken over
   */
  public TrainingRun(
      String game,
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      TrainingPlan plan,
      EvaluationPlan evaluations,
      RunFolder folder,
      ProgressDisplay display) {
    this.game = game;
    this.simulations = simulations;
    this.settings = settings;
    this.plan = plan.keepingComparisonsIn(folder.path().resolve(RunFolder.COMPARISONS));
    this.evaluations = evaluations;
    this.folder = folder;
    recorder = new RunRecorder(game, folder, display);
  }

  /**
   * Lets a run that ends before its time say by which commands it is continued, and a failed
   * episode played again.
   */
  public TrainingRun telling(String howToResume, String howToReplay) {
    recorder.tellCommands(howToResume, howToReplay);
    return this;
  }

  /** Ends the run, and the JVM, if a hook of the game takes longer than this; 0 for no limit. */
  public TrainingRun limitingHooks(long seconds) {
    hookSeconds = seconds;
    return this;
  }

  /** Judges the policies at the end otherwise than by {@link FinalEvaluation#UNTIMED}. */
  public TrainingRun judging(FinalEvaluation evaluation) {
    finalEvaluation = evaluation;
    return this;
  }

  /**
   * Ends the run after the iteration with which it has made so many steps, as if that had been the
   * last one planned. It can be resumed; its schedules run over all of its steps all the same.
   */
  public TrainingRun pausingAfter(long steps) {
    pauseSteps = steps;
    return this;
  }

  /** Trains to the end, and lets the policies play new episodes. To be called once. */
  public TrainingResult train() throws IOException {
    begin = System.nanoTime();
    ShutdownHook hook = new ShutdownHook("run-folder-on-shutdown", recorder::interrupt);
    try (HookWatch watch = watch()) {
      RunEvaluator evaluator = new RunEvaluator(simulations, plan, recorder, watch);
      recorder.log(whatRuns());
      iterate(evaluator, watch);
      TimeSpent spent = spent();
      if (endedOnRequest && !stopped) {
        recorder.say("Stopped on request after %s steps".formatted(count(recorder.steps())));
      }
      recorder.trained(finalEvaluation.episodes());
      TrainingResult result = judge(evaluator, spent);
      return result.withoutSaving(recorder.end());
    } catch (IOException | RuntimeException | Error e) {
      recorder.endAfter(e);
      throw e;
    } finally {
      hook.close();
    }
  }

  /**
   * Ends the run after the present iteration as if that had been the last one planned. It can be
   * resumed. From any thread; once the last iteration is over, this does nothing.
   */
  public void requestStop() {
    stopRequested = true;
  }

  private String whatRuns() {
    return "gdx-agents "
        + LibraryVersion.current()
        + ", Java "
        + Runtime.version()
        + ", "
        + machine()
        + ", "
        + game
        + ", seed "
        + plan.seed()
        + ", "
        + count(plan.steps())
        + " steps, "
        + plan.threads()
        + " threads, learner "
        + plan.learner().name();
  }

  /** How this machine computes: {@code 256-bit vectors, Linux amd64}. */
  private String machine() {
    return plan.learner().description()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }

  private @Nullable HookWatch watch() {
    return hookSeconds == 0
        ? null
        : new HookWatch(hookSeconds, hook -> recorder.endFor(hook, hookSeconds));
  }

  private void iterate(RunEvaluator evaluator, @Nullable HookWatch watch) throws IOException {
    try (Trainer trainer = new Trainer(game, simulations, settings, plan)) {
      startSeconds = secondsSince(begin);
      if (watch != null) {
        trainer.watchHooks(watch);
      }
      boolean finished = resume(trainer);
      while (!finished) {
        long stepsBefore = recorder.steps();
        TrainingReport report = trainer.iterate();
        Policy policy = trainer.policy();
        iterations = iterations.plus(report.time());
        recorder.keep(report, policy);
        trainer.failures().forEach(recorder::goOnAfter);
        folder.record(trainer.pastSelves());
        finished = trainer.finished();
        endedOnRequest = stopRequested && !finished;
        finished |= endedOnRequest || report.steps() >= pauseSteps;
        boolean best = false;
        if (evaluations.isDue(stepsBefore, report.steps(), finished)) {
          Evaluation evaluation = evaluate(evaluator, policy, trainer.learners());
          best = recorder.keep(evaluation, policy);
          boolean reached = evaluations.isReachedBy(evaluation.meanReturn());
          stopped = reached && !trainer.finished();
          finished |= reached;
        }
        save(trainer, report.iteration(), best, finished);
        recorder.show(report);
      }
    }
  }

  /** Goes on from where the folder says; returns whether nothing is left to train. */
  private boolean resume(Trainer trainer) throws IOException {
    Checkpoint checkpoint = folder.resumed();
    if (checkpoint == null) {
      sayIfRounded(trainer.rolloutSteps());
      return false;
    }
    trainer.restore(checkpoint);
    RunState state = RunState.of(checkpoint);
    before = state.spent();
    stopped = state.stopped();
    recorder.resume(checkpoint, trainer.policy(), state.best());
    return stopped || trainer.finished() || recorder.steps() >= pauseSteps;
  }

  /** A run is made of whole rollouts: as many as its steps have room for, but one at least. */
  private void sayIfRounded(long rolloutSteps) {
    long rollouts = Math.max(1, plan.steps() / rolloutSteps);
    if (rollouts * rolloutSteps != plan.steps()) {
      recorder.say(
          "Planned %s steps make %s of up to %s: %s steps"
              .formatted(
                  count(plan.steps()),
                  rollouts == 1 ? "one rollout" : count(rollouts) + " rollouts",
                  count(rolloutSteps),
                  count(rollouts * rolloutSteps)));
    }
  }

  /**
   * Evaluates the policy during training, for no longer than training went on since the last time.
   */
  private Evaluation evaluate(RunEvaluator evaluator, Policy policy, int learners) {
    long start = System.nanoTime();
    long ticksPerDecision = (long) policy.spec().ticksPerDecision() * policy.reaction().interval();
    long ticks = evaluations.everySteps() * ticksPerDecision / learners;
    Evaluation evaluation = evaluator.duringTraining(policy, evaluations.episodes(), ticks);
    evaluationSeconds += secondsSince(start);
    return evaluation;
  }

  /** Saves the run as it stands: in memory every now and then, on the disk where that is due. */
  private void save(Trainer trainer, int iteration, boolean best, boolean finished) {
    Checkpoints checkpoints = folder.checkpoints();
    boolean write = best || finished || checkpoints.isDue(iteration);
    if (write || System.nanoTime() - lastSnapshot > NANOS_BETWEEN_SNAPSHOTS) {
      lastSnapshot = System.nanoTime();
      RewardModel reward = trainer.rewardModel();
      if (reward != null) {
        recorder.keep(reward, write);
      }
      if (checkpoints.areWanted()) {
        Checkpoint state = new RunState(folder.best(), stopped, spent()).in(trainer.checkpoint());
        recorder.save(state, write, best);
      }
    }
    recorder.sayNews();
  }

  private TimeSpent spent() {
    return before.plus(
        new TimeSpent(startSeconds, iterations, evaluationSeconds, secondsSince(begin)));
  }

  /** Lets the latest and the best policy play fresh episodes, if that is wanted. */
  private TrainingResult judge(RunEvaluator evaluator, TimeSpent spent) {
    Evaluation evaluation = Evaluation.NONE;
    if (finalEvaluation.isWanted()) {
      Policy latest = recorder.latest();
      evaluation = evaluator.atEnd(latest, RunFolder.LATEST_POLICY, finalEvaluation);
      Policy scored = evaluation.score(latest);
      Policy best = folder.best();
      if (best != null) {
        boolean isLatest = best.provenance().steps() == latest.provenance().steps();
        best =
            isLatest
                ? scored
                : evaluator.atEnd(best, RunFolder.BEST_POLICY, finalEvaluation).score(best);
      }
      recorder.replacePolicies(scored, best);
    }
    return new TrainingResult(
        folder.path(),
        recorder.latest(),
        folder.best(),
        recorder.steps(),
        evaluation,
        stopped,
        endedOnRequest && !stopped,
        spent,
        List.of());
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }
}
