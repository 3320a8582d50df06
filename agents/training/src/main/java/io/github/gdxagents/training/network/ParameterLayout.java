package io.github.gdxagents.training.network;

import io.github.gdxagents.policy.Activation;
import io.github.gdxagents.policy.DenseNetwork;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each layer's weights and biases lie in the flat parameter vector.
 *
 * <p>A layer's weights are stored output by output, as DL4J does: the weight from input i to output
 * o lies at {@code weightOffset + o * inputs + i}.
 *
 * @param activation after each hidden layer
 * @param trunk hidden layers that policy and value share; empty if they are separate
 * @param policy the layers of the policy after the trunk; the last one puts out logits and means
 * @param value the layers of the value after the trunk; the last one puts out one number
 * @param logDeviationOffset where the logarithms of the axes' deviations begin
 * @param axes how many there are
 * @param parameterCount the length of the vector
 */
public record ParameterLayout(
    Activation activation,
    List<Layer> trunk,
    List<Layer> policy,
    List<Layer> value,
    int logDeviationOffset,
    int axes,
    int parameterCount) {

  /** One dense layer. */
  public record Layer(int inputs, int outputs, int weightOffset, int biasOffset) {}

  public ParameterLayout {
    trunk = List.copyOf(trunk);
    policy = List.copyOf(policy);
    value = List.copyOf(value);
  }

  /** Copies the policy out of the vector, into the form in which it acts. */
  public DenseNetwork policyNetwork(float[] parameters) {
    return network(parameters, concatenated(trunk, policy));
  }

  /** Copies the value network out of the vector. */
  public DenseNetwork valueNetwork(float[] parameters) {
    return network(parameters, concatenated(trunk, value));
  }

  /**
   * Copies a policy into the vector: what {@link #policyNetwork} and {@link #logDeviations} would
   * copy out.
   *
   * @param policy of this layout's shape
   * @param parameters modified
   */
  public void setPolicy(Policy policy, float[] parameters) {
    DenseNetwork network = policy.network();
    List<Layer> layers = concatenated(trunk, this.policy);
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      float[] weights = network.weights(l);
      for (int in = 0; in < layer.inputs(); in++) {
        for (int out = 0; out < layer.outputs(); out++) {
          parameters[layer.weightOffset() + out * layer.inputs() + in] =
              weights[in * layer.outputs() + out];
        }
      }
      System.arraycopy(network.biases(l), 0, parameters, layer.biasOffset(), layer.outputs());
    }
    for (int axis = 0; axis < axes; axis++) {
      parameters[logDeviationOffset + axis] = policy.logDeviation(axis);
    }
  }

  /** Copies the logarithms of the axes' deviations out of the vector, {@code [axes]}. */
  public float[] logDeviations(float[] parameters) {
    return Arrays.copyOfRange(parameters, logDeviationOffset, logDeviationOffset + axes);
  }

  private DenseNetwork network(float[] parameters, List<Layer> layers) {
    int[] sizes = new int[layers.size() + 1];
    float[][] weights = new float[layers.size()][];
    float[][] biases = new float[layers.size()][];
    sizes[0] = layers.get(0).inputs();
    for (int l = 0; l < weights.length; l++) {
      Layer layer = layers.get(l);
      sizes[l + 1] = layer.outputs();
      biases[l] =
          Arrays.copyOfRange(parameters, layer.biasOffset(), layer.biasOffset() + layer.outputs());
      weights[l] = new float[layer.inputs() * layer.outputs()];
      for (int in = 0; in < layer.inputs(); in++) {
        for (int out = 0; out < layer.outputs(); out++) {
          weights[l][in * layer.outputs() + out] =
              parameters[layer.weightOffset() + out * layer.inputs() + in];
        }
      }
    }
    return new DenseNetwork(sizes, activation, weights, biases);
  }

  private static List<Layer> concatenated(List<Layer> first, List<Layer> second) {
    List<Layer> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
