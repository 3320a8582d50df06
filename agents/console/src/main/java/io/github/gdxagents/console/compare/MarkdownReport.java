package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.training.LibraryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison's figures as a text with tables, and what they mean. */
final class MarkdownReport {

  private final Comparison comparison;
  private final Scores scores;
  private final Map<RunName, RunResult> results;

  MarkdownReport(Comparison comparison, Scores scores, Map<RunName, RunResult> results) {
    this.comparison = comparison;
    this.scores = scores;
    this.results = results;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(comparison.title()).append("\n\n");
    text.append(overview()).append("\n\n");
    text.append(scoreTable()).append('\n');
    text.append(explanation()).append('\n');
    for (Scores.GameScores game : scores.games()) {
      text.append("\n## ").append(game.game()).append("\n\n");
      text.append(measure(game)).append("\n\n");
      text.append(gameTable(game)).append('\n');
      text.append(evaluationTable(game));
    }
    String diverged = diverged();
    return text.append(diverged.isEmpty() ? "" : "\n" + diverged + "\n").toString();
  }

  private String overview() {
    return "%s runs: %s, %s, %s (%s); trained by gdx-agents %s."
        .formatted(
            results.size(),
            counted(comparison.variants().size(), "variant"),
            counted(comparison.games().size(), "game"),
            counted(comparison.seeds().size(), "seed"),
            comparison.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            LibraryVersion.current());
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private String scoreTable() {
    boolean references = comparison.hasReferences();
    boolean anyDiverged = scores.variants().stream().anyMatch(row -> row.diverged() > 0);
    List<String> header = new ArrayList<>(List.of("variant", "score", "95 % interval"));
    if (references) {
      header.add(comparison.referenceLabel());
    }
    if (anyDiverged) {
      header.add("diverged");
    }
    Table table = new Table("<>>" + (references ? ">" : "") + (anyDiverged ? ">" : "")).row(header);
    for (Scores.VariantScore row : scores.variants()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.variant().label());
      cells.add(score(row.score()));
      cells.add(score(row.interval().low()) + " to " + score(row.interval().high()));
      if (references) {
        cells.add(score(row.variant().reference().orElse(Double.NaN)));
      }
      if (anyDiverged) {
        cells.add(outOf(row.diverged(), row.runs()));
      }
      table.row(cells);
    }
    return table.markdown();
  }

  /** To two decimals, unless a failure is beyond all measure. */
  private static String score(double score) {
    return Math.abs(score) < 1_000 || Double.isNaN(score)
        ? NumberText.fixed(score, 2)
        : NumberText.significant(score);
  }

  private static String outOf(int diverged, int runs) {
    return diverged == 0 ? "" : diverged + " of " + runs;
  }

  private static String explanation() {
    return """
        A run's score is the mean return of its last 100 training episodes, mapped for each game so that a random
        policy (uniform actions, %s episodes) scores 0 and the best run of all variants 1. A variant's score is the
        mean over its runs. The intervals are 95 %% percentile bootstrap: %s resamples of the runs, stratified by
        game, the maps held fixed. With few seeds they are too narrow rather than too wide.

        Within a game, values are means over seeds, with the standard deviation of the sample. Steps/s are those of one
        run on one thread, beside others. A second table has what the last policies return over %s new episodes, always
        taking the most probable action; IQM is the interquartile mean, with its own bootstrap interval.
        """
        .formatted(
            RandomPolicy.EPISODES,
            NumberText.count(Interval.RESAMPLES),
            FinalEvaluation.DEFAULT_EPISODES)
        .stripTrailing();
  }

  private String measure(Scores.GameScores game) {
    String random = "Random policy: " + NumberText.significant(game.scale().random());
    String best = "best run: " + NumberText.significant(game.scale().best());
    return game.scale().exists()
        ? random + " (score 0), " + best + " (score 1)."
        : random
            + ", "
            + best
            + ": no run beats the random policy, so this game is left out of the scores.";
  }

  private String gameTable(Scores.GameScores game) {
    boolean anyDiverged = game.variants().stream().anyMatch(row -> row.diverged() > 0);
    List<String> header =
        new ArrayList<>(List.of("variant", "mean return", "std dev", "score", "steps", "steps/s"));
    if (anyDiverged) {
      header.add("diverged");
    }
    Table table = new Table("<>>>>>" + (anyDiverged ? ">" : "")).row(header);
    int decimals = decimals(game);
    for (Scores.GameScore row : game.variants()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.variant().label());
      cells.add(NumberText.fixed(row.meanReturn(), decimals));
      cells.add(NumberText.fixed(row.deviation(), decimals));
      cells.add(score(row.score()));
      cells.add(NumberText.count(row.plannedSteps()));
      cells.add(
          Double.isFinite(row.stepsPerSecond())
              ? NumberText.count(Math.round(row.stepsPerSecond()))
              : "-");
      if (anyDiverged) {
        cells.add(outOf(row.diverged(), comparison.seeds().size()));
      }
      table.row(cells);
    }
    return table.markdown();
  }

  private String evaluationTable(Scores.GameScores game) {
    Double solvedAt = comparison.solvedAt().get(game.game());
    List<String> header =
        new ArrayList<>(
            List.of("evaluated", "mean return", "std dev", "IQM", "95 % interval", "worst"));
    if (solvedAt != null) {
      header.add("at least " + NumberText.significant(solvedAt));
    }
    Table table = new Table("<>>>>>" + (solvedAt == null ? "" : ">")).row(header);
    int decimals = decimals(game);
    for (Scores.GameScore row : game.variants()) {
      EvaluatedReturns evaluated = row.evaluated();
      List<String> cells = new ArrayList<>();
      cells.add(row.variant().label());
      cells.add(NumberText.fixed(evaluated.mean(), decimals));
      cells.add(NumberText.fixed(evaluated.deviation(), decimals));
      cells.add(NumberText.fixed(evaluated.interquartileMean(), decimals));
      cells.add(
          NumberText.fixed(evaluated.interval().low(), decimals)
              + " to "
              + NumberText.fixed(evaluated.interval().high(), decimals));
      cells.add(NumberText.fixed(evaluated.worst(), decimals));
      if (solvedAt != null) {
        cells.add(evaluated.solved() + " of " + comparison.seeds().size());
      }
      table.row(cells);
    }
    return table.markdown();
  }

  /** The same for all returns of a game, by the best of them. */
  private static int decimals(Scores.GameScores game) {
    double magnitude = Math.max(Math.abs(game.scale().best()), Math.abs(game.scale().random()));
    return Math.max(1, NumberText.decimals(magnitude));
  }

  /** Names the runs that diverged, and what they are scored with; empty if none did. */
  private String diverged() {
    List<String> lines = new ArrayList<>();
    for (Scores.GameScores game : scores.games()) {
      for (ComparedVariant variant : comparison.variants()) {
        for (long seed : comparison.seeds()) {
          RunName name = new RunName(game.game(), variant.name(), seed);
          RunResult result = results.get(name);
          if (result != null && result.diverged()) {
            String scored =
                Double.isFinite(result.meanReturn())
                    ? "what it had reached, " + NumberText.significant(result.meanReturn())
                    : "the random policy's return, because no episode of it had ended";
            lines.add(
                "- %s, after %s steps: scored with %s"
                    .formatted(name, NumberText.count(result.steps()), scored));
          }
        }
      }
    }
    return lines.isEmpty() ? "" : "Diverged:\n\n" + String.join("\n", lines);
  }
}
