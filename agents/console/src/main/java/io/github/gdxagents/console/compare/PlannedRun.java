package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.InvalidComparisonException.at;

import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a comparison, with all that decides its result.
 *
 * @param settings the game's, changed by the variant
 * @param steps decisions to train for
 */
record PlannedRun(RunName name, ComparedGame game, TrainingSettings settings, long steps) {

  /**
   * Every variant on every game with every seed: game by game, in the comparison's order.
   *
   * @param games those of the comparison
   * @throws InvalidComparisonException if a variant's changes are refused, naming it and the game
   */
  static List<PlannedRun> all(Comparison comparison, List<ComparedGame> games) {
    List<PlannedRun> runs = new ArrayList<>();
    for (ComparedGame game : games) {
      for (ComparedVariant variant : comparison.variants()) {
        String place =
            "%s: variant.%s on %s".formatted(comparison.source(), variant.name(), game.label());
        Preset preset = at(place, () -> game.presets().apply(variant.changes()));
        TrainingSettings settings =
            at(place, () -> feasible(game, preset.settings().with(variant.changes())));
        long steps = comparison.steps().of(game.label(), preset.steps());
        for (long seed : comparison.seeds()) {
          RunName name = new RunName(game.label(), variant.name(), seed);
          runs.add(new PlannedRun(name, game, settings, steps));
        }
      }
    }
    return runs;
  }

  private static TrainingSettings feasible(ComparedGame game, TrainingSettings settings) {
    Feasibility.require(game.simulations(), settings, null, null);
    return settings;
  }
}
