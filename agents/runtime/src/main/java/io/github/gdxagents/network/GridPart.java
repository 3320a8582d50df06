package io.github.gdxagents.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sees a grid through {@linkplain Convolution convolutions}, each of which takes what the one
 * before put out. The grid enters channel after channel, as observations hold it; what leaves is
 * ordered by patches of the last convolution, with one number of each filter.
 */
public final class GridPart extends EncoderPart {

  private final Convolution[] convolutions;

  /** Where the work holds what leaves even convolutions; what leaves odd ones is at its begin. */
  private final int evenOffset;

  /** Where it holds patches. */
  private final int unfolded;

  private final int workSize;

  /**
   * @param convolutions from input to output, at least one
   * @throws IllegalArgumentException if there is none, or one does not fit the one before
   */
  public GridPart(List<Convolution> convolutions) {
    super(
        convolutions.isEmpty() ? 0 : convolutions.get(0).patches().gridSize(),
        convolutions.isEmpty() ? 0 : convolutions.get(convolutions.size() - 1).outputs());
    if (convolutions.isEmpty()) {
      throw new IllegalArgumentException("A grid needs at least 1 convolution");
    }
    this.convolutions = convolutions.toArray(new Convolution[0]);
    int widest = inputs();
    int mostUnfolded = 0;
    for (int c = 0; c < this.convolutions.length; c++) {
      Patches patches = this.convolutions[c].patches();
      if (c > 0) {
        requireFit(this.convolutions[c - 1], patches);
      }
      widest = Math.max(widest, patches.gridSize());
      mostUnfolded = Math.max(mostUnfolded, patches.count() * patches.size());
    }
    this.evenOffset = widest;
    this.unfolded = 2 * widest;
    this.workSize = unfolded + mostUnfolded;
  }

  private static void requireFit(Convolution before, Patches patches) {
    boolean fits =
        patches.height() == before.patches().rows()
            && patches.width() == before.patches().columns()
            && patches.channels() == before.filters().outputs();
    if (!fits) {
      throw new IllegalArgumentException(
          "A convolution takes "
              + patches
              + ", but the one before puts out "
              + before.filters().outputs()
              + " x "
              + before.patches().rows()
              + " x "
              + before.patches().columns());
    }
  }

  /** From input to output; unmodifiable. */
  public List<Convolution> convolutions() {
    return Collections.unmodifiableList(Arrays.asList(convolutions));
  }

  @Override
  public List<Dense> layers() {
    List<Dense> layers = new ArrayList<>();
    for (Convolution convolution : convolutions) {
      layers.add(convolution.filters());
    }
    return Collections.unmodifiableList(layers);
  }

  @Override
  long multiplyAdds() {
    long sum = 0;
    for (Convolution convolution : convolutions) {
      sum += convolution.multiplyAdds();
    }
    return sum;
  }

  @Override
  int workSize() {
    return workSize;
  }

  @Override
  void forward(float[] x, int from, float[] work, float[] sums, float[] y, int to) {
    Patches first = convolutions[0].patches();
    toCells(x, from, first.channels(), first.height() * first.width(), work);
    int last = convolutions.length - 1;
    for (int c = 0; c <= last; c++) {
      boolean even = (c & 1) == 0;
      float[] target = c == last ? y : work;
      int at = c == last ? to : even ? evenOffset : 0;
      convolutions[c].forward(work, even ? 0 : evenOffset, unfolded, sums, target, at);
    }
  }

  /**
   * Brings a grid from channel after channel to cell after cell.
   *
   * @param grid {@code [channels x cells]} from index {@code from} on
   * @param target modified: receives {@code [cells x channels]}
   */
  public static void toCells(float[] grid, int from, int channels, int cells, float[] target) {
    for (int channel = 0; channel < channels; channel++) {
      int source = from + channel * cells;
      int at = channel;
      for (int cell = 0; cell < cells; cell++) {
        target[at] = grid[source + cell];
        at += channels;
      }
    }
  }
}
