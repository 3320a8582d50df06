package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.Test;

class FmaTest {

  private static void assertSame(float a, float b, float c) {
    assertThat(Float.floatToIntBits(Fma.inDoubles(a, b, c)))
        .as("fma(%s, %s, %s)", a, b, c)
        .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
  }

  @Test
  void fmaInDoublesIsThatOfMathForNumbersOfAnySize() {
    RandomStream random = new RandomStream(1);
    for (int i = 0; i < 200_000; i++) {
      float a = Float.intBitsToFloat((int) random.nextLong());
      float b = Float.intBitsToFloat((int) random.nextLong());
      float c = Float.intBitsToFloat((int) random.nextLong());
      assertSame(a, b, c);
    }
  }

  /** Numbers with few bits, of neighboring sizes: here halves of a last place are frequent. */
  @Test
  void fmaInDoublesRoundsTiesAsMathDoes() {
    RandomStream random = new RandomStream(2);
    for (int i = 0; i < 200_000; i++) {
      float a = 1 + (int) (random.nextLong() & 0xfff) * 0x1p-12f;
      float b = 1 + (int) (random.nextLong() & 0xfff) * 0x1p-12f;
      float c = Math.scalb((float) random.nextInt(1 << 16), random.nextInt(32));
      assertSame(a, b, c);
      assertSame(a, b, -c);
      assertSame(a * 0x1p-100f, b * 0x1p-40f, c * 0x1p-149f); // subnormal
    }
  }

  @Test
  void fmaInDoublesIsThatOfMathAtTheEdges() {
    float[] edges = {
      0f,
      -0f,
      1f,
      -1f,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN,
      Float.MIN_NORMAL,
      1 + 0x1p-23f
    };
    for (float a : edges) {
      for (float b : edges) {
        for (float c : edges) {
          assertSame(a, b, c);
        }
      }
    }
  }
}
