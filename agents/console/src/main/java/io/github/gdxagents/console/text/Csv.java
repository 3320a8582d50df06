package io.github.gdxagents.console.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes rows of comma-separated values for spreadsheets and programs: RFC 4180. */
public final class Csv {

  private Csv() {}

  /** A row without its line feed. A number that is not finite becomes an empty cell. */
  public static String row(Collection<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
      return "";
    }
    String text = value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
