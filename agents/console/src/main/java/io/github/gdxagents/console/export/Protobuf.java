package io.github.gdxagents.console.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of Protocol Buffers, as much of it as ONNX files need (Google,
 * "Protocol Buffers: Encoding"). Google's library with ONNX' classes would add 2.3 MB to the
 * trainer's 6, for two kinds of fields.
 *
 * <pre>
 * message  field*
 * field    varint (number &lt;&lt; 3 | 0) | varint value                an integer
 *          varint (number &lt;&lt; 3 | 2) | varint length | bytes       a text in UTF-8, bytes, or a message
 * varint   seven bits to a byte, the least significant first; the top bit says that more follow
 * </pre>
 */
final class Protobuf {

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds an integer. */
  Protobuf add(int field, long value) {
    addVarint((long) field << 3 | VARINT);
    addVarint(value);
    return this;
  }

  /** Adds a text. */
  Protobuf add(int field, String text) {
    return add(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  Protobuf add(int field, byte[] value) {
    addVarint((long) field << 3 | LENGTH_DELIMITED);
    addVarint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** Adds a message as it stands. */
  Protobuf add(int field, Protobuf message) {
    return add(field, message.bytes());
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void addVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
