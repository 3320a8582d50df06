package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.state.Floats;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A network of dense layers with its gradient, for what is learned beside policy and values: a
 * reward, say. What it computes is the same on every machine, to the last bit.
 *
 * <p>Initial weights are orthogonal, scaled by sqrt(2) for hidden layers; biases are 0.
 *
 * <p>Takes memory for as many rows as it was ever given at a time. To be used by one thread at a
 * time.
 */
public final class DenseModel implements Stateful {

  private final ChainWeights weights;
  private final int inputSize;
  private final float[] parameters;
  private final int maxRows;
  private Matrix inputs;
  private LayerChain chain;

  /** How many rows there is room for. */
  private int room = 1;

  /** How many rows the latest forward pass had. */
  private int rows;

  /**
   * @param inputs how many numbers a row has
   * @param hidden the widths of the hidden layers
   * @param activation of the hidden layers
   * @param outputs how many numbers come out of a row
   * @param outputGain scales the last layer's initial weights
   * @param maxRows the most rows at a time
   * @param seed decides the initial weights
   */
  public DenseModel(
      int inputs,
      List<Integer> hidden,
      Activation activation,
      int outputs,
      double outputGain,
      int maxRows,
      long seed) {
    LayerPlan plan = new LayerPlan(hidden, activation);
    List<ParameterLayout.Layer> layers = plan.chain(inputs, outputs);
    this.parameters = new float[plan.parameterCount()];
    LayerPlan.initialize("model", layers, outputGain, seed, parameters);
    this.weights = ChainWeights.of(null, layers);
    this.inputSize = inputs;
    this.maxRows = maxRows;
    this.inputs = new Matrix(room, inputs);
    this.chain = new LayerChain(weights, this.inputs, new ChunkMemory(0), 0, room);
    parametersChanged();
  }

  /** How many numbers a row has. */
  public int inputSize() {
    return inputSize;
  }

  /** The most rows at a time. */
  public int maxRows() {
    return maxRows;
  }

  /** Weights and biases; after a change, call {@link #parametersChanged}. */
  public float[] parameters() {
    return parameters;
  }

  /** Takes over what was changed in {@link #parameters}. */
  public void parametersChanged() {
    chain.load(parameters);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Floats.write(parameters, out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Floats.read(parameters, in);
    parametersChanged();
  }

  /**
   * Computes what the network puts out.
   *
   * @param rows {@code [count x inputs]}, from index {@code from} on
   * @param count at most {@link #maxRows}
   * @param outputs modified: receives {@code [count x outputs]} from index {@code to} on
   */
  public void forward(float[] rows, int from, int count, float[] outputs, int to) {
    this.rows = count;
    makeRoom(count);
    inputs.setRows(count, rows, from);
    chain.forward(count);
    chain.last().outputs.getRows(count, outputs, to);
  }

  private void makeRoom(int count) {
    if (count > room) {
      room = Math.max(count, Math.min(2 * room, maxRows));
      inputs = new Matrix(room, inputSize);
      chain = new LayerChain(weights, inputs, new ChunkMemory(0), 0, room);
    }
  }

  /**
   * Back-propagates through the latest {@link #forward}, once.
   *
   * @param outputGradient with respect to what was put out, {@code [count x outputs]}
   * @param gradient modified: overwritten, like {@link #parameters}
   */
  public void backward(float[] outputGradient, float[] gradient) {
    chain.last().setOutputGradient(outputGradient, rows);
    chain.backward(rows, gradient);
  }
}
