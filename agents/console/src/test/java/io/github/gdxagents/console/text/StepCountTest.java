package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepCountTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "500000, 500000",
    "1_000_000, 1000000",
    "100k, 100000",
    "100K, 100000",
    "2M, 2000000",
    "2.5M, 2500000",
    "1.5k, 1500",
    "1e6, 1000000",
    "5E5, 500000",
    "2.5e3, 2500",
    "1e3k, 1000000",
    "1000000000000, 1000000000000",
    "' 7 ', 7"
  })
  void stepsAreWrittenAsPeopleWriteThem(String text, long steps) {
    assertThat(StepCount.parse(text)).isEqualTo(steps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "many", "-1", "+1", "1_", "_1", "1__0", "1k5", "2m", "2G", "k", "1e", "1e-3", "0x10",
        "1,000", "1 000", "1.", ".5M", "NaN", "1e100"
      })
  void whatIsNotANumberOfStepsIsRefused(String text) {
    assertThatThrownBy(() -> StepCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a number of steps; write 500000, 500k or 5e5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "1.2345k", "2.5"})
  void partsOfAStepAreRefused(String text) {
    assertThatThrownBy(() -> StepCount.parse(text))
        .hasMessage("'" + text + "' is not a whole number of steps; write 500000, 500k or 5e5");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0k, 0",
    "1e13, 10000000000000",
    "2000000M, 2000000000000",
    "99999999999999999999, 9223372036854775807",
    "1e99, 9223372036854775807"
  })
  void tooFewAndTooManyAreRefused(String text, String number) {
    assertThatThrownBy(() -> StepCount.parse(text))
        .hasMessage("the number of steps must be between 1 and 1000000000000, not " + number);
  }

  @Test
  void briefCountsReadBack() {
    for (long steps : new long[] {1, 999, 12_500, 100_000, 1_250_000}) {
      assertThat(StepCount.parse(NumberText.brief(steps))).isEqualTo(steps);
    }
  }
}
