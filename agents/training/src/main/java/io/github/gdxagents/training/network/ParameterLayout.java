package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each layer's weights and biases lie in the flat parameter vector.
 *
 * <p>A layer's weights are stored sum by sum: the weight from input i to sum o lies at {@code
 * weightOffset + o * inputs + i}.
 *
 * @param policyEncoder through which the policy sees observations; null where it takes them as they
 *     are
 * @param valueEncoder the same of the value; the policy's where they share their layers
 * @param trunk hidden layers that policy and value share; empty if they are separate
 * @param policy the layers of the policy after the trunk; the last one puts out logits and means
 * @param value the layers of the value after the trunk; the last one puts out one number for each
 *     head
 * @param logStandardDeviationOffset where the logarithms of the axes' standard deviations begin
 * @param axes how many there are
 * @param parameterCount the length of the vector
 */
public record ParameterLayout(
    @Nullable EncoderLayout policyEncoder,
    @Nullable EncoderLayout valueEncoder,
    List<Layer> trunk,
    List<Layer> policy,
    List<Layer> value,
    int logStandardDeviationOffset,
    int axes,
    int parameterCount)
    implements Parameterization {

  /**
   * One layer: sums of what enters, an activation of each and, of some, a memory that they govern.
   *
   * @param sums how many: of a dense layer its outputs, of one with memory its gates and then its
   *     candidates
   * @param activation applied to each sum; null for none
   * @param remembers whether it is a {@link MinimalGru}
   */
  public record Layer(
      int inputs,
      int sums,
      int weightOffset,
      int biasOffset,
      @Nullable Activation activation,
      boolean remembers) {

    /** A dense layer. */
    public Layer(
        int inputs,
        int outputs,
        int weightOffset,
        int biasOffset,
        @Nullable Activation activation) {
      this(inputs, outputs, weightOffset, biasOffset, activation, false);
    }

    /** How many numbers it puts out. */
    public int outputs() {
      return remembers ? memorySize() + inputs : sums;
    }

    /** How many numbers it remembers. */
    public int memorySize() {
      return remembers ? sums / 2 : 0;
    }
  }

  /** Of networks that take observations as they are. */
  public ParameterLayout(
      List<Layer> trunk,
      List<Layer> policy,
      List<Layer> value,
      int logStandardDeviationOffset,
      int axes,
      int parameterCount) {
    this(null, null, trunk, policy, value, logStandardDeviationOffset, axes, parameterCount);
  }

  public ParameterLayout {
    trunk = List.copyOf(trunk);
    policy = List.copyOf(policy);
    value = List.copyOf(value);
  }

  /** How many numbers an observation has. */
  public int observationSize() {
    return policyEncoder == null ? layers().get(0).inputs() : policyEncoder.inputs();
  }

  /** Whether policy and value see through the same encoder. */
  boolean sharesEncoder() {
    return policyEncoder != null && policyEncoder.equals(valueEncoder);
  }

  /** All layers behind the encoders: the trunk's, then the policy's, then the value's. */
  public List<Layer> layers() {
    return concatenated(concatenated(trunk, policy), value);
  }

  /** How many numbers the policy puts out: logits and means. */
  public int policyOutputs() {
    return policy.get(policy.size() - 1).outputs();
  }

  /** How many numbers the policy network remembers of each bot. */
  public int policyMemorySize() {
    return memorySize(concatenated(trunk, policy));
  }

  /** How many numbers the value network remembers of each bot. */
  public int valueMemorySize() {
    return memorySize(concatenated(trunk, value));
  }

  private static int memorySize(List<Layer> layers) {
    return layers.stream().mapToInt(Layer::memorySize).sum();
  }

  /** How many values are estimated: usually one. */
  public int valueHeads() {
    return value.get(value.size() - 1).outputs();
  }

  @Override
  public Network policyNetwork(float[] parameters) {
    return network(parameters, policyEncoder, concatenated(trunk, policy));
  }

  @Override
  public Network valueNetwork(float[] parameters) {
    return network(parameters, valueEncoder, concatenated(trunk, value));
  }

  @Override
  public Network valueNetwork(float[] parameters, double unit) {
    float[] scaled = parameters.clone();
    scaleValues(scaled, unit);
    return network(scaled, valueEncoder, concatenated(trunk, valueOfFirstHead()));
  }

  /** The layers of the value whose last one puts out the first head only. */
  private List<Layer> valueOfFirstHead() {
    List<Layer> layers = new ArrayList<>(value);
    Layer last = layers.remove(layers.size() - 1);
    layers.add(
        new Layer(last.inputs(), 1, last.weightOffset(), last.biasOffset(), last.activation()));
    return layers;
  }

  @Override
  public void scaleValues(float[] parameters, double factor) {
    Layer last = value.get(value.size() - 1);
    scale(parameters, last.weightOffset(), last.inputs(), factor);
    scale(parameters, last.biasOffset(), 1, factor);
  }

  /** No number leaves the range of floats, however great the factor is. */
  private static void scale(float[] numbers, int offset, int length, double factor) {
    for (int i = offset; i < offset + length; i++) {
      double product = numbers[i] * factor;
      numbers[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, product));
    }
  }

  @Override
  public void setPolicy(Policy policy, float[] parameters) {
    List<Layer> layers = concatenated(trunk, this.policy);
    requireShape(policy.network(), policyEncoder, layers);
    set(policy.network(), policyEncoder, layers, parameters);
    for (int axis = 0; axis < axes; axis++) {
      parameters[logStandardDeviationOffset + axis] = policy.logDeviation(axis);
    }
  }

  @Override
  public boolean setValueNetwork(Network network, float[] parameters) {
    List<Layer> layers = concatenated(trunk, valueOfFirstHead());
    if (!fits(network, valueEncoder, layers)) {
      return false;
    }
    set(network, valueEncoder, layers, parameters);
    return true;
  }

  private static void set(
      Network network, @Nullable EncoderLayout encoder, List<Layer> layers, float[] parameters) {
    int first = 0;
    if (encoder != null) {
      encoder.set((Encoder) network.layers().get(0), parameters);
      first = 1;
    }
    for (int l = 0; l < layers.size(); l++) {
      set(layers.get(l), network.layers().get(first + l), parameters);
    }
  }

  /** Copies a layer's weights and biases into the vector. */
  static void set(Layer layer, io.github.gdxagents.network.Layer source, float[] parameters) {
    float[] weights = source.weights();
    for (int in = 0; in < layer.inputs(); in++) {
      for (int sum = 0; sum < layer.sums(); sum++) {
        parameters[layer.weightOffset() + sum * layer.inputs() + in] =
            weights[in * layer.sums() + sum];
      }
    }
    System.arraycopy(source.biases(), 0, parameters, layer.biasOffset(), layer.sums());
  }

  private static boolean fits(
      Network network, @Nullable EncoderLayout encoder, List<Layer> layers) {
    int first = encoder == null ? 0 : 1;
    List<io.github.gdxagents.network.Layer> found = network.layers();
    boolean fits = found.size() == first + layers.size();
    if (fits && encoder != null) {
      fits = found.get(0) instanceof Encoder other && encoder.fits(other);
    }
    for (int l = 0; fits && l < layers.size(); l++) {
      fits = fits(layers.get(l), found.get(first + l));
    }
    return fits;
  }

  private static boolean fits(Layer layer, io.github.gdxagents.network.Layer found) {
    boolean alike =
        layer.remembers()
            ? found instanceof MinimalGru
            : found instanceof Dense dense && dense.activation() == layer.activation();
    return alike && found.inputs() == layer.inputs() && found.outputs() == layer.outputs();
  }

  private static void requireShape(
      Network network, @Nullable EncoderLayout encoder, List<Layer> layers) {
    if (!fits(network, encoder, layers)) {
      throw new InvalidSettingException(
          "The policy to start from has other layers than the network to train, which has "
              + (encoder == null ? "" : encoder + "; ")
              + String.join(
                  ", ",
                  layers.stream()
                      .map(
                          layer ->
                              layer.inputs()
                                  + "-"
                                  + layer.outputs()
                                  + (layer.activation() == null ? "" : " " + layer.activation()))
                      .toList())
              + "; start from one of that shape");
    }
  }

  @Override
  public boolean sharesParameters() {
    return !trunk.isEmpty() || sharesEncoder();
  }

  @Override
  public OutputTangents outputTangents(float[] parameters, float[] observations, int rows) {
    return new DenseTangents(this, parameters, observations, rows);
  }

  @Override
  public float[] logStandardDeviations(float[] parameters) {
    return Arrays.copyOfRange(
        parameters, logStandardDeviationOffset, logStandardDeviationOffset + axes);
  }

  private static Network network(
      float[] parameters, @Nullable EncoderLayout encoder, List<Layer> layers) {
    List<io.github.gdxagents.network.Layer> all = new ArrayList<>();
    if (encoder != null) {
      all.add(encoder.encoder(parameters));
    }
    for (Layer layer : layers) {
      all.add(layer.remembers() ? memory(layer, parameters) : dense(layer, parameters));
    }
    return new Network(all);
  }

  private static MinimalGru memory(Layer layer, float[] parameters) {
    return new MinimalGru(
        layer.inputs(), layer.memorySize(), weights(layer, parameters), biases(layer, parameters));
  }

  /** Copies a dense layer out of the vector, into the form in which it acts. */
  static Dense dense(Layer layer, float[] parameters) {
    return new Dense(
        layer.inputs(),
        layer.sums(),
        weights(layer, parameters),
        biases(layer, parameters),
        layer.activation());
  }

  private static float[] biases(Layer layer, float[] parameters) {
    return Arrays.copyOfRange(parameters, layer.biasOffset(), layer.biasOffset() + layer.sums());
  }

  private static float[] weights(Layer layer, float[] parameters) {
    float[] weights = new float[layer.inputs() * layer.sums()];
    // A few inputs at a time: neighbors share a line of the cache.
    for (int first = 0; first < layer.inputs(); first += 16) {
      int end = Math.min(layer.inputs(), first + 16);
      for (int sum = 0; sum < layer.sums(); sum++) {
        for (int in = first; in < end; in++) {
          weights[in * layer.sums() + sum] =
              parameters[layer.weightOffset() + sum * layer.inputs() + in];
        }
      }
    }
    return weights;
  }

  private static List<Layer> concatenated(List<Layer> first, List<Layer> second) {
    List<Layer> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
