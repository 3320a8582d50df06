package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final StringWriter written = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aLineIsWrittenForEachTenthOfTheRun() {
    // 100 iterations of 100 steps, a hundredth of a second each.
    show(lines(10_000), 100, SECOND / 100);

    assertThat(shares())
        .containsExactly(
            "10 %", "20 %", "30 %", "40 %", "50 %", "60 %", "70 %", "80 %", "90 %", "100 %");
  }

  @Test
  void aSlowRunStillGivesALineEveryHalfMinute() {
    // 6 iterations of a million, 10 s each.
    show(lines(100_000_000), 6, 10 * SECOND);

    assertThat(written.toString().lines()).hasSize(2);
  }

  @Test
  void aLineSaysHowFastHowWellAndHowLong() {
    // The first tenth, 100 steps, takes 15 s.
    show(lines(1_000), 1, 15 * SECOND);

    assertThat(written)
        .hasToString(" 10 %        100 steps        7 steps/s  mean return    1.000  2:15 left\n");
  }

  @Test
  void theTimeLeftIsNotToldByTheStartOfTheJvm() {
    // 5 s for the first 100 steps, and 10 s for each further 100.
    ProgressLog lines = lines(1_000);
    nanos.addAndGet(5 * SECOND);
    lines.show(Reports.of(1, 1));
    assertThat(written.toString()).startsWith(" 10 % ").doesNotContain("left");
    for (int iteration = 2; iteration <= 5; iteration++) {
      nanos.addAndGet(10 * SECOND);
      lines.show(Reports.of(iteration, 1));
    }

    assertThat(written.toString().lines().skip(1))
        .extracting(line -> line.substring(line.lastIndexOf("  ")))
        .containsExactly("  1:20 left", "  1:10 left", "  1:00 left", "  0:50 left");
  }

  @Test
  void theBarSaysNothingOfTheTimeLeftBeforeItCanTell() {
    Pace pace = new Pace();
    pace.add(100_000, 3);

    assertThat(draw(120, 100_000, pace)).last().asString().endsWith(", return 12.34");

    pace.add(400_000, 6);

    assertThat(draw(120, 400_000, pace)).last().asString().endsWith(", return 12.34, 0:06 left");
  }

  @Test
  void aCompleteRunEndsWithAHundredPercentOnce() {
    ProgressLog lines = lines(1_050);
    show(lines, 10, SECOND);
    lines.complete();
    lines.complete();

    assertThat(shares()).endsWith("95 %", "100 %").containsOnlyOnce("100 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 79, 100, 200})
  void theBarFitsTheTerminal(int width) {
    List<String> drawn = draw(width, 420_000);

    assertThat(drawn)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void theBarShowsTheShareAndTheFigures() {
    assertThat(draw(120, 420_000))
        .last()
        .asString()
        .startsWith(" 42 % ################------------------------ 420k of 1M, ")
        .contains(" steps/s, return 12.34, ")
        .endsWith(" left");
  }

  @Test
  void theBarGivesWayWhereThereIsNoRoom() {
    assertThat(draw(60, 420_000)).last().asString().startsWith(" 42 % 420k of 1M, ");
  }

  private List<String> draw(int width, long steps) {
    Pace pace = new Pace();
    pace.add(steps / 2, 1);
    pace.add(steps, 2);
    return draw(width, steps, pace);
  }

  private List<String> draw(int width, long steps, Pace pace) {
    List<String> drawn = new ArrayList<>();
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setInitialMax(1_000_000)
            .setRenderer(new ProgressBarLine(StandardCharsets.US_ASCII, pace))
            .setConsumer(new DelegatingProgressBarConsumer(drawn::add, width))
            .build()) {
      bar.setExtraMessage("12.34");
      bar.stepTo(steps);
      bar.refresh();
    }
    return drawn;
  }

  private ProgressLog lines(long plannedSteps) {
    return new ProgressLog(plannedSteps, new PrintWriter(written), nanos::get);
  }

  private void show(ProgressLog lines, int iterations, long nanosEach) {
    for (int iteration = 1; iteration <= iterations; iteration++) {
      nanos.addAndGet(nanosEach);
      lines.show(Reports.of(iteration, 1));
    }
  }

  private List<String> shares() {
    return written
        .toString()
        .lines()
        .map(line -> line.substring(0, line.indexOf('%') + 1).strip())
        .toList();
  }
}
