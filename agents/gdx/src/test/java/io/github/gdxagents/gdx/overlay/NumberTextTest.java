package io.github.gdxagents.gdx.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.1234, 0.123",
    "-0.5, -0.500",
    "9.999, 10.00",
    "12.34, 12.3",
    "-999.96, -1000.0",
    "12345.6, 12346",
    "999999, 999999",
    "1e6, 1.0e6",
    "-1.26e7, -1.3e7",
    "0.0004, 4.0e-4",
    "9.96e9, 1.0e10",
    "1.4e-45, 1.4e-45",
    "1e308, 1.0e308",
    "NaN, NaN",
    "Infinity, inf",
    "-Infinity, -inf",
  })
  void writesAboutThreeDigits(double number, String expected) {
    assertThat(NumberText.append(new StringBuilder(), number)).hasToString(expected);
  }
}
