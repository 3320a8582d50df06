package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.compare.ComparisonFolder;
import io.github.gdxagents.console.compare.ComparisonProgress;
import io.github.gdxagents.console.compare.ParallelTraining;
import io.github.gdxagents.console.compare.PlannedRun;
import io.github.gdxagents.console.compare.RunName;
import io.github.gdxagents.console.compare.RunResult;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds the best of many trials by {@link Halving}. A trial that goes on continues its run: its
 * schedules have run over all of its steps from the beginning, so it ends with the policy that an
 * undisturbed run has. What decides is the mean return of an evaluation alone, never a time.
 */
final class Search {

  private final Tuning tuning;
  private final ComparisonFolder folder;
  private final int jobs;
  private final PrintWriter lines;
  private final Map<Integer, Tried> tried = new TreeMap<>();

  /**
   * @param folder where the runs are
   * @param jobs how many runs go side by side; does not change their results
   * @param lines where progress goes; not closed
   */
  Search(Tuning tuning, ComparisonFolder folder, int jobs, PrintWriter lines) {
    this.tuning = tuning;
    this.folder = folder;
    this.jobs = jobs;
    this.lines = lines;
  }

  /**
   * What a search brings.
   *
   * @param tried all trials, by number
   */
  record Found(Trial winner, List<Tried> tried) {}

  /**
   * Trains to the end. To be called once.
   *
   * @throws InvalidSettingException if all trials diverge
   */
  Found find(List<Trial> trials) throws IOException {
    List<Trial> left = trials;
    for (int rung = 0; rung < Halving.RUNGS; rung++) {
      trainTo(rung, left);
      left = Halving.best(left, trial -> of(trial).score());
      if (left.isEmpty()) {
        throw new InvalidSettingException(
            "All trials diverged, so none can go on; search smaller learning rates, with --space FILE");
      }
    }
    if (left.size() > 1) {
      repeat(left);
      List<Trial> ranked = Halving.ranked(left, trial -> of(trial).meanScore());
      left = ranked.isEmpty() ? left : ranked;
    }
    return new Found(left.get(0), List.copyOf(tried.values()));
  }

  private Tried of(Trial trial) {
    return tried.getOrDefault(trial.number(), new Tried(trial));
  }

  private void trainTo(int rung, List<Trial> trials) throws IOException {
    long begin = rung == 0 ? 0 : Halving.steps(rung - 1, tuning.steps());
    long end = Halving.steps(rung, tuning.steps());
    say(
        "Rung %s of %s: %s, to %s steps"
            .formatted(rung + 1, Halving.RUNGS + 1, counted(trials.size()), NumberText.count(end)));
    List<PlannedRun> runs =
        trials.stream().map(trial -> run(trial, tuning.seed(), begin, end)).toList();
    Map<RunName, RunResult> results = train(runs);
    for (int t = 0; t < trials.size(); t++) {
      RunResult result = Objects.requireNonNull(results.get(runs.get(t).name()));
      Trial trial = trials.get(t);
      tried.put(trial.number(), of(trial).withResult(result));
    }
  }

  /** Trains with further seeds. */
  private void repeat(List<Trial> trials) throws IOException {
    say(
        "Rung %s of %s: %s, with %s further seeds"
            .formatted(
                Halving.RUNGS + 1, Halving.RUNGS + 1, counted(trials.size()), Halving.SEEDS - 1));
    List<PlannedRun> runs = new ArrayList<>();
    for (Trial trial : trials) {
      for (int s = 1; s < Halving.SEEDS; s++) {
        runs.add(run(trial, tuning.seed() + s, 0, tuning.steps()));
      }
    }
    Map<RunName, RunResult> results = train(runs);
    for (int r = 0; r < runs.size(); r++) {
      RunResult result = Objects.requireNonNull(results.get(runs.get(r).name()));
      Trial trial = trials.get(r / (Halving.SEEDS - 1));
      tried.put(trial.number(), of(trial).withRepeat(result));
    }
  }

  private PlannedRun run(Trial trial, long seed, long begin, long end) {
    RunName name = new RunName(tuning.game().label(), trial.name(), seed);
    return new PlannedRun(name, tuning.game(), trial.settings(), tuning.steps(), begin, end);
  }

  private Map<RunName, RunResult> train(List<PlannedRun> runs) throws IOException {
    ComparisonProgress progress = new ComparisonProgress(runs, jobs, lines, System::nanoTime);
    return new ParallelTraining(folder, progress, jobs).train(runs);
  }

  private static String counted(int trials) {
    return trials + (trials == 1 ? " trial" : " trials");
  }

  private void say(String line) {
    lines.println(line);
    lines.flush();
  }
}
