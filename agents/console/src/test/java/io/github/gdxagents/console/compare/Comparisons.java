package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.settings.SettingsSection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Comparisons and results for tests. */
final class Comparisons {

  static final ComparedVariant CLIP =
      new ComparedVariant(
          "clip",
          "Clipping, 0.2",
          SettingsSection.of(Map.of("clip-range", "0.2"), "toys.yaml"),
          OptionalDouble.of(0.82));

  static final ComparedVariant KL =
      new ComparedVariant(
          "kl",
          "Fixed KL",
          SettingsSection.of(Map.of("clip-range", "none", "kl-penalty", "fixed:3"), "toys.yaml"),
          OptionalDouble.empty());

  private Comparisons() {}

  /** Of two variants, one of them with a reference. */
  static Comparison of(List<String> games, long... seeds) {
    return new Comparison(
        "toys",
        "toys.yaml",
        "Toys",
        games,
        LongStream.of(seeds).boxed().toList(),
        Steps.OF_PRESETS,
        Map.of(),
        List.of(CLIP, KL),
        "paper");
  }

  static List<PlannedRun> planned(List<ComparedGame> games, long... seeds) {
    Comparison comparison = of(games.stream().map(ComparedGame::label).toList(), seeds);
    return PlannedRun.all(comparison, games);
  }

  /** A finished run of 1,000 steps in 2 seconds. */
  static RunResult finished(double meanReturn) {
    return new RunResult(
        RunResult.Outcome.FINISHED, "1.0", 1_000, 1_000, 120, meanReturn, meanReturn + 10, 2, 1.5);
  }

  /** A run that ended early, after 500 steps in 1 second. */
  static RunResult diverged(double meanReturn) {
    return new RunResult(
        RunResult.Outcome.DIVERGED, "1.0", 1_000, 500, 7, meanReturn, Double.NaN, 1, 1);
  }
}
