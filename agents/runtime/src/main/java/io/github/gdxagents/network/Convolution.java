package io.github.gdxagents.network;

/** One dense layer for all {@linkplain Patches patches} of a grid: another grid comes out. */
public final class Convolution {

  /** The most numbers that come out: what a policy file holds of a layer. */
  public static final int MAX_OUTPUTS = 1 << 20;

  private final Patches patches;
  private final Dense filters;

  /**
   * @param patches what the layer sees one after the other
   * @param filters from a patch to one number for each filter
   * @throws IllegalArgumentException if a patch is not what the filters take, or more than {@link
   *     #MAX_OUTPUTS} numbers come out
   */
  public Convolution(Patches patches, Dense filters) {
    if (patches.size() != filters.inputs()) {
      throw new IllegalArgumentException(
          "The filters take " + filters.inputs() + " numbers, but see " + patches);
    }
    if ((long) patches.count() * filters.outputs() > MAX_OUTPUTS) {
      throw new IllegalArgumentException(
          filters.outputs() + " filters for " + patches + " put out more than " + MAX_OUTPUTS);
    }
    this.patches = patches;
    this.filters = filters;
  }

  public Patches patches() {
    return patches;
  }

  /** From a patch to one number for each filter. */
  public Dense filters() {
    return filters;
  }

  /** How many numbers are multiplied and added for a grid. */
  long multiplyAdds() {
    return (long) patches.count() * patches.size() * filters.outputs();
  }

  /** How many numbers come out: those of each filter side by side, patch after patch. */
  public int outputs() {
    return patches.count() * filters.outputs();
  }

  /**
   * Computes one grid.
   *
   * @param work modified: holds the grid from index {@code from} on, cell by cell, and has room for
   *     the patches from index {@code unfolded} on
   * @param sums modified: scratch of at least as many numbers as filters
   * @param y modified: receives {@code [outputs]} from index {@code to} on
   */
  void forward(float[] work, int from, int unfolded, float[] sums, float[] y, int to) {
    patches.unfold(work, from, patches.channels(), work, unfolded, patches.size());
    filters.forward(work, unfolded, patches.count(), sums, y, to);
  }
}
