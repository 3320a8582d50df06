package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.experience.SimulationFailure;
import io.github.gdxagents.training.experience.SlowHook;
import io.github.gdxagents.training.preference.RewardModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes down and says in its course. Its methods may be called by the thread that
 * trains and by those that end the run; once it is interrupted, the former does not return from
 * them.
 */
final class RunRecorder {

  private final RunFolder folder;
  private final ProgressDisplay display;
  private final GameFailures failures;

  private @Nullable String resumeCommand;
  private @Nullable Policy latest;
  private long steps;
  private boolean trained;
  private boolean ended;
  private boolean interrupted;

  /**
   * @param game what it is a run of
   * @param folder taken over
   * @param display taken over
   */
  RunRecorder(String game, RunFolder folder, ProgressDisplay display) {
    this.folder = folder;
    this.display = display;
    failures = new GameFailures(game, folder, display);
  }

  /** By which commands the run is continued, and a failed episode played again. */
  void tellCommands(String howToResume, String howToReplay) {
    resumeCommand = howToResume;
    failures.tellCommand(howToReplay);
  }

  /** Adds a line to the log alone. */
  synchronized void log(String line) {
    stayIfInterrupted();
    folder.log(line);
  }

  /** The policy after the latest iteration. */
  synchronized Policy latest() {
    return Objects.requireNonNull(latest);
  }

  synchronized long steps() {
    return steps;
  }

  /** Goes on with a run that was interrupted. */
  synchronized void resume(Checkpoint checkpoint, Policy policy, @Nullable Policy best) {
    stayIfInterrupted();
    steps = checkpoint.steps();
    latest = policy;
    folder.replacePolicies(policy, best);
    long stepsSinceBest =
        best == null ? 0 : policy.provenance().steps() - best.provenance().steps();
    folder
        .checkpoints()
        .resume(checkpoint, best == null ? Checkpoints.NEVER : steps - stepsSinceBest);
    say("Goes on after %s steps".formatted(NumberText.count(steps)));
  }

  synchronized void say(String message) {
    stayIfInterrupted();
    folder.log(message);
    display.tell(message);
  }

  /** An iteration was made. */
  synchronized void keep(TrainingReport report, Policy policy) {
    stayIfInterrupted();
    latest = policy;
    steps = report.steps();
    folder.record(report, policy);
    folder.log(
        String.format(
            "iteration %s, %s steps, %s episodes, mean return %s%s",
            report.iteration(),
            NumberText.count(report.steps()),
            NumberText.count(report.episodes()),
            NumberText.significant(report.meanReturn()),
            text(report.statistics())));
    report.news().forEach(this::say);
    for (String warning : report.warnings()) {
      say("Warning: " + warning);
    }
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
   * The policy was evaluated during training.
   *
   * @return whether it is the best so far
   */
  synchronized boolean keep(Evaluation evaluation, Policy policy) {
    stayIfInterrupted();
    boolean best = folder.recordEvaluation(steps, policy, evaluation);
    latest = evaluation.score(policy);
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
  synchronized void goOnAfter(SimulationFailure failure) {
    stayIfInterrupted();
    failures.goOnAfter(failure);
  }

  /**
   * Keeps the run as it stands.
   *
   * @param write whether to write it to the disk at once
   * @param best whether its policy is the best so far
   */
  synchronized void save(Checkpoint state, boolean write, boolean best) {
    stayIfInterrupted();
    folder.checkpoints().keep(state);
    if (write) {
      folder.checkpoints().write(best);
    }
  }

  /** Keeps the reward as it is learned so far, and writes it to the disk at once or later. */
  synchronized void keep(RewardModel reward, boolean write) {
    stayIfInterrupted();
    folder.reward().keep(reward);
    if (write) {
      folder.reward().write();
    }
  }

  /** Gives the policies the scores of the last evaluation. */
  synchronized void replacePolicies(Policy scored, @Nullable Policy best) {
    stayIfInterrupted();
    latest = scored;
    folder.replacePolicies(scored, best);
  }

  /** What cannot be written is told once. */
  synchronized void sayNews() {
    stayIfInterrupted();
    folder.news().forEach(display::tell);
  }

  /**
   * All iterations are made; the last evaluation is still to come.
   *
   * @param episodes of that; 0 if there is none
   */
  synchronized void trained(int episodes) {
    stayIfInterrupted();
    trained = true;
    folder.recordTrained();
    display.complete();
    if (episodes > 0) {
      display.tell("Evaluating over " + NumberText.count(episodes) + " new episodes");
    }
  }

  /** Shows how far the last evaluation is. */
  synchronized void showFinal(EvaluationProgress progress) {
    stayIfInterrupted();
    display.showFinal(progress);
  }

  synchronized void show(TrainingReport report) {
    stayIfInterrupted();
    display.show(report);
  }

  /**
   * Ends the run.
   *
   * @return what could not be written, one line each
   */
  synchronized List<String> end() {
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
  synchronized void endAfter(Throwable failure) {
    Closeables.after(
        failure,
        () -> {
          if (!ended) {
            sayWhatFailed(failure);
          }
          end().forEach(line -> failure.addSuppressed(new IOException(line)));
        });
  }

  private void sayWhatFailed(Throwable failure) {
    folder.log("Failed: " + failure);
    List<String> lines = new ArrayList<>();
    if (failure instanceof SimulationFailure ofGame) {
      lines.add("The game failed" + failures.keep(ofGame));
    }
    if (latest != null && resumeCommand != null) {
      lines.add("To go on once it is mended: " + resumeCommand);
    }
    if (!lines.isEmpty()) {
      display.interrupt(String.join("\n", lines));
    }
  }

  /** A hook does not return. Nothing but the end of the JVM ends its thread. */
  void endFor(SlowHook hook, long seconds) {
    String message = HungHook.message(hook, seconds);
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
  synchronized void interrupt() {
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
            : (trained ? "Stopped in the last evaluation, after all " : "Stopped after ")
                + NumberText.count(steps)
                + " steps. Latest policy and metrics: "
                + folder.path());
    if (latest != null && resumeCommand != null) {
      lines.add("To go on: " + resumeCommand);
    }
    display.interrupt(String.join("\n", lines));
  }

  /** The folder is closed and the JVM about to halt: lets it, without another word. */
  private void stayIfInterrupted() {
    if (interrupted) {
      ShutdownHook.awaitHalt();
    }
  }
}
