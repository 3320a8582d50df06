package io.github.gdxagents.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTextTest {

  @Test
  void aCommentHoldsWhatCouldEndItAsReferences() {
    assertThat(JavaText.comment("m/s * 2 */ @see {x} <b> & \\u002a/"))
        .isEqualTo("m/s &#42; 2 &#42;/ &#64;see &#123;x&#125; &#60;b&#62; &#38; &#92;u002a/");
  }

  @Test
  void aCommentIsAscii() {
    assertThat(JavaText.comment("größer \uD83D\uDE80\u007f"))
        .isEqualTo("gr\\u00f6\\u00dfer \\ud83d\\ude80\\u007f");
  }

  /** No constant may be longer than 65,535 bytes, and no line much longer than others. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 17, 5_000, 100_000})
  void constantsAreShortAndHoldAllBits(int count) {
    float[] values = new float[count];
    Arrays.fill(values, Float.intBitsToFloat(-1));

    String text = JavaText.constants(values);

    int digits = 0;
    for (String constant : text.split(",")) {
      int length =
          Pattern.compile("\"([^\"]*)\"")
              .matcher(constant)
              .results()
              .map((MatchResult part) -> part.group(1))
              .mapToInt(String::length)
              .sum();
      assertThat(length).isBetween(1, 65_535);
      digits += length;
    }
    assertThat(digits).isEqualTo((32 * count + 5) / 6);
    assertThat(text.lines()).allMatch(line -> line.length() <= 110);
  }
}
