package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.CheckpointPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares: trains what is missing in a folder, and writes the tables and the picture into it.
 *
 * <p>A run that has ended in the folder is kept; it must have been trained with the same settings,
 * as many steps and by the same version of the library. A run that was interrupted is trained
 * again. From the same runs come the same tables and picture.
 */
public final class ComparisonRun {

  private static final String TABLES = "comparison.md";
  private static final String PICTURE = "comparison.svg";
  static final String VARIANTS = "comparison.csv";
  static final String RUNS = "runs.csv";

  private final Comparison comparison;
  private final List<ComparedGame> games;
  private final Path path;
  private final int jobs;
  private final PrintWriter lines;

  /**
   * @param games those that the comparison names, in its order
   * @param path of the folder, which is created if it does not exist
   * @param jobs how many runs go side by side, at least 1; does not change their results
   * @param lines where progress goes; not closed
   */
  public ComparisonRun(
      Comparison comparison, List<ComparedGame> games, Path path, int jobs, PrintWriter lines) {
    this.comparison = comparison;
    this.games = List.copyOf(games);
    this.path = path;
    this.jobs = jobs;
    this.lines = lines;
    List<String> labels = this.games.stream().map(ComparedGame::label).toList();
    if (!labels.equals(comparison.games())) {
      throw new IllegalArgumentException(
          "The comparison is about " + comparison.games() + ", not " + labels);
    }
  }

  /**
   * What a comparison brings.
   *
   * @param tables in Markdown
   * @param results of all runs
   */
  public record Compared(String tables, Map<RunName, RunResult> results) {}

  /**
   * Trains to the end.
   *
   * @return the tables, in Markdown, and the results of all runs
   * @throws InvalidComparisonException if a variant's changes are refused, or the folder holds
   *     other runs than these
   */
  public Compared run() throws IOException {
    List<PlannedRun> runs = PlannedRun.all(comparison, games);
    try (ComparisonFolder folder = ComparisonFolder.open(path, CheckpointPlan.NONE)) {
      ComparisonProgress progress = new ComparisonProgress(runs, jobs, lines, System::nanoTime);
      Map<RunName, RunResult> results = new ParallelTraining(folder, progress, jobs).train(runs);
      Map<String, Double> randomReturns = new LinkedHashMap<>();
      for (ComparedGame game : games) {
        randomReturns.put(game.label(), RandomPolicy.meanReturn(game.simulations()));
      }
      Scores scores = Scores.of(comparison, results, randomReturns);
      String tables = new MarkdownReport(comparison, scores, results).text();
      write(folder, ComparisonFolder.COMPARISON, ComparisonYaml.text(comparison));
      write(folder, TABLES, tables);
      write(folder, VARIANTS, CsvReport.variants(comparison, scores));
      write(folder, RUNS, CsvReport.runs(comparison, scores, results));
      draw(folder, scores);
      return new Compared(tables, results);
    }
  }

  private static void write(ComparisonFolder folder, String name, String text) throws IOException {
    folder.write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Draws the picture, unless there are no scores. */
  private void draw(ComparisonFolder folder, Scores scores) throws IOException {
    folder.delete(PICTURE); // which may show other runs
    if (scores.variants().stream().anyMatch(variant -> Double.isNaN(variant.score()))) {
      say("No " + PICTURE + ": no run beats the random policy");
      return;
    }
    write(folder, PICTURE, new ScorePlot(comparison, scores).svg());
  }

  private void say(String line) {
    lines.println(line);
    lines.flush();
  }
}
