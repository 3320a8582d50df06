package io.github.gdxagents.training.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The tangents of dense layers, in forward mode. A layer {@code y = f(W x + b)} moves by
 *
 * <pre>
 *   dy = f'(W x + b) (dW x + W dx + db)
 * </pre>
 *
 * <p>Pearlmutter, "Fast Exact Multiplication by the Hessian" (1994), on the operator R.
 */
final class DenseTangents implements OutputTangents {

  private final int rows;
  private final List<ParameterLayout.Layer> layers = new ArrayList<>();

  /** Each layer's weights, {@code [inputs][outputs]}. */
  private final List<float[][]> weights = new ArrayList<>();

  /** What enters each layer, {@code [rows x inputs]}. */
  private final List<float[]> inputs = new ArrayList<>();

  /**
   * Runs the policy once.
   *
   * @param observations {@code [rows x observation]}
   */
  DenseTangents(ParameterLayout layout, float[] parameters, float[] observations, int rows) {
    this.rows = rows;
    layers.addAll(layout.trunk());
    layers.addAll(layout.policy());
    float[] x = observations;
    for (ParameterLayout.Layer layer : layers) {
      float[][] w = byInputs(parameters, layer);
      weights.add(w);
      inputs.add(x);
      if (weights.size() < layers.size()) {
        x = activations(rows, layer, parameters, x, w);
      }
    }
  }

  private static float[] activations(
      int rows, ParameterLayout.Layer layer, float[] parameters, float[] x, float[][] w) {
    float[] y = new float[rows * layer.outputs()];
    float[] sums = new float[layer.outputs()];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(parameters, layer.biasOffset(), sums, 0, sums.length);
      addProduct(x, row * layer.inputs(), w, sums);
      System.arraycopy(sums, 0, y, row * sums.length, sums.length);
    }
    if (layer.activation() != null) {
      layer.activation().apply(y, 0, y.length);
    }
    return y;
  }

  @Override
  public void compute(float[] direction, float[] tangents) {
    float[] dx = new float[0]; // observations do not move
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.Layer layer = layers.get(l);
      float[][] dw = byInputs(direction, layer);
      boolean last = l == layers.size() - 1;
      float[] dy = last ? tangents : new float[rows * layer.outputs()];
      float[] sums = new float[layer.outputs()];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(direction, layer.biasOffset(), sums, 0, sums.length);
        addProduct(inputs.get(l), row * layer.inputs(), dw, sums);
        if (l > 0) {
          addProduct(dx, row * layer.inputs(), weights.get(l), sums);
        }
        System.arraycopy(sums, 0, dy, row * sums.length, sums.length);
      }
      if (layer.activation() != null) {
        DenseGradient.multiplyByDerivative(layer.activation(), inputs.get(l + 1), dy.length, dy);
      }
      dx = dy;
    }
  }

  private static float[][] byInputs(float[] vector, ParameterLayout.Layer layer) {
    float[][] weights = new float[layer.inputs()][layer.outputs()];
    for (int out = 0; out < layer.outputs(); out++) {
      for (int in = 0; in < layer.inputs(); in++) {
        weights[in][out] = vector[layer.weightOffset() + out * layer.inputs() + in];
      }
    }
    return weights;
  }

  private static void addProduct(float[] x, int first, float[][] w, float[] sums) {
    for (int i = 0; i < w.length; i++) {
      addScaled(w[i], x[first + i], sums);
    }
  }

  private static void addScaled(float[] vector, float scale, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += scale * vector[j];
    }
  }
}
