package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class Crc32cTest {

  @Test
  void givesTheCheckValueOfTheCatalog() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

    assertThat(new Crc32c().update(digits, 0, 9).value()).isEqualTo(0xE3069283);
  }

  @Test
  void agreesWithTheJdkOnPiecesOfAnyLength() {
    byte[] bytes = new byte[300];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 7919) >> 3);
    }
    for (int from = 0; from < bytes.length; from += 7) {
      CRC32C expected = new CRC32C();
      expected.update(bytes, from, bytes.length - from);
      int middle = (from + bytes.length) / 2;

      assertThat(
              new Crc32c().update(bytes, from, middle).update(bytes, middle, bytes.length).value())
          .isEqualTo((int) expected.getValue());
    }
  }
}
