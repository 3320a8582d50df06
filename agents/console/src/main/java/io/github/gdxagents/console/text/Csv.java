package io.github.gdxagents.console.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of comma-separated values for spreadsheets and programs: RFC 4180. */
public final class Csv {

  private Csv() {}

  /** A row without its line feed. A number that is not finite becomes an empty cell. */
  public static String row(Collection<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  /**
   * Reads columns of a file with a header and one line for each row.
   *
   * @param columns their names
   * @return for each row the numbers of these columns; NaN for a cell without one
   * @throws IOException if the file cannot be read or has no such column
   */
  public static List<double[]> numbers(Path file, String... columns) throws IOException {
    List<double[]> numbers = new ArrayList<>();
    forEachRow(file, List.of(columns), numbers::add);
    return numbers;
  }

  /**
   * Reads columns of a file row by row: there may be more than memory has room for.
   *
   * @param columns their names
   * @param row receives the numbers of these columns; NaN for a cell without one
   * @throws IOException if the file cannot be read or has no such column
   */
  public static void forEachRow(Path file, List<String> columns, Consumer<double[]> row)
      throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      Iterator<String> rows = lines.iterator();
      if (!rows.hasNext()) {
        return;
      }
      List<String> header = cells(rows.next());
      int[] indexes = new int[columns.size()];
      for (int c = 0; c < indexes.length; c++) {
        indexes[c] = header.indexOf(columns.get(c));
        if (indexes[c] < 0) {
          throw new IOException(file + " has no column " + columns.get(c));
        }
      }
      while (rows.hasNext()) {
        List<String> cells = cells(rows.next());
        row.accept(Arrays.stream(indexes).mapToDouble(index -> number(cells, index)).toArray());
      }
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot read " + file + ": " + e.getCause(), e);
    }
  }

  /**
   * The names of a file's columns; none of an empty file.
   *
   * @throws IOException if the file cannot be read
   */
  public static List<String> columns(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String header = lines.readLine();
      return header == null ? List.of() : cells(header);
    } catch (CharacterCodingException e) {
      throw new IOException("Cannot read " + file + ": " + e, e);
    }
  }

  private static double number(List<String> cells, int index) {
    try {
      return index < cells.size() ? Double.parseDouble(cells.get(index)) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The cells of a row that is one line. */
  public static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < row.length() && row.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String cell(Object value) {
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number.toString() : "";
    }
    String text = value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
