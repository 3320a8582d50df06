package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.EvaluationPlan;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.ShutdownHook;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.learn.DivergedException;
import io.github.gdxagents.training.network.Learner;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Trains runs side by side, each on one thread, the longest ones first. Runs that have ended before
 * are kept. A run that diverges is a result like any other; any other failure ends all runs after
 * their iteration.
 */
public final class ParallelTraining {

  private final ComparisonFolder folder;
  private final ComparisonProgress progress;
  private final int jobs;
  private volatile boolean cancelled;

  /** What a thread died of without a word about its run: there was no memory left for that. */
  private volatile @Nullable Throwable died;

  /**
   * @param jobs how many runs go side by side, at least 1; does not change their results
   */
  public ParallelTraining(ComparisonFolder folder, ComparisonProgress progress, int jobs) {
    this.folder = folder;
    this.progress = progress;
    this.jobs = jobs;
  }

  /**
   * Trains what is missing. To be called once.
   *
   * @return the results of all runs
   * @throws InvalidComparisonException if a run in the folder is another one than planned; nothing
   *     is trained then
   */
  public Map<RunName, RunResult> train(List<PlannedRun> runs) throws IOException {
    Map<RunName, RunResult> results = new HashMap<>();
    List<PlannedRun> missing = new ArrayList<>();
    for (PlannedRun run : runs) {
      Optional<RunResult> kept = folder.ended(run);
      if (kept.isPresent()) {
        results.put(run.name(), kept.get());
      } else {
        missing.add(run);
      }
    }
    progress.keep(results);
    missing.sort(Comparator.comparingLong((PlannedRun run) -> run.end() - run.begin()).reversed());
    if (!missing.isEmpty()) {
      ShutdownHook hook = new ShutdownHook("runs-on-shutdown", progress::stop);
      try {
        results.putAll(trainAll(missing));
      } finally {
        hook.close();
      }
    }
    return results;
  }

  private record Ended(RunName name, RunResult result) {}

  private Map<RunName, RunResult> trainAll(List<PlannedRun> runs) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(jobs, runs.size()), this::thread);
    try {
      ExecutorCompletionService<Ended> training = new ExecutorCompletionService<>(threads);
      for (PlannedRun run : runs) {
        training.submit(() -> new Ended(run.name(), train(run)));
      }
      Map<RunName, RunResult> results = new HashMap<>();
      while (results.size() < runs.size()) {
        Future<Ended> ended = training.poll(1, TimeUnit.SECONDS);
        if (ended != null) {
          results.put(ended.get().name(), ended.get().result());
        } else if (died != null) {
          throw rethrown(died);
        }
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Training was interrupted");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause() == null ? e : e.getCause());
    } finally {
      cancelled = true;
      threads.shutdown();
      awaitEnd(threads);
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((dead, failure) -> died = failure);
    return thread;
  }

  private RunResult train(PlannedRun run) throws IOException {
    progress.stayIfStopped();
    if (cancelled) {
      throw new CancellationException("Another run has failed");
    }
    RunFolder runFolder = folder.begin(run);
    RunWatch watch = new RunWatch(run, runFolder.resumed(), progress, () -> cancelled);
    TrainingPlan plan =
        new TrainingPlan(run.name().seed(), run.steps(), 1, Learner.FUSED).resumable();
    TrainingRun training =
        new TrainingRun(
                run.game().label(),
                run.game().simulations(),
                run.settings(),
                plan,
                EvaluationPlan.NONE,
                runFolder,
                watch)
            .pausingAfter(run.end());
    RunResult result;
    try {
      result = watch.finished(training.train());
    } catch (DivergedException e) {
      result = watch.diverged();
    }
    folder.end(run, result);
    progress.end(run.name(), result);
    return result;
  }

  /** Throws what a run threw. */
  private static IOException rethrown(Throwable cause) {
    if (cause instanceof IOException checked) {
      return checked;
    } else if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }

  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
