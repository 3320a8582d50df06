package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies of every kind to export, and what the runtime decides by them. */
final class ExportedPolicies {

  private static final Path BUNDLED = Path.of("../../core/src/main/resources/policies");

  private ExportedPolicies() {}

  /** A policy with a name for test reports. */
  record Sample(String name, Policy policy) {

    @Override
    public String toString() {
      return name;
    }

    /** Writes the policy to a folder. */
    Path write(Path folder) throws IOException {
      Path file = folder.resolve("a.policy");
      PolicyFile.write(policy, file.toFile());
      return file;
    }
  }

  /**
   * What the runtime does with one observation.
   *
   * @param allowed the mask, {@code [total choices]}
   * @param probabilities of each branch's choices
   * @param means of each axis, in its unit
   * @param value NaN where the policy has no value network
   */
  record Decision(
      float[] observation,
      boolean[] allowed,
      Action action,
      double[][] probabilities,
      double[] means,
      double[] standardDeviations,
      double value) {}

  /** The bundled policies, and some that are made up. */
  static Stream<Sample> all() {
    return Stream.concat(
        Stream.of("cartpole", "lander", "lander-continuous", "walker")
            .map(ExportedPolicies::bundled),
        madeUp());
  }

  /** One of those that are made up. */
  static Sample named(String name) {
    return madeUp().filter(sample -> sample.name().equals(name)).findAny().orElseThrow();
  }

  static Sample bundled(String name) {
    try {
      return new Sample(name, PolicyFile.read(BUNDLED.resolve(name + ".policy").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Sample> madeUp() {
    AgentSpec.Builder mixed =
        AgentSpec.builder("soldier")
            .observe("speed", 3, "m/s")
            .stacked(4)
            .observe("health", 1, "", 0, 1)
            .discrete("move", "left", "stay", "right")
            .discrete("shoot", "no", "yes")
            .discrete("breathe", "always")
            .continuous("aim", "rad", -0.5f, 0.75f)
            .continuous("throttle", "N", 1_000, 25_000);
    AgentSpec.Builder rich =
        AgentSpec.builder()
            .observe("speed", 1, "m/s")
            .observeGrid("field", 2, 3, 2, 0, 1)
            .observeSet("balls", 2, 3, "m", -50, 50)
            .discrete("engine", "off", "on");
    return Stream.of(
        new Sample("one branch", policy(branch().build(), 7, TANH, true)),
        new Sample("several branches, stacks, axes", policy(mixed.build(), 16, TANH, true)),
        new Sample("the same with ReLU, without a value", policy(mixed.build(), 16, RELU, false)),
        new Sample("grids and sets", policy(rich.build(), 5, TANH, true)),
        new Sample("one axis", policy(axis(-2, 2).build(), 6, RELU, true)),
        new Sample(
            "all that floats can bound", policy(axis(-3e38f, 3.4e38f).build(), 6, TANH, false)),
        new Sample("no hidden layer", linear()),
        new Sample("a shared trunk", sharedTrunk(0)),
        new Sample("nothing normalized", normalized(ObservationNormalizer.identity(2))),
        new Sample("no clip", normalized(normalizer(2, Float.POSITIVE_INFINITY))),
        new Sample("a narrow clip", normalized(normalizer(2, 0.125f))),
        new Sample(
            "numbers that never varied",
            normalized(
                new ObservationNormalizer(new float[] {0, 1e6f}, new float[] {0, 1e-6f}, 10, 5))),
        new Sample("equal logits", flat()),
        new Sample("a memory, and one of the values", remembering(mixed.build(), 6, 9)),
        new Sample("a memory, without a value", remembering(branch().build(), 7, NONE)),
        new Sample("a memory of the policy only", remembering(axis(-2, 2).build(), 1, 0)),
        new Sample("a memory of the values only", remembering(branch().build(), 0, 5)),
        new Sample("a shared trunk with a memory", sharedTrunk(3)),
        new Sample("two memories of a network", twoMemories()),
        new Sample("vectors, grids and sets, seen", seeing(scout().build(), 0, 0)),
        new Sample("a grid, seen by a linear policy", linear(grid().build())),
        new Sample("a set, seen by a linear policy", linear(set().build())),
        new Sample("only the values see", onlyValuesSee()),
        new Sample("only the policy sees, without a value", seeing(grid().build(), 0, NONE)),
        new Sample("memories behind what is seen", seeing(scout().build(), 4, 3)),
        new Sample("a shared trunk that sees", sharedTrunkThatSees(0)),
        new Sample("a shared trunk that sees and remembers", sharedTrunkThatSees(3)));
  }

  /** No value network. */
  private static final int NONE = -1;

  private static final Activation TANH = Activation.TANH;
  private static final Activation RELU = Activation.RELU;

  private static AgentSpec.Builder branch() {
    return AgentSpec.builder().observe("x", 2, "m").discrete("key", "a", "b", "c", "d");
  }

  private static AgentSpec.Builder axis(float low, float high) {
    return AgentSpec.builder().observe("x", 2, "m").continuous("force", "N", low, high);
  }

  private static AgentSpec.Builder scout() {
    return AgentSpec.builder("scout")
        .observe("speed", 3, "m/s")
        .stacked(2)
        .observeGrid("field", 2, 7, 6, 0, 1)
        .observeSet("balls", 5, 3, "m", -50, 50)
        .observe("health", 1, "", 0, 1)
        .discrete("move", "left", "stay", "right")
        .continuous("aim", "rad", -0.5f, 0.75f);
  }

  private static AgentSpec.Builder grid() {
    return AgentSpec.builder().observeGrid("field", 3, 5, 8, 0, 1).discrete("key", "a", "b", "c");
  }

  private static AgentSpec.Builder set() {
    return AgentSpec.builder().observeSet("balls", 7, 2, "m", -9, 9).discrete("key", "a", "b", "c");
  }

  /**
   * What the terms of a network's output add up to at most, or 1: the scale on which it is rounded,
   * where they cancel each other out.
   */
  static double terms(Network network) {
    double sum = 1;
    for (float weight : network.denseLayer(network.layers().size() - 1).weights()) {
      sum += Math.abs(weight);
    }
    return sum;
  }

  private static Policy linear() {
    AgentSpec spec = branch().continuous("force", "N", 0, 1).build();
    Network network = new Network(List.of(layer(2, 5, null, new RandomStream(3))));
    return policy(spec, normalizer(2, 10), network, null);
  }

  private static Policy sharedTrunk(int memory) {
    RandomStream random = new RandomStream(4);
    Layer first = layer(2, 8, TANH, random);
    List<Layer> trunk =
        memory == 0
            ? List.of(first, layer(8, 8, TANH, random))
            : List.of(first, memory(8, memory, random), layer(8 + memory, 8, TANH, random));
    List<Layer> layers = new ArrayList<>(trunk);
    layers.add(layer(8, 4, null, random));
    List<Layer> values = new ArrayList<>(trunk);
    values.add(layer(8, 1, null, random));
    return policy(branch().build(), normalizer(2, 10), new Network(layers), new Network(values));
  }

  /**
   * A policy with a hidden layer, as training makes them.
   *
   * @param memory of the policy network; 0 for none
   * @param valueMemory of the value network; 0 for none, {@link #NONE} for no such network
   */
  private static Policy remembering(AgentSpec spec, int memory, int valueMemory) {
    int inputs = spec.observation().size();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    return policy(
        spec,
        normalizer(inputs, 5),
        remembering(inputs, 6, memory, outputs, TANH, 12),
        valueMemory == NONE ? null : remembering(inputs, 5, valueMemory, 1, RELU, 13));
  }

  private static Network remembering(
      int inputs, int hidden, int memory, int outputs, Activation activation, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Layer> layers = new ArrayList<>(List.of(layer(inputs, hidden, activation, random)));
    if (memory > 0) {
      layers.add(memory(hidden, memory, random));
    }
    layers.add(layer(memory + hidden, outputs, null, random));
    return new Network(layers);
  }

  private static Policy twoMemories() {
    RandomStream random = new RandomStream(14);
    List<Layer> layers =
        List.of(
            layer(2, 5, TANH, random),
            memory(5, 3, random),
            memory(8, 4, random),
            layer(12, 6, TANH, random),
            memory(6, 2, random),
            layer(8, 4, null, random));
    return policy(branch().build(), normalizer(2, 10), new Network(layers), null);
  }

  /** Fades slower the later a number comes, as training begins. */
  private static MinimalGru memory(int inputs, int size, RandomStream random) {
    Dense sums = layer(inputs, 2 * size, null, random);
    float[] biases = sums.biases();
    for (int u = 0; u < size; u++) {
      biases[u] = -2.5f * u / size;
    }
    return new MinimalGru(inputs, size, sums.weights(), biases);
  }

  /**
   * A policy of which both networks see through an encoder of their own.
   *
   * @param memory of the policy network; 0 for none
   * @param valueMemory of the value network; 0 for none, {@link #NONE} for no such network
   */
  private static Policy seeing(AgentSpec spec, int memory, int valueMemory) {
    int outputs = new ActionDistribution(spec.action()).outputSize();
    Encoder encoder = encoder(spec.observation(), 15);
    Encoder values = encoder(spec.observation(), 16);
    return policy(
        spec,
        normalizer(spec.observation()),
        behind(encoder, remembering(encoder.outputs(), 6, memory, outputs, TANH, 17)),
        valueMemory == NONE
            ? null
            : behind(values, remembering(values.outputs(), 5, valueMemory, 1, RELU, 18)));
  }

  private static Policy linear(AgentSpec spec) {
    Encoder encoder = encoder(spec.observation(), 19);
    int outputs = new ActionDistribution(spec.action()).outputSize();
    Dense last = layer(encoder.outputs(), outputs, null, new RandomStream(20));
    return policy(spec, normalizer(spec.observation()), new Network(List.of(encoder, last)), null);
  }

  private static Policy onlyValuesSee() {
    AgentSpec spec = scout().build();
    ObservationSpec observation = spec.observation();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    Encoder encoder = encoder(observation, 21);
    return policy(
        spec,
        normalizer(observation),
        network(observation.size(), 5, outputs, TANH, 22),
        behind(encoder, network(encoder.outputs(), 4, 1, TANH, 23)));
  }

  /**
   * @param memory 0 for none
   */
  private static Policy sharedTrunkThatSees(int memory) {
    AgentSpec spec = scout().build();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    Encoder encoder = encoder(spec.observation(), 24);
    Network policy = remembering(encoder.outputs(), 6, memory, outputs, TANH, 25);
    List<Layer> values = new ArrayList<>(policy.layers());
    values.set(values.size() - 1, layer(6 + memory, 1, null, new RandomStream(26)));
    return policy(
        spec,
        normalizer(spec.observation()),
        behind(encoder, policy),
        // Equal, but not the same: as policies are when they come from a file.
        behind(encoder(spec.observation(), 24), new Network(values)));
  }

  private static Network behind(Encoder encoder, Network network) {
    List<Layer> layers = new ArrayList<>(List.of(encoder));
    layers.addAll(network.layers());
    return new Network(layers);
  }

  /** Two convolutions for each grid, the second of stride 2; two layers for each set. */
  private static Encoder encoder(ObservationSpec observation, long seed) {
    RandomStream random = new RandomStream(seed);
    List<EncoderPart> parts = new ArrayList<>();
    for (ObservationSpec.Component component : observation.components()) {
      ObservationShape shape = component.shape();
      switch (shape.kind()) {
        case VECTOR -> parts.add(new VectorPart(component.size()));
        case GRID -> {
          Patches patches = new Patches(shape.channels(), shape.height(), shape.width(), 3, 2, 1);
          Patches next = new Patches(5, patches.rows(), patches.columns(), 2, 3, 2);
          parts.add(
              new GridPart(
                  List.of(
                      new Convolution(patches, layer(patches.size(), 5, RELU, random)),
                      new Convolution(next, layer(next.size(), 4, RELU, random)))));
        }
        case SET ->
            parts.add(
                new SetPart(
                    shape.height(),
                    List.of(layer(shape.width(), 6, RELU, random), layer(6, 5, RELU, random))));
      }
    }
    return new Encoder(parts);
  }

  /** As networks ask for that see: the count of a set becomes the share of its places. */
  private static ObservationNormalizer normalizer(ObservationSpec observation) {
    ObservationNormalizer counts = ObservationNormalizer.identity(observation);
    ObservationNormalizer others = normalizer(observation.size(), 5);
    float[] mean = new float[observation.size()];
    float[] variance = new float[observation.size()];
    for (int i = 0; i < mean.length; i++) {
      boolean isCount = counts.variance(i) != 1;
      mean[i] = isCount ? 0 : others.mean(i);
      variance[i] = isCount ? counts.variance(i) : others.variance(i);
    }
    return new ObservationNormalizer(mean, variance, 5, 1234);
  }

  private static Policy normalized(ObservationNormalizer normalizer) {
    AgentSpec spec = branch().build();
    return policy(spec, normalizer, network(2, 5, 4, RELU, 8), network(2, 3, 1, TANH, 9));
  }

  /** All choices are equally probable. */
  private static Policy flat() {
    Network network = new Network(List.of(new Dense(2, 4, new float[8], new float[4], null)));
    return policy(branch().build(), normalizer(2, 10), network, null);
  }

  /** A policy with two hidden layers. */
  static Policy policy(AgentSpec spec, int hidden, Activation activation, boolean hasValue) {
    int inputs = spec.observation().size();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    return policy(
        spec,
        normalizer(inputs, 5),
        network(inputs, hidden, outputs, activation, 1),
        hasValue ? network(inputs, hidden + 1, 1, activation, 2) : null);
  }

  private static Policy policy(
      AgentSpec spec, ObservationNormalizer normalizer, Network network, @Nullable Network values) {
    float[] logDeviations = numbers(spec.action().axisCount(), 0.5f, new RandomStream(6));
    Provenance provenance =
        new Provenance("toy", "PPO", "0.1", Map.of("hidden", "8"), 7, 123_456, 1.25, 0.5, 100);
    Policy policy = new Policy(spec, normalizer, network, logDeviations, provenance);
    return values == null ? policy : policy.withValueNetwork(values);
  }

  /** Means and deviations of many magnitudes. */
  private static ObservationNormalizer normalizer(int size, float clip) {
    float[] mean = new float[size];
    float[] variance = new float[size];
    for (int i = 0; i < size; i++) {
      mean[i] = 30 - 7 * i;
      variance[i] = 0.01f + 3 * i;
    }
    return new ObservationNormalizer(mean, variance, clip, 1234);
  }

  private static Network network(
      int inputs, int hidden, int outputs, Activation activation, long seed) {
    RandomStream random = new RandomStream(seed);
    return new Network(
        List.of(
            layer(inputs, hidden, activation, random),
            layer(hidden, hidden, activation, random),
            layer(hidden, outputs, null, random)));
  }

  /** With weights that keep sums near 1, as training begins. */
  private static Dense layer(
      int inputs, int outputs, @Nullable Activation activation, RandomStream random) {
    float scale = (float) (1 / Math.sqrt(inputs));
    return new Dense(
        inputs,
        outputs,
        numbers(inputs * outputs, scale, random),
        numbers(outputs, 0.5f, random),
        activation);
  }

  private static float[] numbers(int count, float scale, RandomStream random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = scale * (float) random.nextGaussian();
    }
    return numbers;
  }

  /**
   * What the runtime decides on observations as in training, and on some far beyond.
   *
   * @param count of lives
   * @param decisions of each life
   */
  static List<List<Decision>> lives(Policy policy, int count, int decisions) {
    RandomStream random = new RandomStream(11);
    PolicyPlayer player = policy.player();
    List<List<Decision>> lives = new ArrayList<>();
    for (int life = 0; life < count; life++) {
      player.beginLife();
      lives.add(life(player, decisions, random));
    }
    return lives;
  }

  private static List<Decision> life(PolicyPlayer player, int count, RandomStream random) {
    Policy policy = player.policy();
    ObservationNormalizer normalizer = policy.normalizer();
    List<Decision> decisions = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      float scale = row % 5 == 4 ? 100 : 1;
      float[] observation = new float[normalizer.size()];
      for (int i = 0; i < observation.length; i++) {
        double deviation = Math.sqrt(normalizer.variance(i));
        observation[i] = (float) (normalizer.mean(i) + scale * deviation * random.nextGaussian());
      }
      drawCounts(policy.spec().observation(), observation, random);
      decisions.add(decide(player, observation, mask(policy.spec().action(), row, random)));
    }
    return decisions;
  }

  /** Sets hold whole numbers of entities; what lies behind those counts for nothing where seen. */
  private static void drawCounts(ObservationSpec spec, float[] observation, RandomStream random) {
    int first = 0;
    for (ObservationSpec.Component component : spec.components()) {
      if (component.shape().kind() == ObservationShape.Kind.SET) {
        observation[first] = random.nextInt(component.shape().height() + 1);
      }
      first += component.size();
    }
  }

  private static Decision decide(PolicyPlayer player, float[] observation, ActionMask mask) {
    ActionSpec spec = player.policy().spec().action();
    Action action = new Action(spec);
    player.decide(observation, mask, action);
    boolean[] allowed = new boolean[spec.totalChoices()];
    mask.copyTo(allowed, 0);
    double[][] probabilities = new double[spec.branchCount()][];
    for (int b = 0; b < probabilities.length; b++) {
      int branch = b;
      probabilities[b] =
          IntStream.range(0, spec.choiceCount(b))
              .mapToDouble(c -> player.probability(branch, c))
              .toArray();
    }
    return new Decision(
        observation,
        allowed,
        action,
        probabilities,
        IntStream.range(0, spec.axisCount()).mapToDouble(player::mean).toArray(),
        IntStream.range(0, spec.axisCount()).mapToDouble(player::standardDeviation).toArray(),
        player.value());
  }

  /** Forbids nothing at first, then some choices, but never a branch's last one. */
  private static ActionMask mask(ActionSpec spec, int row, RandomStream random) {
    ActionMask mask = new ActionMask(spec);
    for (int b = 0; row > 2 && b < spec.branchCount(); b++) {
      int kept = random.nextInt(spec.choiceCount(b));
      for (int c = 0; c < spec.choiceCount(b); c++) {
        if (c != kept && random.nextInt(2) == 0) {
          mask.forbid(b, c);
        }
      }
    }
    return mask;
  }
}
