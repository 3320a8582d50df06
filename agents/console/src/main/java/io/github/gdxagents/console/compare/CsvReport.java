package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.text.Csv;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison's figures for spreadsheets and programs. What is not a number is left empty. */
final class CsvReport {

  /** In place of a game's label where a row is about all of them. */
  private static final String ALL_GAMES = "all";

  private static final String VARIANT_COLUMNS =
      "game,variant,label,runs,diverged,score,score_low,score_high,reference,planned_steps,mean_return,return_deviation,evaluation_return,evaluation_deviation,evaluation_iqm,evaluation_iqm_low,evaluation_iqm_high,evaluation_worst,solved,steps_per_second";

  private static final String RUN_COLUMNS =
      "game,variant,seed,outcome,score,mean_return,evaluation_return,episodes,steps,planned_steps,seconds,library_version";

  private CsvReport() {}

  /** One row for each variant over all games, then one for each variant on each game. */
  static String variants(Comparison comparison, Scores scores) {
    StringBuilder text = new StringBuilder();
    text.append(VARIANT_COLUMNS).append('\n');
    for (Scores.VariantScore score : scores.variants()) {
      row(
          text,
          ALL_GAMES,
          score.variant().name(),
          score.variant().label(),
          score.runs(),
          score.diverged(),
          score.score(),
          score.interval().low(),
          score.interval().high(),
          score.variant().reference().orElse(Double.NaN),
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "");
    }
    for (Scores.GameScores game : scores.games()) {
      for (Scores.GameScore score : game.variants()) {
        row(
            text,
            game.game(),
            score.variant().name(),
            score.variant().label(),
            comparison.seeds().size(),
            score.diverged(),
            score.score(),
            "",
            "",
            "",
            score.plannedSteps(),
            score.meanReturn(),
            score.deviation(),
            score.evaluated().mean(),
            score.evaluated().deviation(),
            score.evaluated().interquartileMean(),
            score.evaluated().interval().low(),
            score.evaluated().interval().high(),
            score.evaluated().worst(),
            comparison.solvedAt().containsKey(game.game()) ? score.evaluated().solved() : "",
            score.stepsPerSecond());
      }
    }
    return text.toString();
  }

  /** One row for each run. */
  static String runs(Comparison comparison, Scores scores, Map<RunName, RunResult> results) {
    StringBuilder text = new StringBuilder();
    text.append(RUN_COLUMNS).append('\n');
    for (Scores.GameScores game : scores.games()) {
      for (ComparedVariant variant : comparison.variants()) {
        for (long seed : comparison.seeds()) {
          RunResult result = results.get(new RunName(game.game(), variant.name(), seed));
          if (result != null) {
            double reached = Scores.reached(result, game.scale().random());
            row(
                text,
                game.game(),
                variant.name(),
                seed,
                result.outcome().name().toLowerCase(Locale.ROOT),
                game.scale().score(reached),
                result.meanReturn(),
                result.evaluationReturn(),
                result.episodes(),
                result.steps(),
                result.plannedSteps(),
                result.seconds(),
                result.libraryVersion());
          }
        }
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(Csv.row(List.of(cells))).append('\n');
  }
}
