package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Arithmetic;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

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

  private final String game;
  private final Supplier<? extends Simulation> simulations;
  private final TrainingSettings settings;
  private final TrainingPlan plan;
  private final RunFolder folder;
  private final ProgressDisplay display;

  private double startSeconds;
  private TimeBudget time = TimeBudget.ZERO;
  private Optional<Policy> latest = Optional.empty();
  private boolean ended;
  private boolean interrupted;

  /**
   * @param game what to call the game in the policy's provenance
   * @param simulations makes a new simulation of the game at each call
   * @param folder taken over
   * @param display taken over
   */
  public TrainingRun(
      String game,
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      TrainingPlan plan,
      RunFolder folder,
      ProgressDisplay display) {
    this.game = game;
    this.simulations = simulations;
    this.settings = settings;
    this.plan = plan;
    this.folder = folder;
    this.display = display;
  }

  /** Trains to the end. To be called once. */
  public TrainingResult train() throws IOException {
    long begin = System.nanoTime();
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
              + ", "
              + plan);
      iterate(begin);
      end();
    } catch (IOException | RuntimeException | Error e) {
      endAfter(e);
      throw e;
    } finally {
      hook.close();
    }
    double totalSeconds = secondsSince(begin);
    Policy policy = latest.orElseThrow();
    return new TrainingResult(
        folder.path(), policy, folder.best(), evaluate(policy), startSeconds, time, totalSeconds);
  }

  /** How this machine computes: {@code 256-bit vectors, Linux amd64}. */
  private String machine() {
    String arithmetic = plan.learner() == Learner.FUSED ? Arithmetic.description() : "DL4J";
    return arithmetic + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private void iterate(long begin) throws IOException {
    try (Trainer trainer = new Trainer(game, simulations, settings, plan)) {
      startSeconds = secondsSince(begin);
      do {
        keep(trainer.iterate(), trainer.policy());
      } while (!trainer.finished());
      display.complete();
    }
  }

  private synchronized void keep(TrainingReport report, Policy policy) throws IOException {
    stayIfInterrupted();
    latest = Optional.of(policy);
    time = time.plus(report.time());
    folder.record(report, policy);
    folder.log(
        String.format(
            "iteration %d, %s steps, %s episodes, mean return %s",
            report.iteration(),
            NumberText.count(report.steps()),
            NumberText.count(report.episodes()),
            NumberText.significant(report.meanReturn())));
    for (String warning : report.warnings()) {
      folder.log("Warning: " + warning);
      display.warn(warning);
    }
    display.show(report);
  }

  private synchronized void end() throws IOException {
    stayIfInterrupted();
    if (ended) {
      return;
    }
    ended = true;
    try (folder) {
      display.close();
    }
  }

  /**
   * Ends the run after a failure.
   *
   * @param failure modified: receives what else fails as suppressed exceptions
   */
  private void endAfter(Throwable failure) {
    try {
      folder.log("Failed: " + failure);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    try {
      end();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Runs when the JVM begins to shut down, on a thread of its own; the JVM waits for it. */
  private synchronized void interrupt() {
    if (ended) {
      return;
    }
    interrupted = true;
    try {
      folder.log("Interrupted");
      folder.close();
      display.interrupt(
          latest
              .map(
                  policy ->
                      "Stopped after "
                          + NumberText.count(policy.provenance().steps())
                          + " steps. Latest policy and metrics: "
                          + folder.path())
              .orElse(
                  "Stopped before the first iteration ended; there is no policy in "
                      + folder.path()));
    } catch (IOException e) {
      display.interrupt("Stopped, but " + folder.path() + " could not be completed: " + e);
    }
  }

  /** The folder is closed and the JVM about to halt: lets it, without another word. */
  private synchronized void stayIfInterrupted() {
    if (interrupted) {
      ShutdownHook.awaitHalt();
    }
  }

  private Evaluation evaluate(Policy policy) {
    try (Simulation simulation = simulations.get()) {
      return Evaluation.of(simulation, policy, EVALUATION_EPISODES, EVALUATION_SEED);
    }
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }
}
