package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, 1k",
    "12500, 12.5k",
    "100000, 100k",
    "999949, 999.9k",
    "999950, 1M",
    "1000000, 1M",
    "1250000, 1.25M",
    "20000000, 20M",
    "-1500, -1.5k"
  })
  void briefCountsHaveNoNeedlessDigits(long value, String text) {
    assertThat(NumberText.brief(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "251.34 | 251.3",
        "-7.9789 | -7.979",
        "500 | 500.0",
        "0.029171 | 0.02917",
        "12345.6 | 12,346",
        "1.234e-7 | 1.234e-07",
        "NaN | -",
        "Infinity | Infinity"
      })
  void fourDigitsAreSignificant(double value, String text) {
    assertThat(NumberText.significant(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "-999 | -999",
        "1000 | 1,000",
        "-100000 | -100,000",
        "1234567890 | 1,234,567,890",
        "-9223372036854775808 | -9,223,372,036,854,775,808"
      })
  void thousandsAreMarked(long value, String text) {
    assertThat(NumberText.count(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1251.3 | 2 | 1,251.30",
        "-1251.305 | 2 | -1,251.31",
        "999.996 | 2 | 1,000.00",
        "-0.04 | 1 | 0.0",
        "1e12 | 0 | 1,000,000,000,000",
        "NaN | 2 | -",
        "-Infinity | 2 | -Infinity"
      })
  void decimalsAreAsManyAsAskedForAndTheLastIsRounded(double value, int decimals, String text) {
    assertThat(NumberText.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "42.4, 0:42", "59.6, 1:00", "725, 12:05", "3723, 1:02:03"})
  void durationsReadLikeAClock(double seconds, String text) {
    assertThat(NumberText.duration(seconds)).isEqualTo(text);
  }

  @Test
  void theLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(NumberText.count(1_250_000)).isEqualTo("1,250,000");
      assertThat(NumberText.fixed(1_251.5, 2)).isEqualTo("1,251.50");
      assertThat(NumberText.brief(12_500)).isEqualTo("12.5k");
    } finally {
      Locale.setDefault(before);
    }
  }
}
