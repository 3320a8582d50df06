package io.github.gdxagents.policy;

import com.esotericsoftware.kryo.kryo5.io.Input;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads from a Kryo {@link Input} what can be trusted only after a look at it: nothing is allocated
 * before its declared length has been held against a limit and against the bytes that are left, and
 * no number is returned that a policy cannot have.
 *
 * <p>{@code what} names the thing read, for messages.
 */
final class CheckedInput {

  private static final int MAX_TEXT_BYTES = 1 << 16;

  private CheckedInput() {}

  /** Throws unless so many bytes are left. */
  static void requireBytes(Input input, long bytes, String what) {
    int left = input.limit() - input.position();
    if (bytes > left) {
      throw invalid(input.position(), what, bytes + " bytes", "only " + left + " before the end");
    }
  }

  static byte readByte(Input input, String what) {
    requireBytes(input, Byte.BYTES, what);
    return input.readByte();
  }

  /** Reads a whole number within {@code [least, greatest]}. */
  static int readInt(Input input, String what, int least, int greatest) {
    requireBytes(input, Integer.BYTES, what);
    int position = input.position();
    int value = input.readInt();
    if (value < least || value > greatest) {
      throw invalid(position, what, "a number from " + least + " to " + greatest, value);
    }
    return value;
  }

  /** Reads how many elements follow, each of which takes at least so many bytes. */
  static int readCount(Input input, String what, int greatest, int leastBytesEach) {
    int count = readInt(input, "number of " + what, 0, greatest);
    requireBytes(input, (long) count * leastBytesEach, count + " " + what);
    return count;
  }

  static long readLong(Input input, String what) {
    requireBytes(input, Long.BYTES, what);
    return input.readLong();
  }

  /** Reads a number as it is; the caller judges it. */
  static float readFloat(Input input, String what) {
    requireBytes(input, Float.BYTES, what);
    return input.readFloat();
  }

  /** Reads a number as it is; the caller judges it. */
  static double readDouble(Input input, String what) {
    requireBytes(input, Double.BYTES, what);
    return input.readDouble();
  }

  /** Reads so many finite numbers. */
  static float[] readFloats(Input input, String what, long count) {
    requireBytes(input, count * Float.BYTES, what);
    int position = input.position();
    float[] values = input.readFloats((int) count);
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
        throw invalid(
            position + i * Float.BYTES, what + "[" + i + "]", "a finite number", values[i]);
      }
    }
    return values;
  }

  /** Reads text: its length in bytes, then UTF-8. */
  static String readText(Input input, String what) {
    int length = readInt(input, "length of " + what, 0, MAX_TEXT_BYTES);
    requireBytes(input, length, what);
    int position = input.position();
    ByteBuffer utf8 = ByteBuffer.wrap(input.getBuffer(), position, length);
    input.setPosition(position + length);
    try {
      // A new decoder reports what is not UTF-8, where new String would replace it.
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw invalid(position, what, "text in UTF-8", "other bytes");
    }
  }

  static InvalidPolicyException invalid(int position, String what, String expected, Object found) {
    return new InvalidPolicyException(
        what + " at byte " + position + ": expected " + expected + ", found " + found);
  }

  /**
   * Carries what is wrong with a payload through Kryo; {@link PolicyFile} turns it into what
   * callers get.
   */
  static final class InvalidPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidPolicyException(String message) {
      super(message);
    }
  }
}
