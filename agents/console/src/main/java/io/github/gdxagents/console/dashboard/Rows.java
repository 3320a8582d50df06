package io.github.gdxagents.console.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers that a run adds to as long as it lasts. Of too many, every other one is dropped:
 * a curve of more points than a screen has pixels looks the same. Not thread-safe.
 */
final class Rows {

  /** Dropping begins with twice as many. */
  static final int LEAST_KEPT = 1_000;

  /**
   * One row.
   *
   * @param number how many were added before it
   * @param cells one for each column; NaN where there is no figure
   */
  record Row(long number, double[] cells) {}

  private final List<String> columns;
  private List<Row> rows = new ArrayList<>();
  private long count;

  Rows(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  List<String> columns() {
    return columns;
  }

  /** The same rows with other columns; a column that these do not have holds no figures. */
  Rows withColumns(List<String> others) {
    int[] indexes = others.stream().mapToInt(columns::indexOf).toArray();
    Rows same = new Rows(others);
    same.count = count;
    for (Row row : rows) {
      double[] cells =
          Arrays.stream(indexes)
              .mapToDouble(index -> index < 0 ? Double.NaN : row.cells()[index])
              .toArray();
      same.rows.add(new Row(row.number(), cells));
    }
    return same;
  }

  /** How many rows were added. */
  long count() {
    return count;
  }

  /** Adds a row; the cells are taken over. */
  void add(double... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "A row has " + columns.size() + " cells, not " + cells.length);
    }
    rows.add(new Row(count++, cells));
    if (rows.size() >= 2 * LEAST_KEPT) {
      List<Row> kept = new ArrayList<>(2 * LEAST_KEPT);
      for (int i = 1; i < rows.size(); i += 2) {
        kept.add(rows.get(i));
      }
      rows = kept;
    }
  }

  /**
   * The rows that are kept, in order.
   *
   * @param number of the first that is wanted
   */
  List<Row> from(long number) {
    int first = rows.size();
    while (first > 0 && rows.get(first - 1).number() >= number) {
      first--;
    }
    return List.copyOf(rows.subList(first, rows.size()));
  }
}
