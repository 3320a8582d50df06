package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.experience.SimulationFailure;
import io.github.gdxagents.training.experience.SlowHook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** How many episodes the final evaluation plays. */
  public static final int EVALUATION_EPISODES = 100;

  /** Decides which episodes these are: the same ones for every policy of a game. */
  public static final long EVALUATION_SEED = 1;

  /**
   * Decides on which episodes policies are compared during training. They are others than the last
   * ones: the best of many policies is also the one that these suited best.
   */
  private static final long SELECTION_SEED = 2;

  /** Ticks that an evaluation during training may always take. */
  private static final long LEAST_TICKS = 10_000;

  /** Of how many failures of the game the display tells; the log tells of all. */
  private static final int MOST_FAILURES_TOLD = 10;

  /** What an interrupted run may lose, beside its unfinished iteration. */
  private static final long NANOS_BETWEEN_SNAPSHOTS = 500_000_000L;

  private final String game;
  private final Supplier<? extends Simulation> simulations;
  private final TrainingSettings settings;
  private final TrainingPlan plan;
  private final EvaluationPlan evaluations;
  private final RunFolder folder;
  private final ProgressDisplay display;

  private @Nullable String resumeCommand;
  private @Nullable String replayCommand;
  private double hookSeconds;
  private int failures;
  private long begin;
  private TimeSpent before = TimeSpent.NONE;
  private double startSeconds;
  private TimeBudget iterations = TimeBudget.ZERO;
  private double evaluationSeconds;
  private @Nullable Policy latest;
  private long steps;
  private boolean stopped;
  private volatile boolean stopRequested;
  private boolean endedOnRequest;
  private long lastSnapshot;
  private boolean ended;
  private boolean interrupted;

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
    this.plan = plan;
    this.evaluations = evaluations;
    this.folder = folder;
    this.display = display;
  }

  /**
   * Lets a run that ends before its time say by which commands it is continued, and a failed
   * episode played again.
   */
  public TrainingRun telling(String howToResume, String howToReplay) {
    resumeCommand = howToResume;
    replayCommand = howToReplay;
    return this;
  }

  /** Ends the run, and the JVM, if a hook of the game takes longer than this; 0 for no limit. */
  public TrainingRun limitingHooks(double seconds) {
    hookSeconds = seconds;
    return this;
  }

  /** Trains to the end, and lets the policies play new episodes. To be called once. */
  public TrainingResult train() throws IOException {
    begin = System.nanoTime();
    ShutdownHook hook = new ShutdownHook("run-folder-on-shutdown", this::interrupt);
    try {
      folder.log(
          "gdx-agents "
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
              + NumberText.count(plan.steps())
              + " steps, "
              + plan.threads()
              + " threads, learner "
              + plan.learner().name());
      iterate();
      TimeSpent spent = spent();
      sayThatTrainingIsOver();
      TrainingResult result = judge(spent);
      return result.withoutSaving(end());
    } catch (IOException | RuntimeException | Error e) {
      endAfter(e);
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

  /** How this machine computes: {@code 256-bit vectors, Linux amd64}. */
  private String machine() {
    return plan.learner().description()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }

  private void iterate() throws IOException {
    try (Trainer trainer = new Trainer(game, simulations, settings, plan)) {
      startSeconds = secondsSince(begin);
      if (hookSeconds > 0) {
        trainer.watchHooks(hookSeconds, this::endFor);
      }
      boolean finished = resume(trainer);
      while (!finished) {
        long stepsBefore = steps;
        TrainingReport report = trainer.iterate();
        Policy policy = trainer.policy();
        keep(report, policy);
        trainer.failures().forEach(this::goOnAfter);
        finished = trainer.finished();
        endedOnRequest = stopRequested && !finished;
        finished |= endedOnRequest;
        boolean best = false;
        if (evaluations.isDue(stepsBefore, steps, finished)) {
          Evaluation evaluation = evaluate(policy, trainer.learners());
          best = keep(evaluation, policy);
          boolean reached = evaluations.isReachedBy(evaluation.meanReturn());
          stopped = reached && !trainer.finished();
          finished |= reached;
        }
        save(trainer, report.iteration(), best, finished);
        show(report);
      }
    }
  }

  /** Goes on from where the folder says; returns whether nothing is left to train. */
  private synchronized boolean resume(Trainer trainer) throws IOException {
    stayIfInterrupted();
    Checkpoint checkpoint = folder.resumed();
    if (checkpoint == null) {
      sayIfRounded(trainer.rolloutSteps());
      return false;
    }
    trainer.restore(checkpoint);
    RunState state = RunState.of(checkpoint);
    before = state.spent();
    stopped = state.stopped();
    steps = checkpoint.steps();
    latest = trainer.policy();
    folder.replacePolicies(latest, state.best());
    say("Goes on after %s steps".formatted(NumberText.count(steps)));
    return stopped || trainer.finished();
  }

  /** A run is made of whole rollouts: as many as its steps have room for, but one at least. */
  private void sayIfRounded(long rolloutSteps) {
    long rollouts = Math.max(1, plan.steps() / rolloutSteps);
    if (rollouts * rolloutSteps != plan.steps()) {
      say(
          "Planned %s steps make %s of up to %s: %s steps"
              .formatted(
                  NumberText.count(plan.steps()),
                  rollouts == 1 ? "one rollout" : NumberText.count(rollouts) + " rollouts",
                  NumberText.count(rolloutSteps),
                  NumberText.count(rollouts * rolloutSteps)));
    }
  }

  private void say(String message) {
    folder.log(message);
    display.tell(message);
  }

  /**
   * Evaluates the policy during training, for no longer than training went on since the last time.
   */
  private Evaluation evaluate(Policy policy, int learners) {
    long start = System.nanoTime();
    long ticks = evaluations.everySteps() * policy.spec().ticksPerDecision() / learners;
    Evaluation evaluation =
        evaluate(policy, evaluations.episodes(), SELECTION_SEED, Math.max(LEAST_TICKS, ticks));
    evaluationSeconds += secondsSince(start);
    return evaluation;
  }

  /** Returns whether it is the best policy so far. */
  private synchronized boolean keep(Evaluation evaluation, Policy policy) {
    stayIfInterrupted();
    boolean best = folder.recordEvaluation(steps, policy, evaluation);
    folder.log(
        String.format(
            "evaluation at %s steps: mean return %s, standard deviation %s, over %s episodes",
            NumberText.count(steps),
            NumberText.significant(evaluation.meanReturn()),
            NumberText.significant(evaluation.returnSpread().deviation()),
            evaluation.returns().length));
    display.showEvaluation(evaluation.meanReturn());
    return best;
  }

  /** The game failed, and training goes on. */
  private synchronized void goOnAfter(SimulationFailure failure) {
    stayIfInterrupted();
    Path replay = folder.recordFailure(failure, game);
    failures++;
    if (failures <= MOST_FAILURES_TOLD) {
      display.tell("Warning: " + failure.getMessage() + howToReplay(replay));
    } else if (failures == MOST_FAILURES_TOLD + 1) {
      display.tell("Warning: The game goes on failing; see " + RunFolder.LOG);
    }
  }

  /** The game failed in an evaluation. */
  private void goOnOrEndAfter(SimulationFailure failure) {
    if (plan.mostFailures() == 0) {
      throw failure;
    }
    goOnAfter(failure);
  }

  private String howToReplay(@Nullable Path replay) {
    return replay == null || replayCommand == null
        ? ""
        : "; to see it again: " + replayCommand + " " + replay;
  }

  /** Saves the run as it stands: in memory every now and then, on the disk where that is due. */
  private synchronized void save(Trainer trainer, int iteration, boolean best, boolean finished) {
    stayIfInterrupted();
    Checkpoints checkpoints = folder.checkpoints();
    boolean write = best || finished || checkpoints.isDue(iteration);
    if (checkpoints.areWanted()
        && (write || System.nanoTime() - lastSnapshot > NANOS_BETWEEN_SNAPSHOTS)) {
      lastSnapshot = System.nanoTime();
      RunState state = new RunState(folder.best(), stopped, spent());
      checkpoints.keep(state.in(trainer.checkpoint()));
      if (write) {
        checkpoints.write(best);
      }
    }
    folder.news().forEach(display::tell);
  }

  private TimeSpent spent() {
    return before.plus(
        new TimeSpent(startSeconds, iterations, evaluationSeconds, secondsSince(begin)));
  }

  /** Lets the latest and the best policy play fresh episodes. */
  private TrainingResult judge(TimeSpent spent) {
    Policy policy = Objects.requireNonNull(latest);
    Evaluation evaluation = evaluate(policy);
    Policy scored = evaluation.score(policy);
    Policy best = folder.best();
    if (best != null) {
      boolean isLatest = best.provenance().steps() == policy.provenance().steps();
      best = isLatest ? scored : evaluate(best).score(best);
    }
    synchronized (this) {
      stayIfInterrupted();
      folder.replacePolicies(scored, best);
    }
    return new TrainingResult(
        folder.path(),
        scored,
        best,
        steps,
        evaluation,
        stopped,
        endedOnRequest && !stopped,
        spent,
        List.of());
  }

  private synchronized void keep(TrainingReport report, Policy policy) {
    stayIfInterrupted();
    latest = policy;
    steps = report.steps();
    iterations = iterations.plus(report.time());
    folder.record(report, policy);
    folder.log(
        String.format(
            "iteration %s, %s steps, %s episodes, mean return %s%s",
            report.iteration(),
            NumberText.count(report.steps()),
            NumberText.count(report.episodes()),
            NumberText.significant(report.meanReturn()),
            text(report.statistics())));
    for (String warning : report.warnings()) {
      say("Warning: " + warning);
    }
  }

  private synchronized void sayThatTrainingIsOver() {
    stayIfInterrupted();
    if (endedOnRequest && !stopped) {
      say("Stopped on request after %s steps".formatted(NumberText.count(steps)));
    }
    folder.recordTrained();
    display.complete();
    display.tell("Evaluating over " + EVALUATION_EPISODES + " new episodes");
  }

  private synchronized void show(TrainingReport report) {
    stayIfInterrupted();
    display.show(report);
  }

  private static String text(Map<Statistic, Double> statistics) {
    StringBuilder text = new StringBuilder();
    statistics.forEach(
        (statistic, mean) ->
            text.append(", ")
                .append(statistic.name())
                .append(' ')
                .append(NumberText.significant(mean)));
    return text.toString();
  }

  /**
   * Ends the run.
   *
   * @return what could not be written, one line each
   */
  private synchronized List<String> end() {
    stayIfInterrupted();
    if (ended) {
      return List.of();
    }
    ended = true;
    List<String> failures = folder.saveAndClose();
    display.close();
    return failures;
  }

  /**
   * Ends the run after a failure.
   *
   * @param failure modified: receives what else fails as suppressed exceptions
   */
  private void endAfter(Throwable failure) {
    try {
      if (!ended) {
        folder.log("Failed: " + failure);
        if (failure instanceof SimulationFailure ofGame) {
          display.tell("The game failed" + howToReplay(folder.recordFailure(ofGame, game)));
        }
        if (latest != null && resumeCommand != null) {
          display.tell("To go on once it is mended: " + resumeCommand);
        }
      }
      end().forEach(line -> failure.addSuppressed(new IOException(line)));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** A hook does not return. Nothing but the end of the JVM ends its thread. */
  private void endFor(SlowHook hook) {
    String message =
        "A hook of the game has not returned for "
            + NumberText.count(Math.round(hookSeconds))
            + " s (more time: --hook-timeout): "
            + hook;
    synchronized (this) {
      if (ended || interrupted) {
        return;
      }
      interrupted = true;
      stop("Hangs: " + message, message);
    }
    Runtime.getRuntime().halt(1);
  }

  /** Runs when the JVM begins to shut down, on a thread of its own; the JVM waits for it. */
  private synchronized void interrupt() {
    if (ended) {
      return;
    }
    interrupted = true;
    String exit = SystemExit.caller();
    if (exit == null) {
      stop("Interrupted", "");
    } else {
      stop("Ended by System.exit, called by " + exit, "System.exit was called by " + exit);
    }
  }

  /**
   * Completes the folder, and says what there is.
   *
   * @param reason for the log
   * @param message to show; may be empty
   */
  private void stop(String reason, String message) {
    List<String> lines = new ArrayList<>();
    if (!message.isEmpty()) {
      lines.add(message);
    }
    folder.log(reason);
    lines.addAll(folder.saveAndClose());
    lines.add(
        latest == null
            ? "Stopped before the first iteration ended; there is no policy in " + folder.path()
            : "Stopped after "
                + NumberText.count(steps)
                + " steps. Latest policy and metrics: "
                + folder.path());
    if (latest != null && resumeCommand != null) {
      lines.add("To go on: " + resumeCommand);
    }
    display.interrupt(String.join("\n", lines));
  }

  /** The folder is closed and the JVM about to halt: lets it, without another word. */
  private synchronized void stayIfInterrupted() {
    if (interrupted) {
      ShutdownHook.awaitHalt();
    }
  }

  private Evaluation evaluate(Policy policy) {
    return evaluate(
        policy, EVALUATION_EPISODES, EVALUATION_SEED, Evaluation.mostTicks(EVALUATION_EPISODES));
  }

  private Evaluation evaluate(Policy policy, int episodes, long seed, long mostTicks) {
    try (Simulation simulation = simulations.get()) {
      return Evaluation.of(
          simulation, policy, plan.lineup(), episodes, seed, mostTicks, this::goOnOrEndAfter);
    }
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }
}
