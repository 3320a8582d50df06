package io.github.gdxagents.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sees a set: each entity goes through the same rectified dense layers and, of what comes out, the
 * greatest of each number over all entities remains. The order of the entities shows nowhere. An
 * empty set leaves zeros, below which no rectified number is.
 *
 * <p>What enters is the share of the places that are taken, and then the entities. What leaves is
 * that share, and then the greatest numbers.
 *
 * <p>Zaheer et al., "Deep Sets" (2017), section 3; Berner et al., "Dota 2 with Large Scale Deep
 * Reinforcement Learning" (2019), appendix H, for max-pooling.
 */
public final class SetPart extends EncoderPart {

  private final int maxEntities;
  private final Dense[] layers;

  /** Where the work holds what leaves odd layers; what leaves even ones is at its begin. */
  private final int oddOffset;

  /**
   * @param maxEntities the most entities
   * @param layers from an entity's numbers to what is compared, at least one; the activation of
   *     each is {@link Activation#RELU}
   * @throws IllegalArgumentException if there is no place or no layer, or a layer does not fit
   */
  public SetPart(int maxEntities, List<Dense> layers) {
    super(
        layers.isEmpty() ? 0 : inputs(maxEntities, layers.get(0).inputs()),
        layers.isEmpty() ? 0 : 1 + layers.get(layers.size() - 1).outputs());
    if (layers.isEmpty() || maxEntities < 1) {
      throw new IllegalArgumentException(
          "A set needs at least 1 place and 1 layer, but has "
              + maxEntities
              + " and "
              + layers.size());
    }
    this.maxEntities = maxEntities;
    this.layers = layers.toArray(new Dense[0]);
    int widest = 0;
    for (int l = 0; l < this.layers.length; l++) {
      boolean fits = l == 0 || this.layers[l].inputs() == this.layers[l - 1].outputs();
      if (!fits || this.layers[l].activation() != Activation.RELU) {
        throw new IllegalArgumentException(
            "Layer " + l + " of a set must be rectified, and take what the one before puts out");
      }
      widest = Math.max(widest, this.layers[l].outputs());
    }
    this.oddOffset = widest;
  }

  private static int inputs(int maxEntities, int numbersEach) {
    long inputs = 1 + (long) maxEntities * numbersEach;
    if (inputs > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("A set cannot have " + inputs + " numbers");
    }
    return (int) inputs;
  }

  /** The most entities. */
  public int maxEntities() {
    return maxEntities;
  }

  @Override
  public List<Dense> layers() {
    return Collections.unmodifiableList(Arrays.asList(layers));
  }

  @Override
  long multiplyAdds() {
    long sum = 0;
    for (Dense layer : layers) {
      sum += (long) maxEntities * layer.inputs() * layer.outputs();
    }
    return sum;
  }

  @Override
  int workSize() {
    return 2 * oddOffset;
  }

  @Override
  void forward(float[] x, int from, float[] work, float[] sums, float[] y, int to) {
    y[to] = x[from];
    int pooled = outputs() - 1;
    Arrays.fill(y, to + 1, to + 1 + pooled, 0);
    int entities = count(x[from], maxEntities);
    int numbersEach = layers[0].inputs();
    for (int entity = 0; entity < entities; entity++) {
      int at = encode(x, from + 1 + entity * numbersEach, work, sums);
      for (int u = 0; u < pooled; u++) {
        y[to + 1 + u] = Math.max(y[to + 1 + u], work[at + u]);
      }
    }
  }

  /** Leads an entity through all layers, and says where the work holds what comes out. */
  private int encode(float[] x, int from, float[] work, float[] sums) {
    layers[0].forward(x, from, 1, sums, work, 0);
    int at = 0;
    for (int l = 1; l < layers.length; l++) {
      int next = at == 0 ? oddOffset : 0;
      layers[l].forward(work, at, 1, sums, work, next);
      at = next;
    }
    return at;
  }

  /**
   * How many entities there are.
   *
   * @param share of the places that are taken
   */
  public static int count(float share, int maxEntities) {
    return Math.max(0, Math.min(maxEntities, Math.round(share * maxEntities)));
  }
}
