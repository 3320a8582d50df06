package io.github.gdxagents.training.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Many floats at once, as {@link DataOutput#writeFloat} writes them one by one. */
public final class Floats {

  private Floats() {}

  /** Writes all of them. */
  public static void write(float[] values, DataOutput out) throws IOException {
    write(values, 0, values.length, out);
  }

  /** Writes those from index {@code from} on. */
  public static void write(float[] values, int from, int count, DataOutput out) throws IOException {
    byte[] bytes = new byte[Float.BYTES * count];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(values, from, count);
    out.write(bytes);
  }

  /** Reads as many as there is room for. */
  public static void read(float[] values, DataInput in) throws IOException {
    read(values, 0, values.length, in);
  }

  /** Reads them to where index {@code to} is and after. */
  public static void read(float[] values, int to, int count, DataInput in) throws IOException {
    byte[] bytes = new byte[Float.BYTES * count];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values, to, count);
  }
}
