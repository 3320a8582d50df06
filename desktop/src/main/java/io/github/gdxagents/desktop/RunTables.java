package io.github.gdxagents.desktop;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** What a run folder's tables tell of one of its policies. */
final class RunTables {

  private static final String METRICS = "metrics.csv";
  private static final String EVALUATIONS = "evaluations.csv";
  private static final String START_POLICY = "start.policy";

  private final Path folder;

  /**
   * @param folder that may be a run folder
   */
  RunTables(File folder) {
    this.folder = folder.toPath();
  }

  /**
   * How far the run was, and how well the policy did, in a few words: {@code "iteration 30 ·
   * evaluation 271.3"}, or its mean return in training before the first evaluation. The score is
   * left out where the policy itself has one; empty where there are no such tables.
   */
  String progress(Policy policy) {
    try {
      long steps = policy.provenance().steps() - stepsBefore();
      double[] metrics = lastRow(METRICS, steps, "iteration", "mean_return");
      if (Double.isNaN(metrics[0])) {
        return "";
      }
      String iteration = String.format(Locale.ROOT, "iteration %,.0f", metrics[0]);
      if (policy.provenance().scoreEpisodes() > 0) {
        return iteration;
      }
      double evaluation = lastRow(EVALUATIONS, steps, "mean_return")[0];
      if (!Double.isNaN(evaluation)) {
        return iteration + String.format(Locale.ROOT, " · evaluation %.1f", evaluation);
      }
      return Double.isNaN(metrics[1])
          ? iteration
          : iteration + String.format(Locale.ROOT, " · mean return %.1f", metrics[1]);
    } catch (IOException e) {
      return "";
    }
  }

  /** The decisions of the policy from which the run started, which its tables do not count. */
  private long stepsBefore() throws IOException {
    File start = folder.resolve(START_POLICY).toFile();
    return start.exists()
        ? PolicyFile.read(start, PolicyFile.MAX_SAVED_BYTES).provenance().steps()
        : 0;
  }

  /**
   * The numbers of some columns in the last row of at most so many steps; NaN where there is none.
   * None of the columns that are asked for, nor of those before them, has a name with a comma.
   */
  private double[] lastRow(String table, long steps, String... columns) throws IOException {
    double[] numbers = new double[columns.length];
    Arrays.fill(numbers, Double.NaN);
    Path file = folder.resolve(table);
    if (!Files.exists(file)) {
      return numbers;
    }
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1); // the run may be writing a row
    Iterator<String> rows = whole.lines().iterator();
    List<String> header = rows.hasNext() ? List.of(rows.next().split(",", -1)) : List.of();
    while (rows.hasNext()) {
      String[] row = rows.next().split(",", -1);
      if (number(row, header.indexOf("steps")) <= steps) {
        for (int c = 0; c < columns.length; c++) {
          numbers[c] = number(row, header.indexOf(columns[c]));
        }
      }
    }
    return numbers;
  }

  /** A cell's number; NaN where it has none. */
  private static double number(String[] row, int column) {
    try {
      return column >= 0 && column < row.length ? Double.parseDouble(row[column]) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
