package io.github.gdxagents.policy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;

/**
 * Lets Kryo write and read payloads: each part of the layout is a registered class with a fixed id
 * and a serializer of its own. Nothing outside of this file knows of Kryo.
 */
final class KryoPayload {

  /** Kryo writes a class id as the id + 2, since 0 and 1 say something else. */
  private static final int FIRST_TAG = 2;

  private KryoPayload() {}

  /**
   * Writes an object.
   *
   * @param from how many bytes to leave free before it
   * @param maxBytes how many bytes to write at most, those that are left free included
   * @throws com.esotericsoftware.kryo.kryo5.io.KryoBufferOverflowException if it takes more
   */
  static <T> byte[] write(PayloadPart<T> part, T object, int from, int maxBytes) {
    Output output = new Output(1 << 14, maxBytes);
    output.setPosition(from);
    new KryoSink(newKryo(), output).writePart(part, object);
    return output.toBytes();
  }

  /**
   * A source that reads an array.
   *
   * @param from where to begin
   */
  static PayloadSource source(byte[] bytes, int from) {
    return new KryoSource(newKryo(), new Input(bytes, from, bytes.length - from));
  }

  private static Kryo newKryo() {
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(true);
    for (PayloadPart<?> part : PolicyLayout.PARTS) {
      register(kryo, part);
    }
    return kryo;
  }

  private static <T> void register(Kryo kryo, PayloadPart<T> part) {
    kryo.register(part.type(), new PartSerializer<>(part), part.tag() - FIRST_TAG);
  }

  private static final class PartSerializer<T> extends Serializer<T> {

    private final PayloadPart<T> part;

    PartSerializer(PayloadPart<T> part) {
      this.part = part;
    }

    @Override
    public void write(Kryo kryo, Output output, T object) {
      part.write(object, new KryoSink(kryo, output));
    }

    @Override
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
      return part.read(new KryoSource(kryo, input));
    }
  }

  private static final class KryoSink extends PayloadSink {

    private final Kryo kryo;
    private final Output output;

    KryoSink(Kryo kryo, Output output) {
      this.kryo = kryo;
      this.output = output;
    }

    @Override
    void writeByte(int value) {
      output.writeByte(value);
    }

    @Override
    void writeInt(int value) {
      output.writeInt(value);
    }

    @Override
    void writeLong(long value) {
      output.writeLong(value);
    }

    @Override
    void writeFloats(float[] values) {
      output.writeFloats(values, 0, values.length);
    }

    @Override
    void writeBytes(byte[] bytes) {
      output.writeBytes(bytes);
    }

    @Override
    <T> void writePart(PayloadPart<T> part, T object) {
      kryo.writeClassAndObject(output, object);
    }
  }

  private static final class KryoSource extends PayloadSource {

    private final Kryo kryo;
    private final Input input;

    KryoSource(Kryo kryo, Input input) {
      this.kryo = kryo;
      this.input = input;
    }

    @Override
    int position() {
      return input.position();
    }

    @Override
    int remaining() {
      return input.limit() - input.position();
    }

    @Override
    byte peekByte() {
      return input.getBuffer()[input.position()];
    }

    @Override
    byte nextByte() {
      return input.readByte();
    }

    @Override
    int nextInt() {
      return input.readInt();
    }

    @Override
    long nextLong() {
      return input.readLong();
    }

    @Override
    float[] nextFloats(int count) {
      return input.readFloats(count);
    }

    @Override
    byte[] nextBytes(int count) {
      return input.readBytes(count);
    }

    /** Kryo finds the class by its tag, which has been looked at: it is the part's. */
    @Override
    <T> T nextPart(PayloadPart<T> part) {
      return part.type().cast(kryo.readClassAndObject(input));
    }
  }
}
