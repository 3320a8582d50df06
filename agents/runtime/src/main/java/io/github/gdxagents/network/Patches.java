package io.github.gdxagents.network;

/**
 * How a small window moves over a grid: from the upper left corner by equal steps to the right and,
 * line after line, down, as far as it fits. At each place it shows a patch of the grid. Nothing is
 * added around the grid.
 *
 * <p>Grids lie cell by cell here, row after row, with the numbers of a cell side by side; a patch
 * lies in the same order. Immutable.
 */
public final class Patches {

  /** All patches of a grid lie side by side while it is seen: 16 MiB at most. */
  private static final int MAX_UNFOLDED = 1 << 22;

  private final int channels;
  private final int height;
  private final int width;
  private final int kernelHeight;
  private final int kernelWidth;
  private final int stride;

  /**
   * @param channels how many numbers each cell has
   * @param height how many rows the grid has
   * @param width how many columns
   * @param kernelHeight how many rows the window shows
   * @param kernelWidth how many columns
   * @param stride how many cells the window moves on
   * @throws IllegalArgumentException if one is below 1, the window is larger than the grid, or the
   *     grid or all patches have more than 4,194,304 numbers
   */
  public Patches(
      int channels, int height, int width, int kernelHeight, int kernelWidth, int stride) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.kernelHeight = kernelHeight;
    this.kernelWidth = kernelWidth;
    this.stride = stride;
    boolean positive = channels > 0 && kernelHeight > 0 && kernelWidth > 0 && stride > 0;
    if (!positive || kernelHeight > height || kernelWidth > width) {
      throw new IllegalArgumentException(
          "No patch fits: " + this + "; all must be at least 1, and the grid as large as a patch");
    }
    double gridSize = (double) height * width * channels;
    double unfolded = (double) rows() * columns() * kernelHeight * kernelWidth * channels;
    if (gridSize > MAX_UNFOLDED || unfolded > MAX_UNFOLDED) {
      throw new IllegalArgumentException(
          "Too many numbers: " + this + " have more than " + MAX_UNFOLDED);
    }
  }

  /** How many numbers each cell has. */
  public int channels() {
    return channels;
  }

  /** How many rows the grid has. */
  public int height() {
    return height;
  }

  /** How many columns the grid has. */
  public int width() {
    return width;
  }

  /** How many rows a patch has. */
  public int kernelHeight() {
    return kernelHeight;
  }

  /** How many columns a patch has. */
  public int kernelWidth() {
    return kernelWidth;
  }

  /** How many cells the window moves on. */
  public int stride() {
    return stride;
  }

  /** How many patches there are above one another. */
  public int rows() {
    return (height - kernelHeight) / stride + 1;
  }

  /** How many patches there are side by side. */
  public int columns() {
    return (width - kernelWidth) / stride + 1;
  }

  /** How many patches there are. */
  public int count() {
    return rows() * columns();
  }

  /** How many numbers a patch has. */
  public int size() {
    return kernelHeight * kernelWidth * channels;
  }

  /** How many numbers the grid has. */
  public int gridSize() {
    return height * width * channels;
  }

  /**
   * Copies all patches out of a grid.
   *
   * @param grid from index {@code from} on: each cell's {@code [channels]}
   * @param cellStride from one cell to the next in it
   * @param patches modified: receives the patches from index {@code to} on
   * @param patchStride from one patch to the next in them
   */
  public void unfold(
      float[] grid, int from, int cellStride, float[] patches, int to, int patchStride) {
    int target = to;
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        int corner = from + (row * width + column) * stride * cellStride;
        copyPatch(grid, corner, cellStride, patches, target);
        target += patchStride;
      }
    }
  }

  private void copyPatch(float[] grid, int corner, int cellStride, float[] patches, int to) {
    int target = to;
    for (int row = 0; row < kernelHeight; row++) {
      int source = corner + row * width * cellStride;
      if (cellStride == channels) {
        System.arraycopy(grid, source, patches, target, kernelWidth * channels);
        target += kernelWidth * channels;
      } else {
        for (int column = 0; column < kernelWidth; column++) {
          System.arraycopy(grid, source + column * cellStride, patches, target, channels);
          target += channels;
        }
      }
    }
  }

  /**
   * Adds to each number of a grid what its places in all patches hold: the transpose of {@link
   * #unfold}.
   *
   * @param patches from index {@code from} on
   * @param patchStride from one patch to the next in them
   * @param grid modified: added to, from index {@code to} on
   * @param cellStride from one cell to the next in it
   */
  public void fold(
      float[] patches, int from, int patchStride, float[] grid, int to, int cellStride) {
    int patch = from;
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        addPatch(
            patches, patch, grid, to + (row * width + column) * stride * cellStride, cellStride);
        patch += patchStride;
      }
    }
  }

  private void addPatch(float[] patches, int patch, float[] grid, int corner, int cellStride) {
    int source = patch;
    for (int row = 0; row < kernelHeight; row++) {
      for (int column = 0; column < kernelWidth; column++) {
        int target = corner + (row * width + column) * cellStride;
        for (int channel = 0; channel < channels; channel++) {
          grid[target + channel] += patches[source++];
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Patches)) {
      return false;
    }
    Patches that = (Patches) other;
    return channels == that.channels
        && height == that.height
        && width == that.width
        && kernelHeight == that.kernelHeight
        && kernelWidth == that.kernelWidth
        && stride == that.stride;
  }

  @Override
  public int hashCode() {
    return ((channels * 31 + height) * 31 + width) * 31 + kernelHeight * 7 + kernelWidth + stride;
  }

  /** For messages: {@code "patches of 3 x 3, 1 apart, of a grid of 2 x 8 x 8"}. */
  @Override
  public String toString() {
    return "patches of "
        + kernelHeight
        + " x "
        + kernelWidth
        + ", "
        + stride
        + " apart, of a grid of "
        + channels
        + " x "
        + height
        + " x "
        + width;
  }
}
