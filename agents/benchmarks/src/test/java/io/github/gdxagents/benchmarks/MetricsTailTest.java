package io.github.gdxagents.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTailTest {

  @TempDir private Path folder;

  @Test
  void rowsAreReadOnceTheyAreComplete() throws IOException {
    Path file = folder.resolve("metrics.csv");
    MetricsTail tail = new MetricsTail(file);
    assertThat(tail.latest()).isEmpty();

    Files.writeString(file, "steps,mean_return,other,episodes\n256,,1,0\n51");
    assertThat(tail.latest()).contains(new MetricsTail.Row(256, 0, Double.NaN));

    Files.writeString(file, "2,-3.5,1,7\n", StandardOpenOption.APPEND);
    assertThat(tail.latest()).contains(new MetricsTail.Row(512, 7, -3.5));
    assertThat(tail.latest()).contains(new MetricsTail.Row(512, 7, -3.5));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = folder.resolve("metrics.csv");
    Files.writeString(file, "steps,mean_return\n1,2\n");

    assertThatThrownBy(() -> new MetricsTail(file).latest()).hasMessageContaining("episodes");
  }
}
