package io.github.gdxagents.console;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns. */
final class Table {

  private static final String GAP = "  ";

  private final String indent;
  private final boolean[] alignedRight;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param indent what every line begins with
   * @param alignment one character for each column: {@code <} to align left, {@code >} to align
   *     right
   */
  Table(String indent, String alignment) {
    this.indent = indent;
    alignedRight = new boolean[alignment.length()];
    for (int column = 0; column < alignedRight.length; column++) {
      alignedRight[column] = alignment.charAt(column) == '>';
    }
  }

  /** Adds a row; cells left out at its end are empty. */
  Table row(String... cells) {
    if (cells.length > alignedRight.length) {
      throw new IllegalArgumentException(
          "A row has " + cells.length + " cells, but the table " + alignedRight.length);
    }
    rows.add(cells.clone());
    return this;
  }

  /** The lines, each with a line feed at its end and without trailing blanks. */
  @Override
  public String toString() {
    int[] widths = new int[alignedRight.length];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.length; column++) {
        String blanks = " ".repeat(widths[column] - row[column].length());
        line.append(column == 0 ? "" : GAP);
        line.append(alignedRight[column] ? blanks + row[column] : row[column] + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
