package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.ShutdownHook;
import io.github.gdxagents.console.text.NumberText;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells how runs are getting on: a line for each run that ends, and at least one a minute.
 * Thread-safe.
 */
public final class ComparisonProgress {

  private static final double SECONDS_BETWEEN_LINES = 60;

  private final Map<RunName, State> states = new LinkedHashMap<>();
  private final int jobs;
  private final PrintWriter lines;
  private final LongSupplier nanoClock;
  private long lastLine;
  private boolean stopped;

  /** How far one run is. */
  private static final class State {
    final long begin;
    final long plannedSteps;
    long steps;
    double seconds;
    boolean ended;

    State(PlannedRun run) {
      begin = run.begin();
      plannedSteps = run.end() - run.begin();
    }

    /** Counts what was made since the run began, or went on. */
    void advance(long allSteps, double seconds) {
      steps = Math.max(0, allSteps - begin);
      this.seconds = seconds;
    }

    long openSteps() {
      return ended ? 0 : Math.max(0, plannedSteps - steps);
    }
  }

  /**
   * @param jobs how many runs go side by side
   * @param lines where lines go; not closed
   * @param nanoClock the time in nanoseconds
   */
  public ComparisonProgress(
      List<PlannedRun> runs, int jobs, PrintWriter lines, LongSupplier nanoClock) {
    runs.forEach(run -> states.put(run.name(), new State(run)));
    this.jobs = jobs;
    this.lines = lines;
    this.nanoClock = nanoClock;
    lastLine = nanoClock.getAsLong();
  }

  /** Counts runs that had ended before. */
  synchronized void keep(Map<RunName, RunResult> results) {
    results.forEach(this::count);
    if (!results.isEmpty()) {
      say(
          "Keeping %s of %s runs, which had finished before"
              .formatted(results.size(), states.size()));
    }
  }

  private void count(RunName name, RunResult result) {
    State state = state(name);
    state.advance(result.steps(), result.seconds());
    state.seconds *= (double) state.steps / Math.max(1, result.steps());
    state.ended = true;
  }

  private State state(RunName name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("No such run is planned: " + name);
    }
    return state;
  }

  /**
   * Tells how far a run is.
   *
   * @param steps decisions made so far
   * @param seconds the run has taken since it began or went on
   */
  synchronized void advance(RunName name, long steps, double seconds) {
    state(name).advance(steps, seconds);
    if ((nanoClock.getAsLong() - lastLine) * 1e-9 >= SECONDS_BETWEEN_LINES) {
      say("%s of %s runs: %s".formatted(ended(), states.size(), overall()));
    }
  }

  /** Tells that a run has ended. */
  synchronized void end(RunName name, RunResult result) {
    count(name, result);
    String end =
        result.diverged()
            ? "diverged after %s steps, ".formatted(NumberText.count(result.steps()))
            : "";
    say(
        "%s of %s runs: %s: %smean return %s in %s; %s"
            .formatted(
                ended(),
                states.size(),
                name,
                end,
                NumberText.significant(result.meanReturn()),
                NumberText.duration(result.seconds()),
                overall()));
  }

  /** The JVM is about to halt: says how to go on, and nothing from then on. */
  synchronized void stop() {
    say(
        "Stopped after %s of %s runs; run the same command again to train the rest"
            .formatted(ended(), states.size()));
    stopped = true;
  }

  /** Where the JVM is about to halt, lets it: no run begins any more. */
  void stayIfStopped() {
    if (isStopped()) {
      ShutdownHook.awaitHalt(); // without the lock, which the runs' own hooks may be waiting for
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private long ended() {
    return states.values().stream().filter(state -> state.ended).count();
  }

  private String overall() {
    long planned = states.values().stream().mapToLong(state -> state.plannedSteps).sum();
    long open = states.values().stream().mapToLong(State::openSteps).sum();
    String share = NumberText.percent(1 - (double) open / planned) + " of all steps";
    double left = secondsLeft();
    return open == 0 || Double.isNaN(left)
        ? share
        : share + ", " + NumberText.duration(left) + " left";
  }

  /**
   * How long the rest takes: all of it shared among the jobs, but no less than the longest run. The
   * runs of a game are taken to be as fast as those of it so far, or as all runs so far if there
   * are none of it. NaN if nothing is known yet.
   */
  private double secondsLeft() {
    Map<String, Double> steps = new HashMap<>();
    Map<String, Double> seconds = new HashMap<>();
    states.forEach(
        (name, state) -> {
          steps.merge(name.game(), (double) state.steps, Double::sum);
          seconds.merge(name.game(), state.seconds, Double::sum);
        });
    double mean = total(seconds) / total(steps);
    double left = 0;
    double longest = 0;
    for (Map.Entry<RunName, State> run : states.entrySet()) {
      String game = run.getKey().game();
      double known = steps.getOrDefault(game, 0.0);
      double secondsPerStep = known > 0 ? seconds.getOrDefault(game, 0.0) / known : mean;
      double runLeft = run.getValue().openSteps() * secondsPerStep;
      left += runLeft;
      longest = Math.max(longest, runLeft);
    }
    return Math.max(left / jobs, longest);
  }

  private static double total(Map<String, Double> byGame) {
    return byGame.values().stream().mapToDouble(value -> value).sum();
  }

  private void say(String line) {
    if (stopped) {
      return;
    }
    lastLine = nanoClock.getAsLong();
    lines.println(line);
    lines.flush();
  }
}
