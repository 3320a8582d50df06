package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Policies for tests. */
final class TestPolicies {

  private TestPolicies() {}

  /**
   * A fixed policy written by hand: with ReLU a plain one, with tanh one that has something of
   * everything a file can hold. The golden files hold them; they must never change.
   */
  static Policy handMade(Activation activation) {
    return activation == Activation.RELU ? handMadePlain() : handMadeRich();
  }

  private static Policy handMadePlain() {
    AgentSpec spec =
        AgentSpec.builder()
            .fixedStepSeconds(0.02f)
            .ticksPerDecision(4)
            .observe("velocity", 2, "m/s", -5, 5)
            .observe("fuel", 1, "", 0, Float.POSITIVE_INFINITY)
            .discrete("engine", "off", "main")
            .discrete("gear", "up", "down", "größer \uD83D\uDE80")
            .continuous("steer", "rad", -0.5f, 0.75f)
            .build();
    ObservationNormalizer normalizer =
        new ObservationNormalizer(
            new float[] {0.5f, -1.25f, 100}, new float[] {4, 0.25f, 0}, 10, 123_456_789_012L);
    Network network =
        Network.dense(
            new int[] {3, 4, 2, 6},
            Activation.RELU,
            new float[][] {
              {0.5f, -0.25f, 1, 2, -1, 0.125f, 0, -0f, 3, -3, 0.75f, -0.0625f},
              {1, -1, 0.5f, 0.25f, -2, 2, 1e-30f, -1e30f},
              {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, -0.1f, -0.2f, -0.3f, -0.4f, -0.5f, -0.6f}
            },
            new float[][] {
              {0, 1, -1, 0.5f}, {Float.MIN_VALUE, Float.MAX_VALUE}, {6, 5, 4, 3, 2, 1}
            });
    return new Policy(spec, normalizer, network, new float[] {-0.5f}, handMadeProvenance());
  }

  private static Policy handMadeRich() {
    AgentSpec spec =
        AgentSpec.builder("Stürmer")
            .fixedStepSeconds(0.02f)
            .ticksPerDecision(4)
            .maxTicks(5_400)
            .observe("velocity", 2, "m/s", -5, 5)
            .stacked(2)
            .observe("fuel", 1, "", 0, Float.POSITIVE_INFINITY)
            .observeGrid("field", 1, 2, 3, 0, 1)
            .observeSet("balls", 2, 1, "m", -50, 50)
            .discrete("engine", "off", "main")
            .discrete("gear", "up", "down", "größer \uD83D\uDE80")
            .discrete("horn", "silent")
            .continuous("steer", "rad", -0.5f, 0.75f)
            .build();
    ObservationNormalizer normalizer =
        new ObservationNormalizer(quarters(14, -1.5f), quarters(14, 0), 5, Long.MAX_VALUE);
    Network network =
        Network.dense(
            new int[] {14, 3, 7},
            Activation.TANH,
            new float[][] {quarters(42, -5), quarters(21, -2.5f)},
            new float[][] {{Float.MIN_VALUE, Float.MAX_VALUE, -0f}, quarters(7, -0.75f)});
    Network value =
        Network.dense(
            new int[] {14, 2, 1},
            Activation.RELU,
            new float[][] {quarters(28, -3), {2, -0.5f}},
            new float[][] {{0.1f, -0.2f}, {12.75f}});
    return new Policy(spec, normalizer, network, new float[] {-0.5f}, handMadeProvenance())
        .withValueNetwork(value);
  }

  /** A fixed policy that remembers; it must never change, either. */
  static Policy handMadeWithMemory() {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("cue", 3, "", -2, 2)
            .discrete("answer", "left", "right")
            .continuous("turn", "rad", -1, 1)
            .build();
    Network network =
        new Network(
            Arrays.asList(
                new Dense(3, 2, quarters(6, -0.75f), quarters(2, 0), Activation.RELU),
                new MinimalGru(2, 3, quarters(12, -1.5f), quarters(6, -0.75f)),
                new Dense(5, 2, quarters(10, -1), quarters(2, -0.25f), Activation.RELU),
                new Dense(2, 3, quarters(6, -0.5f), quarters(3, -0.25f), null)));
    Network value =
        new Network(
            Arrays.asList(
                new Dense(3, 1, quarters(3, -0.25f), quarters(1, 0.5f), Activation.TANH),
                new MinimalGru(1, 2, quarters(4, -0.5f), quarters(4, -1)),
                new Dense(3, 1, quarters(3, 0.25f), quarters(1, -3), null)));
    return new Policy(
            spec,
            ObservationNormalizer.identity(3),
            network,
            new float[] {-1},
            handMadeProvenance())
        .withValueNetwork(value);
  }

  /** A fixed policy that sees a grid and a set; it must never change, either. */
  static Policy handMadeWithSight() {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("speed", 2, "m/s", -5, 5)
            .observeGrid("field", 2, 3, 4, 0, 1)
            .observeSet("balls", 3, 2, "m", -50, 50)
            .discrete("engine", "off", "on")
            .continuous("turn", "rad", -1, 1)
            .build();
    GridPart field =
        new GridPart(
            Arrays.asList(
                new Convolution(new Patches(2, 3, 4, 2, 3, 1), rectified(12, 3, -4)),
                new Convolution(new Patches(3, 2, 2, 1, 2, 2), rectified(6, 2, -1))));
    SetPart balls = new SetPart(3, Arrays.asList(rectified(2, 3, -0.75f), rectified(3, 2, -0.5f)));
    Network network =
        new Network(
            Arrays.asList(
                new Encoder(Arrays.asList(new VectorPart(2), field, balls)),
                new Dense(7, 2, quarters(14, -2), quarters(2, 0.25f), Activation.TANH),
                new Dense(2, 3, quarters(6, -0.5f), quarters(3, -0.25f), null)));
    GridPart whole =
        new GridPart(
            Arrays.asList(new Convolution(new Patches(2, 3, 4, 3, 4, 5), rectified(24, 1, -3))));
    SetPart pooled = new SetPart(3, Arrays.asList(rectified(2, 1, 0.5f)));
    Network value =
        new Network(
            Arrays.asList(
                new Encoder(Arrays.asList(new VectorPart(2), whole, pooled)),
                new Dense(5, 1, quarters(5, -0.5f), quarters(1, -3), null)));
    return new Policy(
            spec,
            ObservationNormalizer.identity(spec.observation()),
            network,
            new float[] {-1},
            handMadeProvenance())
        .withValueNetwork(value);
  }

  private static Dense rectified(int inputs, int outputs, float first) {
    return new Dense(
        inputs,
        outputs,
        quarters(inputs * outputs, first),
        quarters(outputs, 0.25f),
        Activation.RELU);
  }

  /** So many numbers, each a quarter more than the one before. */
  private static float[] quarters(int count, float first) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = first + 0.25f * i;
    }
    return values;
  }

  private static Provenance handMadeProvenance() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("learning-rate", "3e-4");
    settings.put("clip-range", "0.2");
    settings.put("note", "");
    return new Provenance(
        "lander/test", "PPO", "0.1.0", settings, -42, 1_000_000_000_000L, 251.5, 17.25, 100);
  }

  /** A policy of random weights with a discrete branch of four choices: the lander's shape. */
  static Policy discrete(long seed, int... sizes) {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("state", sizes[0], "")
            .discrete("engine", "off", "left", "main", "right")
            .build();
    return new Policy(
        spec,
        ObservationNormalizer.identity(sizes[0]),
        network(seed, Activation.TANH, sizes),
        new float[0],
        provenance());
  }

  /** A policy of random weights with two branches and two axes. */
  static Policy hybrid(long seed, Activation activation, int observationSize, int hiddenSize) {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("state", observationSize, "")
            .discrete("move", "left", "stay", "right")
            .discrete("fire", "no", "yes")
            .continuous("aim", "rad", -3, 3)
            .continuous("throttle", "", 0, 1)
            .build();
    RandomStream random = new RandomStream(seed + 1);
    float[] mean = new float[observationSize];
    float[] variance = new float[observationSize];
    for (int i = 0; i < observationSize; i++) {
      mean[i] = random.nextFloat(-1, 1);
      variance[i] = random.nextFloat(0.1f, 4);
    }
    return new Policy(
        spec,
        new ObservationNormalizer(mean, variance, 5, 1000),
        network(seed, activation, observationSize, hiddenSize, hiddenSize, 7),
        new float[] {-0.3f, 0.2f},
        provenance());
  }

  /** A network of random weights, scaled so that activations stay in the interesting range. */
  static Network network(long seed, Activation activation, int... sizes) {
    RandomStream random = new RandomStream(seed);
    float[][] weights = new float[sizes.length - 1][];
    float[][] biases = new float[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new float[sizes[layer] * sizes[layer + 1]];
      biases[layer] = new float[sizes[layer + 1]];
      float scale = (float) Math.sqrt(3.0 / sizes[layer]);
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] = random.nextFloat(-scale, scale);
      }
      for (int i = 0; i < biases[layer].length; i++) {
        biases[layer][i] = random.nextFloat(-0.5f, 0.5f);
      }
    }
    return Network.dense(sizes, activation, weights, biases);
  }

  static Provenance provenance() {
    return new Provenance("test", "none", "0", Map.of(), 0, 0, 0, 0, 0);
  }
}
