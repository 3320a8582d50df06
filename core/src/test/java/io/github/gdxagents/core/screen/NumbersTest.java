package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 1, 0.0",
    "12.34, 1, 12.3",
    "12.35, 2, 12.35",
    "-12.34, 1, −12.3",
    "-0.04, 1, 0.0",
    "0.96, 1, 1.0",
    "7.006, 2, 7.01",
    "-131.2, 0, −131",
    "1234567.8, 3, 1234567.800"
  })
  void writesAFixedNumberOfDecimals(double value, int decimals, String expected) {
    assertThat(Numbers.append(new StringBuilder(), value, decimals)).hasToString(expected);
  }
}
