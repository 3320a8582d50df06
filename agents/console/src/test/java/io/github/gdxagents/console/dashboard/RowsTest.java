package io.github.gdxagents.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

  private final Rows rows = new Rows(List.of("steps", "x"));

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      rows.add(i, -i);
    }
  }

  @Test
  void whoeverComesLaterGetsWhatIsNew() {
    add(5);

    assertThat(rows.from(0)).hasSize(5);
    assertThat(rows.from(3).stream().map(row -> row.cells()[0])).containsExactly(3.0, 4.0);
    assertThat(rows.from(5)).isEmpty();
  }

  @Test
  void ofTooManyRowsSomeAreKeptAllOverTheRun() {
    add(1_000_000);

    List<Rows.Row> kept = rows.from(0);
    assertThat(rows.count()).isEqualTo(1_000_000);
    assertThat(kept).hasSizeBetween(Rows.LEAST_KEPT, 2 * Rows.LEAST_KEPT);
    assertThat(kept.get(kept.size() - 1).number()).isGreaterThan(999_000);
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).number() - kept.get(i - 1).number()).isBetween(1L, 2_000L);
      assertThat(kept.get(i).cells()[0]).isEqualTo((double) kept.get(i).number());
    }
  }

  @Test
  void otherColumnsAreFoundByTheirNames() {
    add(2);

    Rows others = rows.withColumns(List.of("y", "x"));

    assertThat(others.count()).isEqualTo(2);
    assertThat(others.from(1).get(0).cells()).containsExactly(Double.NaN, -1);
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> rows.add(1)).hasMessage("A row has 2 cells, not 1");
  }

  @Test
  void theSpeedOfAnIterationIsItsStepsByItsSeconds() {
    MetricRows metrics = new MetricRows(List.of("steps", "simulate_seconds", "update_seconds"));
    metrics.add(new double[] {100, 1, 3});
    metrics.add(new double[] {300, 0.25, 0.25});

    assertThat(metrics.rows().columns()).endsWith("update_seconds", "steps_per_second");
    assertThat(metrics.rows().from(0).stream().map(row -> row.cells()[3]))
        .containsExactly(25.0, 400.0);
    assertThat(metrics.steps()).isEqualTo(300);
  }
}
