package io.github.gdxagents.policy;

import java.util.Arrays;

/** Reads from an array with plain Java. */
final class PlainSource extends PayloadSource {

  private final byte[] bytes;
  private int position;

  /**
   * @param bytes from which nothing is copied until it is read
   * @param from where to begin
   */
  PlainSource(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
  }

  @Override
  int position() {
    return position;
  }

  @Override
  int remaining() {
    return bytes.length - position;
  }

  @Override
  byte peekByte() {
    return bytes[position];
  }

  @Override
  byte nextByte() {
    return bytes[position++];
  }

  @Override
  int nextInt() {
    int value =
        (bytes[position] & 0xFF)
            | (bytes[position + 1] & 0xFF) << 8
            | (bytes[position + 2] & 0xFF) << 16
            | (bytes[position + 3] & 0xFF) << 24;
    position += Integer.BYTES;
    return value;
  }

  @Override
  long nextLong() {
    long low = nextInt() & 0xFFFFFFFFL;
    return (long) nextInt() << 32 | low;
  }

  @Override
  float[] nextFloats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Float.intBitsToFloat(nextInt());
    }
    return values;
  }

  @Override
  byte[] nextBytes(int count) {
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  @Override
  <T> T nextPart(PayloadPart<T> part) {
    position++;
    return part.read(this);
  }
}
