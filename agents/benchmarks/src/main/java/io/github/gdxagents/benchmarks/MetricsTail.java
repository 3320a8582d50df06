package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code metrics.csv} of a run that is still being written, from where it left off. */
final class MetricsTail {

  private final Path file;
  private long position;
  private String unfinishedLine = "";
  private List<String> columns = List.of();
  private @Nullable Row latest;

  /**
   * One iteration.
   *
   * @param steps decisions so far
   * @param episodes ended so far
   * @param meanReturn of the last 100 episodes; NaN before the first ended
   */
  record Row(long steps, long episodes, double meanReturn) {}

  /**
   * @param file need not exist yet
   */
  MetricsTail(Path file) {
    this.file = file;
  }

  /** The last complete row; none so far. */
  Optional<Row> latest() throws IOException {
    if (!Files.exists(file)) {
      return Optional.ofNullable(latest);
    }
    String[] lines = (unfinishedLine + readOn()).split("\n", -1);
    unfinishedLine = lines[lines.length - 1];
    for (int line = 0; line < lines.length - 1; line++) {
      List<String> cells = List.of(lines[line].split(",", -1));
      if (columns.isEmpty()) {
        columns = cells;
      } else {
        latest = row(cells);
      }
    }
    return Optional.ofNullable(latest);
  }

  private String readOn() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (in.length() - position)];
      in.seek(position);
      in.readFully(bytes);
      position += bytes.length;
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }

  private Row row(List<String> cells) {
    String meanReturn = cell(cells, "mean_return");
    return new Row(
        Long.parseLong(cell(cells, "steps")),
        Long.parseLong(cell(cells, "episodes")),
        meanReturn.isEmpty() ? Double.NaN : Double.parseDouble(meanReturn));
  }

  private String cell(List<String> cells, String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalStateException(
          file + " should have a column " + column + "; it has " + columns);
    }
    return cells.get(index);
  }
}
