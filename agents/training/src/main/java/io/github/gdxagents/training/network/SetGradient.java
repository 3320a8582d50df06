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

  private static final int NONE = -1;

  private final int maxEntities;
  private final List<ParameterLayout.Layer> layout;
  private final List<DenseGradient> layers = new ArrayList<>();

  /** {@code [entities of all rows x numbers]} */
  private final Matrix entities;

  /** Which entity has the greatest number, or {@link #NONE}, {@code [rows x pooled]}. */
  private final int[] greatest;

  /** How many entities the latest rows have together. */
  private int count;

  SetGradient(
      EncoderLayout.Entities set,
      List<DenseWeights> weights,
      MatrixProducts products,
      int maxRows) {
    maxEntities = set.maxEntities();
    layout = set.layers();
    int most = maxRows * maxEntities;
    for (DenseWeights layer : weights) {
      layers.add(new DenseGradient(layer, products, most));
    }
    entities = new Matrix(most, layout.get(0).inputs());
    greatest = new int[maxRows * (set.outputs() - 1)];
  }

  private DenseGradient last() {
    return layers.get(layers.size() - 1);
  }

  @Override
  public void forward(Matrix x, int from, int rows, Matrix y, int to) {
    count = 0;
    for (int row = 0; row < rows; row++) {
      int source = row * x.stride + from;
      int end = count + SetPart.count(x.values[source], maxEntities);
      for (int at = source + 1; count < end; at += entities.columns) {
        int target = count++ * entities.stride;
        System.arraycopy(x.values, at, entities.values, target, entities.columns);
      }
    }
    Matrix entering = entities;
    for (DenseGradient layer : layers) {
      layer.forward(entering, count);
      entering = layer.outputs;
    }
    int entity = 0;
    for (int row = 0; row < rows; row++) {
      float share = x.values[row * x.stride + from];
      int end = entity + SetPart.count(share, maxEntities);
      y.values[row * y.stride + to] = share;
      pool(row, entity, end, y, row * y.stride + to + 1);
      entity = end;
    }
  }

  /** Finds the greatest of each number of some entities, and which of them has it. */
  private void pool(int row, int entity, int end, Matrix y, int to) {
    Matrix source = last().outputs;
    int pooled = source.columns;
    for (int u = 0; u < pooled; u++) {
      float most = 0;
      int which = NONE;
      for (int e = entity; e < end; e++) {
        float value = source.values[e * source.stride + u];
        if (value > most) {
          most = value;
          which = e;
        }
      }
      y.values[to + u] = most;
      greatest[row * pooled + u] = which;
    }
  }

  @Override
  public void backward(int rows, Matrix dy, int to, float[] gradient) {
    if (count == 0) {
      for (ParameterLayout.Layer layer : layout) {
        Arrays.fill(gradient, layer.weightOffset(), layer.biasOffset() + layer.sums(), 0);
      }
      return;
    }
    Matrix target = last().outputGradient;
    Arrays.fill(target.values, 0, count * target.stride, 0);
    for (int row = 0; row < rows; row++) {
      for (int u = 0; u < target.columns; u++) {
        int which = greatest[row * target.columns + u];
        if (which != NONE) {
          target.values[which * target.stride + u] = dy.values[row * dy.stride + to + 1 + u];
        }
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
}
