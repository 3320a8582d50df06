package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.console.text.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of a run folder, which resuming and the dashboard read. */
class TableFuzzTest {

  private static final Path FILE = Scratch.file();

  static List<byte[]> tables() {
    return List.of(
        "steps,mean_return\n256,21.5\n512,\n".getBytes(StandardCharsets.UTF_8),
        "steps,\"a \"\"name\"\"\",mean_return\r\n1,\"x,y\",NaN\r\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("tables")
  @FuzzTest
  void aFileIsATableOrIsRefused(byte[] content) throws IOException {
    Files.write(FILE, content);
    try {
      Allocation.limited(() -> Csv.columns(FILE));
      List<double[]> rows = Allocation.limited(() -> Csv.numbers(FILE, "steps", "mean_return"));
      assertThat(rows).allMatch(row -> row.length == 2);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(FILE.toString());
    }
  }
}
