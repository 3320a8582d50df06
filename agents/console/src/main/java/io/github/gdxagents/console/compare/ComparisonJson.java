package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A comparison's figures for programs: the rows of its CSV files as objects. */
public final class ComparisonJson {

  /** The columns that are text, even where it looks like a number. */
  private static final Set<String> TEXTS =
      Set.of("game", "variant", "label", "outcome", "library_version");

  private ComparisonJson() {}

  /**
   * Reads what a comparison that has ended left in its folder. A figure that does not exist is not
   * a number.
   *
   * @param name of the comparison
   */
  public static Map<String, Object> of(String name, Path folder) throws IOException {
    return Json.object(
        "comparison", name,
        "folder", folder.toString(),
        "variants", rows(folder.resolve(ComparisonRun.VARIANTS)),
        "runs", rows(folder.resolve(ComparisonRun.RUNS)));
  }

  private static List<Map<String, Object>> rows(Path file) throws IOException {
    List<String> columns = Csv.columns(file);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Csv.cells(line);
      Map<String, Object> row = new LinkedHashMap<>();
      for (int c = 0; c < columns.size(); c++) {
        row.put(columns.get(c), value(columns.get(c), cells.get(c)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(String column, String cell) {
    if (TEXTS.contains(column)) {
      return cell;
    } else if (cell.isEmpty()) {
      return Double.NaN;
    }
    return cell.matches("-?\\d+") ? (Object) Long.valueOf(cell) : Double.valueOf(cell);
  }
}
