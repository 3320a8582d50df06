package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 10 | 10 | 0 1 2 3 4 5 6 7 8 9 10",
        "0 | 499712 | 5 | 0 100,000 200,000 300,000 400,000",
        "-231.5 | 278.4 | 10 | -200 -100 0 100 200",
        "-0.39 | 1 | 7 | -0.2 0.0 0.2 0.4 0.6 0.8 1.0",
        "0 | 0.3 | 3 | 0.0 0.1 0.2 0.3",
        "0.62 | 0.6449 | 5 | 0.620 0.625 0.630 0.635 0.640",
        "0 | 1001 | 10 | 0 200 400 600 800 1,000",
        "-1e12 | 1e12 | 4 | -1,000,000,000,000 -500,000,000,000 0 500,000,000,000 1,000,000,000,000",
      })
  void ticksAreRoundNumbersBetweenTheEnds(
      double low, double high, int mostIntervals, String labels) {
    Axis axis = Axis.ofNumbers("", low, high, mostIntervals);

    assertThat(axis.low()).isEqualTo(low);
    assertThat(axis.high()).isEqualTo(high);
    assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly(labels.split(" "));
    assertThat(values(axis)).isSorted().hasSameSizeAs(axis.ticks());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "500, 500", "-200, -200.000001", "1e12, 1e12", "4.9e-324, 1e-300"})
  void endsThatAreAllButEqualAreMovedApartAroundTheirMiddle(double one, double other) {
    double low = Math.min(one, other);
    double high = Math.max(one, other);

    Axis axis = Axis.ofNumbers("", low, high, 10);

    assertThat(axis.low()).isLessThan(low);
    assertThat(axis.high()).isGreaterThan(high);
    assertThat(axis.ticks()).hasSizeBetween(4, 11);
    assertThat(axis.ticks()).extracting(Axis.Tick::label).doesNotHaveDuplicates();
    assertThat(axis.ticks()).allMatch(tick -> tick.label().length() <= 17);
  }

  @Test
  void thereAreNeverMoreTicksThanAskedForNorFewerThanAFewOfThem() {
    for (double span = 1e-8; span < 1e12; span *= 1.37) {
      Axis axis = Axis.ofNumbers("", -span / 3, span, 10);

      assertThat(axis.ticks()).as("span " + span).hasSizeBetween(4, 11);
      assertThat(values(axis)).allMatch(value -> value >= axis.low() && value <= axis.high());
    }
  }

  private static List<Double> values(Axis axis) {
    return Arrays.stream(axis.ticks().toArray(Axis.Tick[]::new)).map(Axis.Tick::value).toList();
  }
}
