package io.github.gdxagents.policy;

import java.nio.charset.StandardCharsets;

/** Takes the bytes of a payload, first to last. */
abstract class PayloadSink {

  abstract void writeByte(int value);

  abstract void writeInt(int value);

  abstract void writeLong(long value);

  abstract void writeFloats(float[] values);

  abstract void writeBytes(byte[] bytes);

  /** Writes the part's tag, then the object. */
  abstract <T> void writePart(PayloadPart<T> part, T object);

  final void writeFloat(float value) {
    writeInt(Float.floatToIntBits(value));
  }

  final void writeDouble(double value) {
    writeLong(Double.doubleToLongBits(value));
  }

  /** Writes text: its length in bytes, then UTF-8. */
  final void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
      throw new InvalidPolicyException(
          "The text '" + text + "' holds half a surrogate pair; remove it");
    }
    writeInt(utf8.length);
    writeBytes(utf8);
  }
}
