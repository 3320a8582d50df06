package io.github.gdxagents.console.compare;

import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a comparison, with all that decides its result.
 *
 * @param settings the game's, changed by the variant
 * @param steps decisions to train for
 * @param begin after how many of them it goes on; 0 where it begins
 * @param end after how many of them it pauses, at the end of an iteration; {@code steps} where it
 *     does not
 */
public record PlannedRun(
    RunName name, ComparedGame game, TrainingSettings settings, long steps, long begin, long end) {

  /** A run from its begin to its end. */
  public PlannedRun(RunName name, ComparedGame game, TrainingSettings settings, long steps) {
    this(name, game, settings, steps, 0, steps);
  }

  /** The file in the run's folder that says how it ended, or stood when it paused. */
  String resultFile() {
    return end == steps ? "result.properties" : "result-" + end + ".properties";
  }

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
        Preset preset;
        TrainingSettings settings;
        try {
          preset = game.presets().apply(variant.changes());
          settings = variant.settings().applyTo(preset.settings());
          Feasibility.require(game.simulations(), settings, null, null);
        } catch (InvalidSettingException e) {
          String message = String.valueOf(variant.settings().placed(e).getMessage());
          throw refused(message, comparison, variant, game);
        }
        long steps = comparison.steps().of(game.label(), preset.steps());
        for (long seed : comparison.seeds()) {
          RunName name = new RunName(game.label(), variant.name(), seed);
          runs.add(new PlannedRun(name, game, settings, steps));
        }
      }
    }
    return runs;
  }

  /** Names the line to blame, or the variant where it is none alone. */
  private static InvalidComparisonException refused(
      String message, Comparison comparison, ComparedVariant variant, ComparedGame game) {
    boolean placed = message.startsWith(comparison.source() + ":");
    return new InvalidComparisonException(
        placed
            ? message
            : "%s: variant %s on %s: %s"
                .formatted(comparison.source(), variant.name(), game.label(), message));
  }
}
