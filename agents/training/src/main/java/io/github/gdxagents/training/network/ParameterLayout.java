package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each layer's weights and biases lie in the flat parameter vector.
 *
 * <p>A layer's weights are stored output by output: the weight from input i to output o lies at
 * {@code weightOffset + o * inputs + i}.
 *
 * @param trunk hidden layers that policy and value share; empty if they are separate
 * @param policy the layers of the policy after the trunk; the last one puts out logits and means
 * @param value the layers of the value after the trunk; the last one puts out one number
 * @param logStandardDeviationOffset where the logarithms of the axes' standard deviations begin
 * @param axes how many there are
 * @param parameterCount the length of the vector
 */
public record ParameterLayout(
    List<Layer> trunk,
    List<Layer> policy,
    List<Layer> value,
    int logStandardDeviationOffset,
    int axes,
    int parameterCount) {

  /**
   * One dense layer.
   *
   * @param activation applied to what it puts out; null for none
   */
  public record Layer(
      int inputs, int outputs, int weightOffset, int biasOffset, @Nullable Activation activation) {}

  public ParameterLayout {
    trunk = List.copyOf(trunk);
    policy = List.copyOf(policy);
    value = List.copyOf(value);
  }

  /** All layers: the trunk's, then the policy's, then the value's. */
  public List<Layer> layers() {
    return concatenated(concatenated(trunk, policy), value);
  }

  /** How many numbers the policy puts out: logits and means. */
  public int policyOutputs() {
    return policy.get(policy.size() - 1).outputs();
  }

  /** Copies the policy out of the vector, into the form in which it acts. */
  public Network policyNetwork(float[] parameters) {
    return network(parameters, concatenated(trunk, policy));
  }

  /** Copies the value network out of the vector. */
  public Network valueNetwork(float[] parameters) {
    return network(parameters, concatenated(trunk, value));
  }

  /**
   * Copies the value network out of the vector, for values in another unit.
   *
   * @param unit what a value of 1 is worth in it
   */
  public Network valueNetwork(float[] parameters, double unit) {
    float[] scaled = parameters.clone();
    Layer head = value.get(value.size() - 1);
    scale(scaled, head.weightOffset(), head.inputs() * head.outputs(), unit);
    scale(scaled, head.biasOffset(), head.outputs(), unit);
    return valueNetwork(scaled);
  }

  /** No number leaves the range of floats, however great the factor is. */
  private static void scale(float[] numbers, int offset, int length, double factor) {
    for (int i = offset; i < offset + length; i++) {
      double product = numbers[i] * factor;
      numbers[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, product));
    }
  }

  /**
   * Copies a policy into the vector: what {@link #policyNetwork} and {@link #logStandardDeviations}
   * would copy out.
   *
   * @param policy of this layout's shape
   * @param parameters modified
   */
  public void setPolicy(Policy policy, float[] parameters) {
    Network network = policy.network();
    List<Layer> layers = concatenated(trunk, this.policy);
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      float[] weights = network.denseLayer(l).weights();
      for (int in = 0; in < layer.inputs(); in++) {
        for (int out = 0; out < layer.outputs(); out++) {
          parameters[layer.weightOffset() + out * layer.inputs() + in] =
              weights[in * layer.outputs() + out];
        }
      }
      System.arraycopy(
          network.denseLayer(l).biases(), 0, parameters, layer.biasOffset(), layer.outputs());
    }
    for (int axis = 0; axis < axes; axis++) {
      parameters[logStandardDeviationOffset + axis] = policy.logDeviation(axis);
    }
  }

  /** Copies the logarithms of the axes' standard deviations out of the vector, {@code [axes]}. */
  public float[] logStandardDeviations(float[] parameters) {
    return Arrays.copyOfRange(
        parameters, logStandardDeviationOffset, logStandardDeviationOffset + axes);
  }

  private static Network network(float[] parameters, List<Layer> layers) {
    List<Dense> dense = new ArrayList<>();
    for (Layer layer : layers) {
      float[] biases =
          Arrays.copyOfRange(parameters, layer.biasOffset(), layer.biasOffset() + layer.outputs());
      float[] weights = new float[layer.inputs() * layer.outputs()];
      // A few inputs at a time: neighbors share a line of the cache.
      for (int first = 0; first < layer.inputs(); first += 16) {
        int end = Math.min(layer.inputs(), first + 16);
        for (int out = 0; out < layer.outputs(); out++) {
          for (int in = first; in < end; in++) {
            weights[in * layer.outputs() + out] =
                parameters[layer.weightOffset() + out * layer.inputs() + in];
          }
        }
      }
      dense.add(new Dense(layer.inputs(), layer.outputs(), weights, biases, layer.activation()));
    }
    return new Network(dense);
  }

  private static List<Layer> concatenated(List<Layer> first, List<Layer> second) {
    List<Layer> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
