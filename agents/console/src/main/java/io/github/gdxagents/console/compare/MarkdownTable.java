package io.github.gdxagents.console.compare;

import java.util.ArrayList;
import java.util.List;

/** A table that GitHub draws, and that is aligned to be read as text as well. */
final class MarkdownTable {

  private static final int SHORTEST_RULE = 3;

  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param alignment one character for each column: {@code <} to align left, {@code >} to align
   *     right
   * @param header the columns' names
   */
  MarkdownTable(String alignment, List<String> header) {
    this.alignment = alignment;
    row(header);
  }

  /** Adds a row of as many cells as there are columns. */
  void row(List<String> cells) {
    if (cells.size() != alignment.length()) {
      throw new IllegalArgumentException(
          "A row has %d cells, but the table %d".formatted(cells.size(), alignment.length()));
    }
    rows.add(cells.stream().map(cell -> cell.replace("|", "\\|")).toList());
  }

  /** The lines, each with a line feed at its end. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int column = 0; column < alignment.length(); column++) {
        String cell = rows.get(r).get(column);
        String blanks = " ".repeat(width(column) - cell.length());
        text.append("| ").append(right(column) ? blanks + cell : cell + blanks).append(' ');
      }
      text.append("|\n");
      if (r == 0) {
        appendRule(text);
      }
    }
    return text.toString();
  }

  private void appendRule(StringBuilder text) {
    for (int column = 0; column < alignment.length(); column++) {
      String dashes = "-".repeat(width(column) + 1);
      text.append('|').append(right(column) ? dashes + ":" : ":" + dashes);
    }
    text.append("|\n");
  }

  private boolean right(int column) {
    return alignment.charAt(column) == '>';
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).reduce(SHORTEST_RULE, Math::max);
  }
}
