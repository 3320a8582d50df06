package io.github.gdxagents.policy;

import java.io.ByteArrayOutputStream;

/** Writes with plain Java what {@link KryoPayload} writes by Kryo, byte by byte. */
final class PlainSink extends PayloadSink {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PlainSink() {}

  /** An object as bytes. */
  static <T> byte[] write(PayloadPart<T> part, T object) {
    PlainSink sink = new PlainSink();
    sink.writePart(part, object);
    return sink.out.toByteArray();
  }

  @Override
  void writeByte(int value) {
    out.write(value);
  }

  @Override
  void writeInt(int value) {
    out.write(value);
    out.write(value >> 8);
    out.write(value >> 16);
    out.write(value >> 24);
  }

  @Override
  void writeLong(long value) {
    writeInt((int) value);
    writeInt((int) (value >> 32));
  }

  @Override
  void writeFloats(float[] values) {
    for (float value : values) {
      writeFloat(value);
    }
  }

  @Override
  void writeBytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  @Override
  <T> void writePart(PayloadPart<T> part, T object) {
    out.write(part.tag());
    part.write(object, this);
  }
}
