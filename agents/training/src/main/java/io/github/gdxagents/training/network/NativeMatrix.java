package io.github.gdxagents.training.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * Floats outside the Java heap, row by row, on which OpenBLAS works without copying. The OpenBLAS
 * is the one that ND4J brings along.
 */
final class NativeMatrix implements AutoCloseable {

  static {
    // Threads of our own divide the work; more of them inside BLAS would only get in their way.
    openblas_nolapack.blas_set_num_threads(1);
  }

  private final FloatPointer floats;
  private final FloatBuffer buffer;

  NativeMatrix(int size) {
    this(new FloatPointer(size));
  }

  private NativeMatrix(FloatPointer floats) {
    this.floats = floats;
    this.buffer = floats.asBuffer();
  }

  /** Filled with ones. */
  static NativeMatrix ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    NativeMatrix matrix = new NativeMatrix(size);
    matrix.write(ones, 0, size);
    return matrix;
  }

  /** The same memory from {@code offset} on; not to be closed, nor used once this is closed. */
  NativeMatrix from(int offset) {
    return new NativeMatrix(floats.getPointer(offset));
  }

  /** Copies {@code values[offset..offset + length)} to the start of this matrix. */
  void write(float[] values, int offset, int length) {
    buffer.put(0, values, offset, length);
  }

  /** Copies the first {@code length} floats of another matrix to the start of this one. */
  void write(NativeMatrix other, int length) {
    buffer.put(0, other.buffer, 0, length);
  }

  /** Fills the first {@code length} floats with what the first {@code period} of them hold. */
  void repeat(int period, int length) {
    for (int filled = period; filled < length; filled *= 2) {
      buffer.put(filled, buffer, 0, Math.min(filled, length - filled));
    }
  }

  /**
   * Copies the first {@code length} floats out.
   *
   * @param values modified from index 0 on
   */
  void read(float[] values, int length) {
    buffer.get(0, values, 0, length);
  }

  /**
   * {@code z += x W^T}: x {@code [rows x inputs]}, W {@code [outputs x inputs]}; z {@code [rows x
   * outputs]}, modified.
   */
  static void multiplyByTransposed(
      NativeMatrix x, NativeMatrix w, int rows, int inputs, int outputs, NativeMatrix z) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        outputs,
        inputs,
        1,
        x.floats,
        inputs,
        w.floats,
        inputs,
        1,
        z.floats,
        outputs);
  }

  /**
   * {@code dx = dz W}, or {@code dx += dz W}: dz {@code [rows x outputs]}, W {@code [outputs x
   * inputs]}; dx {@code [rows x inputs]}, modified.
   */
  static void multiply(
      NativeMatrix dz,
      NativeMatrix w,
      int rows,
      int inputs,
      int outputs,
      boolean add,
      NativeMatrix dx) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        rows,
        inputs,
        outputs,
        1,
        dz.floats,
        outputs,
        w.floats,
        inputs,
        add ? 1 : 0,
        dx.floats,
        inputs);
  }

  /**
   * {@code dW = dz^T x}: dz {@code [rows x outputs]}, x {@code [rows x inputs]}; dW {@code [outputs
   * x inputs]}, modified.
   */
  static void multiplyTransposed(
      NativeMatrix dz, NativeMatrix x, int rows, int inputs, int outputs, NativeMatrix dw) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        outputs,
        inputs,
        rows,
        1,
        dz.floats,
        outputs,
        x.floats,
        inputs,
        0,
        dw.floats,
        inputs);
  }

  /**
   * {@code sums = z^T 1}: z {@code [rows x columns]}; sums {@code [columns]}, modified.
   *
   * @param ones at least {@code [rows]}
   */
  static void sumRows(NativeMatrix z, int rows, int columns, NativeMatrix ones, NativeMatrix sums) {
    cblas_sgemv(
        CblasRowMajor,
        CblasTrans,
        rows,
        columns,
        1,
        z.floats,
        columns,
        ones.floats,
        1,
        0,
        sums.floats,
        1);
  }

  @Override
  public void close() {
    floats.close();
  }
}
