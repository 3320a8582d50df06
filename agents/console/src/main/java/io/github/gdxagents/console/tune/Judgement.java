package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.compare.ComparedVariant;
import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.compare.ComparisonRun;
import io.github.gdxagents.console.compare.Interval;
import io.github.gdxagents.console.compare.RunName;
import io.github.gdxagents.console.compare.RunResult;
import io.github.gdxagents.console.compare.Steps;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How settings do with seeds that did not serve to choose them: the best of many trials is also the
 * luckiest.
 *
 * @param start of the settings that the search began with
 * @param found of those that it found
 */
record Judgement(Outcome start, Outcome found) {

  private static final String NAME = "judgement";

  /**
   * Of one of the two.
   *
   * @param meanReturn the mean over seeds of what the last policies return; NaN if one diverged
   * @param interval its 95 % confidence interval, by bootstrap over the seeds
   * @param processorSeconds of a run, the mean over seeds
   */
  record Outcome(double meanReturn, Interval interval, double processorSeconds) {

    static Outcome of(List<RunResult> runs) {
      double[] returns = runs.stream().mapToDouble(RunResult::evaluationReturn).toArray();
      return new Outcome(
          mean(returns),
          Interval.ofMean(List.of(returns)),
          mean(runs.stream().mapToDouble(RunResult::processorSeconds).toArray()));
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
  }

  /** Whether what was found did better; where one diverged, whether it was the other. */
  boolean foundIsBetter() {
    return found.meanReturn() > start.meanReturn()
        || (Double.isNaN(start.meanReturn()) && !Double.isNaN(found.meanReturn()));
  }

  /**
   * Compares them, in a folder that becomes an ordinary comparison's.
   *
   * @param found the winner of the search
   * @param lines where progress goes; not closed
   */
  static Judgement of(Tuning tuning, Trial found, Path folder, int jobs, PrintWriter lines)
      throws IOException {
    Trial start = new Trial(0, tuning.start());
    List<Long> seeds = new ArrayList<>();
    for (int s = 0; s < tuning.judgeSeeds(); s++) {
      seeds.add(tuning.firstJudgeSeed() + s);
    }
    Comparison comparison =
        new Comparison(
            NAME,
            folder.toString(),
            "Settings found for " + tuning.game().label() + ", on fresh seeds",
            List.of(tuning.game().label()),
            seeds,
            new Steps(OptionalLong.of(tuning.steps()), Map.of(), 1),
            Map.of(),
            List.of(
                variant(start, "Settings to start with", tuning),
                variant(found, "Settings found", tuning)),
            "reference");
    Map<RunName, RunResult> results =
        new ComparisonRun(comparison, List.of(tuning.game()), folder, jobs, lines).run().results();
    return new Judgement(
        Outcome.of(runs(start, comparison, results)), Outcome.of(runs(found, comparison, results)));
  }

  private static ComparedVariant variant(Trial trial, String label, Tuning tuning) {
    SettingsSection changes = SettingsSection.of(fromPreset(trial.settings(), tuning), NAME);
    return new ComparedVariant(trial.name(), label, changes, OptionalDouble.empty());
  }

  /** What makes settings of the game's preset for their method. */
  private static Map<String, String> fromPreset(TrainingSettings settings, Tuning tuning) {
    Map<String, String> method =
        Map.of(TrainingSettings.ALGORITHM, settings.algorithm().algorithm());
    Map<String, String> changes = new LinkedHashMap<>(method);
    changes.putAll(settings.toMap());
    changes
        .entrySet()
        .removeAll(tuning.game().presets().apply(method).settings().toMap().entrySet());
    changes.putAll(method);
    return changes;
  }

  private static List<RunResult> runs(
      Trial trial, Comparison comparison, Map<RunName, RunResult> results) {
    return comparison.seeds().stream()
        .map(seed -> new RunName(comparison.games().get(0), trial.name(), seed))
        .map(name -> Objects.requireNonNull(results.get(name)))
        .toList();
  }
}
