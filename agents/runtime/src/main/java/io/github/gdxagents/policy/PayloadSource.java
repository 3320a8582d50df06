package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Names;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the bytes of a payload, first to last, and trusts none of them: nothing is allocated before
 * its declared length has been held against a limit and against the bytes that are left, and no
 * number is returned that a policy cannot have.
 *
 * <p>{@code what} names the thing read, for messages. All reading methods throw {@link
 * InvalidPolicyException}.
 */
abstract class PayloadSource {

  private static final int MAX_TEXT_BYTES = 1 << 16;

  // What a reader provides. It is asked for no more bytes than remain.

  /** The place of the next byte in the file. */
  abstract int position();

  /** How many bytes are left. */
  abstract int remaining();

  /** The next byte, which stays the next one. */
  abstract byte peekByte();

  abstract byte nextByte();

  /** The next four bytes, the lowest first. */
  abstract int nextInt();

  /** The next eight bytes, the lowest first. */
  abstract long nextLong();

  abstract float[] nextFloats(int count);

  abstract byte[] nextBytes(int count);

  /** The object whose tag is next. */
  abstract <T> T nextPart(PayloadPart<T> part);

  // What the layout is read with.

  /** Reads the policy that the whole payload is. */
  final Policy readPolicy() throws PolicyFormatException {
    try {
      return readToItsEnd(PolicyLayout.POLICY);
    } catch (InvalidPolicyException e) {
      throw new PolicyFormatException(
          "The policy file is invalid, although it is undamaged: "
              + e.getMessage()
              + "; save the policy again");
    }
  }

  final <T> T readToItsEnd(PayloadPart<T> part) {
    T object;
    try {
      object = readPart(part);
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicyException(e.getMessage() + " (before byte " + position() + ")");
    }
    if (remaining() > 0) {
      throw new InvalidPolicyException(
          position(), "payload", "its end", remaining() + " more bytes");
    }
    return object;
  }

  /** Reads a part's tag and the object after it. */
  final <T> T readPart(PayloadPart<T> part) {
    String what = "tag of " + part.name();
    requireBytes(Byte.BYTES, what);
    byte tag = peekByte();
    if (tag != part.tag()) {
      throw new InvalidPolicyException(position(), what, "" + part.tag(), tag);
    }
    return nextPart(part);
  }

  /** Reads an id, one byte, which must be one of these. */
  final int readId(String what, int... known) {
    requireBytes(Byte.BYTES, what);
    int position = position();
    int id = nextByte();
    for (int one : known) {
      if (id == one) {
        return id;
      }
    }
    throw new InvalidPolicyException(position, what, "one of " + Arrays.toString(known), id);
  }

  /** Reads a whole number within {@code [least, greatest]}. */
  final int readInt(String what, int least, int greatest) {
    requireBytes(Integer.BYTES, what);
    int position = position();
    int value = nextInt();
    if (value < least || value > greatest) {
      throw new InvalidPolicyException(
          position, what, "a number from " + least + " to " + greatest, value);
    }
    return value;
  }

  /** Reads how many elements follow, each of which takes at least so many bytes. */
  final int readCount(String what, int greatest, int leastBytesEach) {
    int count = readInt("number of " + what, 0, greatest);
    requireBytes((long) count * leastBytesEach, count + " " + what);
    return count;
  }

  final long readLong(String what) {
    requireBytes(Long.BYTES, what);
    return nextLong();
  }

  /** Reads a number as it is; the caller judges it. */
  final float readFloat(String what) {
    requireBytes(Float.BYTES, what);
    return Float.intBitsToFloat(nextInt());
  }

  /** Reads a number as it is; the caller judges it. */
  final double readDouble(String what) {
    requireBytes(Double.BYTES, what);
    return Double.longBitsToDouble(nextLong());
  }

  /** Reads so many finite numbers. */
  final float[] readFloats(String what, long count) {
    requireBytes(count * Float.BYTES, what);
    int position = position();
    float[] values = nextFloats((int) count);
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
        throw new InvalidPolicyException(
            position + i * Float.BYTES, what + "[" + i + "]", "a finite number", values[i]);
      }
    }
    return values;
  }

  /** Reads printable text: its length in bytes, then UTF-8. */
  final String readText(String what) {
    int length = readInt("length of " + what, 0, MAX_TEXT_BYTES);
    requireBytes(length, what);
    int position = position();
    byte[] utf8 = nextBytes(length);
    String text = new String(utf8, StandardCharsets.UTF_8);
    // What is not UTF-8 has been replaced. This tells it on every platform, as strict decoders do
    // not.
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
      throw new InvalidPolicyException(position, what, "text in UTF-8", "other bytes");
    }
    return Names.requirePrintable(what + " at byte " + position, text);
  }

  private void requireBytes(long bytes, String what) {
    if (bytes > remaining()) {
      throw new InvalidPolicyException(
          position(), what, bytes + " bytes", "only " + remaining() + " before the end");
    }
  }
}
