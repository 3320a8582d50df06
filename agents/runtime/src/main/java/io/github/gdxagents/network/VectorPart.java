package io.github.gdxagents.network;

import java.util.Collections;
import java.util.List;

/** Lets the numbers of a vector pass as they are. */
public final class VectorPart extends EncoderPart {

  /**
   * @param size how many numbers
   * @throws IllegalArgumentException if there are none
   */
  public VectorPart(int size) {
    super(size, size);
    if (size < 1) {
      throw new IllegalArgumentException("A vector has at least 1 number, not " + size);
    }
  }

  @Override
  public List<Dense> layers() {
    return Collections.emptyList();
  }

  @Override
  long multiplyAdds() {
    return 0;
  }

  @Override
  int workSize() {
    return 0;
  }

  @Override
  void forward(float[] x, int from, float[] work, float[] sums, float[] y, int to) {
    System.arraycopy(x, from, y, to, inputs());
  }
}
