package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The forward pass of dense layers in vectors, with the bits of {@link Network#forward}: sums add
 * four inputs at a time, and nothing is fused. To be loaded only where the module {@code
 * jdk.incubator.vector} is.
 *
 * <p>Tiles of two rows by one vector stay in registers while inputs run. Larger ones would be no
 * faster, since multiplying takes longer than reading; and of four rows, the compiler leaves some
 * vectors as objects, now and then, which takes five times as long.
 */
final class VectorPass {

  private static final VectorSpecies<Float> SPECIES = VectorProducts.SPECIES;

  private static final int LANES = SPECIES.length();

  private static final int PANEL = 2 * LANES;

  /** Rows of a tile. */
  static final int TILE_ROWS = 2;

  /** So many rows go through all layers before the next: what passes between stays in the cache. */
  private static final int CHUNK_ROWS = 64;

  /** So many inputs are added before the next tile: their weights stay in the cache. */
  private static final int DEPTH = 256;

  private final Layer[] layers; // going through a list can allocate
  private final int inputs;

  /**
   * @param network of dense layers only
   */
  VectorPass(Network network) {
    this.inputs = network.inputSize();
    this.layers = new Layer[network.layers().size()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new Layer(network.denseLayer(l));
    }
  }

  /** Weights and biases, and room for what the layer puts out. */
  private static final class Layer {

    final Dense dense;

    /** {@code [inputs x outputs]} */
    final Panels weights;

    final float[] biases;

    /** {@code [CHUNK_ROWS x outputs]} */
    final Matrix outputs;

    Layer(Dense dense) {
      this.dense = dense;
      weights = new Panels(dense.inputs(), dense.outputs(), PANEL);
      weights.setRows(dense.weights(), 0);
      biases = dense.biases();
      outputs = new Matrix(CHUNK_ROWS, dense.outputs());
    }
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param input {@code [rows x input size]} from index {@code from} on
   * @param output modified: receives {@code [rows x output size]}
   */
  void forward(float[] input, int from, int rows, float[] output) {
    for (int row = 0; row < rows; row += CHUNK_ROWS) {
      int count = Math.min(CHUNK_ROWS, rows - row);
      float[] x = input;
      int at = from + row * inputs;
      int stride = inputs;
      for (Layer layer : layers) {
        forward(layer, x, at, stride, count);
        x = layer.outputs.values;
        at = 0;
        stride = layer.outputs.stride;
      }
      Matrix last = layers[layers.length - 1].outputs;
      last.getRows(count, output, row * last.columns);
    }
  }

  private static void forward(Layer layer, float[] x, int at, int stride, int rows) {
    Matrix y = layer.outputs;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(layer.biases, 0, y.values, row * y.stride, y.columns);
    }
    int inputs = layer.dense.inputs();
    int inFours = inputs & -4;
    for (int input = 0; input < inFours; input += DEPTH) {
      int depth = Math.min(DEPTH, inFours - input);
      for (int j = 0; j < y.columns; j += LANES) {
        int w = layer.weights.start(j / PANEL) + input * PANEL + j % PANEL;
        for (int row = 0; row < rows; row += TILE_ROWS) {
          addRows(depth, x, at + input, stride, row, rows - 1, layer.weights.values, w, y, j);
        }
      }
    }
    for (int input = inFours; input < inputs; input++) {
      addOne(rows, x, at + input, stride, layer.weights, input, y);
    }
    if (layer.dense.activation() != null) {
      layer.dense.activation().apply(y.values, 0, rows * y.stride);
    }
  }

  /**
   * Adds {@code depth} inputs, a multiple of four, to a tile.
   *
   * @param row the tile's first row; if it is the last one, it stands for the second, too
   * @param y modified: the tile is the vector from column {@code j} on, of these rows
   */
  private static void addRows(
      int depth,
      float[] x,
      int at,
      int stride,
      int row,
      int lastRow,
      float[] w,
      int from,
      Matrix y,
      int j) {
    int x0 = at + row * stride;
    int x1 = at + Math.min(row + 1, lastRow) * stride;
    int y0 = row * y.stride + j;
    int y1 = y0 + y.stride;
    FloatVector sum0 = FloatVector.fromArray(SPECIES, y.values, y0);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, y.values, y1);
    for (int i = 0; i < depth; i += 4) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, from + i * PANEL);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, from + i * PANEL + PANEL);
      FloatVector w2 = FloatVector.fromArray(SPECIES, w, from + i * PANEL + 2 * PANEL);
      FloatVector w3 = FloatVector.fromArray(SPECIES, w, from + i * PANEL + 3 * PANEL);
      FloatVector left = FloatVector.broadcast(SPECIES, x[x0 + i]).mul(w0);
      left = left.add(FloatVector.broadcast(SPECIES, x[x0 + i + 1]).mul(w1));
      FloatVector right = FloatVector.broadcast(SPECIES, x[x0 + i + 2]).mul(w2);
      right = right.add(FloatVector.broadcast(SPECIES, x[x0 + i + 3]).mul(w3));
      sum0 = left.add(right).add(sum0);
      left = FloatVector.broadcast(SPECIES, x[x1 + i]).mul(w0);
      left = left.add(FloatVector.broadcast(SPECIES, x[x1 + i + 1]).mul(w1));
      right = FloatVector.broadcast(SPECIES, x[x1 + i + 2]).mul(w2);
      right = right.add(FloatVector.broadcast(SPECIES, x[x1 + i + 3]).mul(w3));
      sum1 = left.add(right).add(sum1);
    }
    sum0.intoArray(y.values, y0);
    sum1.intoArray(y.values, y1);
  }

  /** Adds one input to all sums. */
  private static void addOne(
      int rows, float[] x, int at, int stride, Panels weights, int input, Matrix y) {
    for (int row = 0; row < rows; row++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[at + row * stride]);
      for (int j = 0; j < y.columns; j += LANES) {
        int w = weights.start(j / PANEL) + input * PANEL + j % PANEL;
        int sum = row * y.stride + j;
        FloatVector.fromArray(SPECIES, y.values, sum)
            .add(v.mul(FloatVector.fromArray(SPECIES, weights.values, w)))
            .intoArray(y.values, sum);
      }
    }
  }
}
