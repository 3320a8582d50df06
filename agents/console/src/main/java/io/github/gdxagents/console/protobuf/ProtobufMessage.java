package io.github.gdxagents.console.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message of Protocol Buffers, written field by field ("Protocol Buffers: Encoding",
 * protobuf.dev). Fields are known by the numbers that the message's {@code .proto} file gives them.
 *
 * <pre>
 * field:  tag, number * 8 + wire type (varint) | value
 *   0     varint: seven bits a byte, the lowest first; all bytes but the last have their highest bit set
 *   1     eight bytes, little-endian
 *   2     length in bytes (varint) | bytes: of a string, a message, packed numbers
 *   5     four bytes, little-endian
 * </pre>
 *
 * <p>Google's library with the classes of ONNX alone would add 2.3 MB to the trainer's 7, for a few
 * kinds of fields.
 *
 * <p>A value of 0 is written like any other: readers take it as they take a field that is left out.
 */
public final class ProtobufMessage {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private static final int LONGEST_VARINT = 10;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds an integer or an enum's number: int32, int64, uint32, uint64, enum. */
  public ProtobufMessage add(int field, long value) {
    addTag(field, VARINT);
    addVarint(value);
    return this;
  }

  /** Adds a truth value. */
  public ProtobufMessage addBool(int field, boolean value) {
    return add(field, value ? 1 : 0);
  }

  public ProtobufMessage addFloat(int field, float value) {
    addTag(field, FIXED_32);
    addLittleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    return this;
  }

  public ProtobufMessage addDouble(int field, double value) {
    addTag(field, FIXED_64);
    addLittleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    return this;
  }

  /** Adds a text. */
  public ProtobufMessage add(int field, String value) {
    return add(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public ProtobufMessage add(int field, byte[] value) {
    addTag(field, LENGTH_DELIMITED);
    addVarint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** Adds a message as it is now; what is added to it later is not part of this one. */
  public ProtobufMessage add(int field, ProtobufMessage value) {
    return add(field, value.toByteArray());
  }

  /** Adds all values of a repeated field, packed. */
  public ProtobufMessage addPackedDoubles(int field, double[] values) {
    addTag(field, LENGTH_DELIMITED);
    addVarint((long) values.length * Double.BYTES);
    for (double value : values) {
      addLittleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    }
    return this;
  }

  /** Adds all values of a repeated field, packed. */
  public ProtobufMessage addPackedFloats(int field, float[] values) {
    addTag(field, LENGTH_DELIMITED);
    addVarint((long) values.length * Float.BYTES);
    for (float value : values) {
      addLittleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    }
    return this;
  }

  /** Adds all values of a repeated field, packed. */
  public ProtobufMessage addPackedVarints(int field, long[] values) {
    ProtobufMessage packed = new ProtobufMessage();
    for (long value : values) {
      packed.addVarint(value);
    }
    return add(field, packed.toByteArray());
  }

  private void addTag(int field, int wireType) {
    if (field < 1) {
      throw new IllegalArgumentException("Fields are numbered from 1, but this one is " + field);
    }
    addVarint(((long) field << 3) | wireType);
  }

  private void addVarint(long value) {
    byte[] varint = new byte[LONGEST_VARINT];
    int length = 0;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      varint[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    varint[length++] = (byte) rest;
    bytes.write(varint, 0, length);
  }

  private void addLittleEndian(long bits, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (bits >>> (Byte.SIZE * i)));
    }
  }

  /** The message so far. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
