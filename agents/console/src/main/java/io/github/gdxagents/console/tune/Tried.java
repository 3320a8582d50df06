package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.compare.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial, and how it has done so far.
 *
 * @param results of its first run, as it stood at the end of each rung that it came to
 * @param repeats results of whole runs with further seeds
 */
record Tried(Trial trial, List<RunResult> results, List<RunResult> repeats) {

  Tried(Trial trial) {
    this(trial, List.of(), List.of());
  }

  Tried withResult(RunResult result) {
    return new Tried(trial, appended(results, result), repeats);
  }

  Tried withRepeat(RunResult result) {
    return new Tried(trial, results, appended(repeats, result));
  }

  private static List<RunResult> appended(List<RunResult> results, RunResult result) {
    List<RunResult> all = new ArrayList<>(results);
    all.add(result);
    return List.copyOf(all);
  }

  /** How it stood when it was last judged. */
  RunResult last() {
    return results.get(results.size() - 1);
  }

  /** What its policy returned when it was last judged; NaN if it diverged. */
  double score() {
    return last().evaluationReturn();
  }

  /** The mean over all seeds that it was trained with; NaN if it diverged with one. */
  double meanScore() {
    double sum = score();
    for (RunResult repeat : repeats) {
      sum += repeat.evaluationReturn();
    }
    return sum / (1 + repeats.size());
  }

  /** Whether it has made all of its steps. */
  boolean isWhole() {
    return results.size() == Halving.RUNGS;
  }
}
