package io.github.gdxagents.training.network;

import io.github.gdxagents.network.SetPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of a {@link SetPart}. The entities of all rows lie below one another.
 * The gradient of the greatest number of a row goes to the entity that has it, the first of those
 * that are equal.
 */
final class SetGradient implements PartGradient {

  private final int maxEntities;
  private final List<ParameterLayout.Layer> layout;
  private final List<DenseGradient> layers = new ArrayList<>();

  /** {@code [entities of all rows x numbers]} */
  private final Matrix entities;

  /** Where each row's entities end. */
  private final int[] ends;

  /** The greatest of each number, {@code [rows x pooled]}. */
  private final Matrix greatest;

  /** The same of the row at work, {@code [pooled]}. */
  private final float[] most;

  /** What of the gradient no entity has taken yet, {@code [pooled]}. */
  private final float[] left;

  SetGradient(
      EncoderLayout.Entities set,
      List<DenseWeights> weights,
      MatrixProducts products,
      int maxRows) {
    maxEntities = set.maxEntities();
    layout = set.layers();
    int places = maxRows * maxEntities;
    for (DenseWeights layer : weights) {
      layers.add(new DenseGradient(layer, products, places));
    }
    entities = new Matrix(places, layout.get(0).inputs());
    ends = new int[maxRows];
    greatest = new Matrix(maxRows, set.outputs() - 1);
    most = new float[greatest.columns];
    left = new float[greatest.columns];
  }

  @Override
  public void forward(Matrix x, int from, int rows, Matrix y, int to) {
    gather(x, from, rows);
    Matrix entering = entities;
    for (DenseGradient layer : layers) {
      layer.forward(entering, entityCount(rows));
      entering = layer.outputs;
    }
    for (int row = 0; row < rows; row++) {
      y.values[row * y.stride + to] = x.values[row * x.stride + from];
      Arrays.fill(most, 0);
      for (int entity = begin(row); entity < ends[row]; entity++) {
        raise(entering.values, entity * entering.stride, most);
      }
      System.arraycopy(most, 0, greatest.values, row * greatest.stride, most.length);
      System.arraycopy(most, 0, y.values, row * y.stride + to + 1, most.length);
    }
  }

  private void gather(Matrix x, int from, int rows) {
    int entity = 0;
    for (int row = 0; row < rows; row++) {
      int source = row * x.stride + from;
      ends[row] = entity + SetPart.count(x.values[source], maxEntities);
      for (int at = source + 1; entity < ends[row]; at += entities.columns) {
        System.arraycopy(
            x.values, at, entities.values, entity++ * entities.stride, entities.columns);
      }
    }
  }

  private int begin(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** How many entities some rows have together. */
  private int entityCount(int rows) {
    return begin(rows);
  }

  /**
   * Raises numbers to those that are greater.
   *
   * @param most modified
   */
  private static void raise(float[] values, int from, float[] most) {
    for (int u = 0; u < most.length; u++) {
      most[u] = Math.max(most[u], values[from + u]);
    }
  }

  @Override
  public void backward(int rows, Matrix dy, int to, float[] gradient) {
    int count = entityCount(rows);
    if (count == 0) {
      for (ParameterLayout.Layer layer : layout) {
        Arrays.fill(gradient, layer.weightOffset(), layer.biasOffset() + layer.sums(), 0);
      }
      return;
    }
    DenseGradient last = layers.get(layers.size() - 1);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(dy.values, row * dy.stride + to + 1, left, 0, left.length);
      System.arraycopy(greatest.values, row * greatest.stride, most, 0, most.length);
      for (int entity = begin(row); entity < ends[row]; entity++) {
        int at = entity * last.outputs.stride;
        take(last.outputs.values, at, most, left, last.outputGradient.values);
      }
    }
    for (int l = layers.size() - 1; l >= 0; l--) {
      Matrix entered = l == 0 ? entities : layers.get(l - 1).outputs;
      layers.get(l).backward(entered, count, gradient);
      if (l > 0) {
        layers.get(l).inputGradient(count, layers.get(l - 1).outputGradient);
      }
    }
  }

  /**
   * Gives an entity the gradient of those numbers in which it is the greatest. Without a branch,
   * which nobody can predict: none of these numbers is below 0, so two are equal if the bits are.
   * Where the greatest is 0, the rectifier lets nothing back.
   *
   * @param at where the entity's numbers begin
   * @param left modified: 0 where a gradient was taken
   * @param gradient modified
   */
  private static void take(float[] values, int at, float[] most, float[] left, float[] gradient) {
    for (int u = 0; u < most.length; u++) {
      int difference = Float.floatToRawIntBits(values[at + u]) ^ Float.floatToRawIntBits(most[u]);
      int all = (difference - 1) >> 31;
      float share = Float.intBitsToFloat(Float.floatToRawIntBits(left[u]) & all);
      gradient[at + u] = share;
      left[u] -= share;
    }
  }
}
