package io.github.gdxagents.policy;

/**
 * The checksum CRC-32C (Castagnoli) of RFC 3720, appendix B.4. Written out because neither Java 8
 * nor older Android has it.
 */
final class Crc32c {

  /** The polynomial 0x1EDC6F41 with its bits reversed. */
  private static final int REVERSED_POLYNOMIAL = 0x82F63B78;

  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int remainder = i;
      for (int bit = 0; bit < 8; bit++) {
        remainder = (remainder >>> 1) ^ ((remainder & 1) == 0 ? 0 : REVERSED_POLYNOMIAL);
      }
      TABLE[i] = remainder;
    }
  }

  private int remainder = -1;

  Crc32c update(byte[] bytes, int from, int to) {
    int r = remainder;
    for (int i = from; i < to; i++) {
      r = (r >>> 8) ^ TABLE[(r ^ bytes[i]) & 0xFF];
    }
    remainder = r;
    return this;
  }

  int value() {
    return ~remainder;
  }
}
