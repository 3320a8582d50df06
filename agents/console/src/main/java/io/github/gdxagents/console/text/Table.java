package io.github.gdxagents.console.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, plain or in Markdown. */
public final class Table {

  private static final String GAP = "  ";
  private static final String INDENT = "  ";
  private static final int SHORTEST_RULE = 3;

  private final boolean[] alignedRight;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param alignment one character for each column: {@code <} to align left, {@code >} to align
   *     right
   */
  public Table(String alignment) {
    alignedRight = new boolean[alignment.length()];
    for (int column = 0; column < alignedRight.length; column++) {
      alignedRight[column] = alignment.charAt(column) == '>';
    }
  }

  /** Adds a row; cells left out at its end are empty. */
  public Table row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds a row; cells left out at its end are empty. */
  public Table row(List<String> cells) {
    if (cells.size() > alignedRight.length) {
      throw new IllegalArgumentException(
          "A row of a table with %d columns has %d cells"
              .formatted(alignedRight.length, cells.size()));
    }
    String[] row = new String[alignedRight.length];
    for (int column = 0; column < row.length; column++) {
      row[column] = column < cells.size() ? cells.get(column) : "";
    }
    rows.add(row);
    return this;
  }

  /**
   * The lines without rules, each with a line feed at its end and without trailing blanks.
   *
   * @param indent what every line begins with
   */
  public String plain(String indent) {
    int[] widths = widths(rows, 0);
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.length; column++) {
        line.append(column == 0 ? "" : GAP).append(aligned(row, column, widths));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** As {@link #plain}, indented by two blanks. */
  @Override
  public String toString() {
    return plain(INDENT);
  }

  /**
   * The lines as a table that GitHub draws, and that is aligned to be read as text as well; the
   * first row names the columns.
   */
  public String markdown() {
    List<String[]> escaped = rows.stream().map(Table::escaped).toList();
    int[] widths = widths(escaped, SHORTEST_RULE);
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < escaped.size(); r++) {
      for (int column = 0; column < widths.length; column++) {
        text.append("| ").append(aligned(escaped.get(r), column, widths)).append(' ');
      }
      text.append("|\n").append(r == 0 ? rule(widths) : "");
    }
    return text.toString();
  }

  private String rule(int[] widths) {
    StringBuilder rule = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String dashes = "-".repeat(widths[column] + 1);
      rule.append('|').append(alignedRight[column] ? dashes + ":" : ":" + dashes);
    }
    return rule.append("|\n").toString();
  }

  private String aligned(String[] row, int column, int[] widths) {
    String blanks = " ".repeat(widths[column] - row[column].length());
    return alignedRight[column] ? blanks + row[column] : row[column] + blanks;
  }

  private int[] widths(List<String[]> cells, int least) {
    int[] widths = new int[alignedRight.length];
    for (int column = 0; column < widths.length; column++) {
      int c = column;
      widths[c] = cells.stream().mapToInt(row -> row[c].length()).reduce(least, Math::max);
    }
    return widths;
  }

  private static String[] escaped(String[] row) {
    String[] escaped = new String[row.length];
    for (int column = 0; column < row.length; column++) {
      escaped[column] = row[column].replace("|", "\\|");
    }
    return escaped;
  }
}
