package io.github.gdxagents.policy;

import static io.github.gdxagents.policy.CheckedInput.invalid;
import static io.github.gdxagents.policy.CheckedInput.readByte;
import static io.github.gdxagents.policy.CheckedInput.readCount;
import static io.github.gdxagents.policy.CheckedInput.readDouble;
import static io.github.gdxagents.policy.CheckedInput.readFloat;
import static io.github.gdxagents.policy.CheckedInput.readFloats;
import static io.github.gdxagents.policy.CheckedInput.readInt;
import static io.github.gdxagents.policy.CheckedInput.readLong;
import static io.github.gdxagents.policy.CheckedInput.readText;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How Kryo writes a policy, payload format 1. One serializer for each persisted class; none of them
 * may change, since files of this format are out there. A changed layout is a new format version
 * with serializers of its own.
 *
 * <pre>
 * Each part begins with its class id + 2, one byte, as Kryo writes it. Numbers are little-endian, as Kryo writes them.
 * text = int length in bytes, UTF-8.   n x (...) = int n, then the parenthesis n times.
 *
 * Policy                 20 | AgentSpec | ObservationNormalizer | Network | n x (float logDeviation) | Provenance
 * AgentSpec              21 | ObservationSpec | ActionSpec | float fixedStepSeconds | int ticksPerDecision
 * ObservationSpec        22 | n x (text name | text unit | int size | float low | float high)
 * ActionSpec             23 | n x (text name | n x (text choice)) | n x (text name | text unit | float low | float high)
 * ObservationNormalizer  24 | long sampleCount | float clip | int size | float mean[size] | float variance[size]
 * Network           25 | byte activation | n x (int size)
 *                           | for each layer: float weights[inputs][outputs] | float biases[outputs]
 * Provenance             26 | text game | text algorithm | text libraryVersion | long seed | long steps
 *                           | double scoreMean | double scoreDeviation | int scoreEpisodes
 *                           | n x (text key | text value), keys ascending
 * </pre>
 */
final class PolicySerializers {

  private static final int POLICY_ID = 20;
  private static final int AGENT_SPEC_ID = 21;
  private static final int OBSERVATION_SPEC_ID = 22;
  private static final int ACTION_SPEC_ID = 23;
  private static final int NORMALIZER_ID = 24;
  private static final int NETWORK_ID = 25;
  private static final int PROVENANCE_ID = 26;

  // What a game could want at most, and then some. Beyond this a file is taken for damaged.
  private static final int MAX_OBSERVATION_SIZE = 1 << 20;
  private static final int MAX_COMPONENTS = 10_000;
  private static final int MAX_BRANCHES = 1_000;
  private static final int MAX_CHOICES = 10_000;
  private static final int MAX_AXES = 1_000;
  private static final int MAX_LAYERS = 100;
  private static final int MAX_LAYER_SIZE = 1 << 20;
  private static final int MAX_SETTINGS = 10_000;

  /** Between exp(-50) and exp(50) of half a range: far beyond use, but safe to compute with. */
  private static final float MAX_ABSOLUTE_LOG_DEVIATION = 50;

  /** The least bytes of a text: its length. */
  private static final int TEXT = Integer.BYTES;

  private PolicySerializers() {}

  /** A Kryo for one use by one thread. */
  static Kryo newKryo() {
    Kryo kryo = new Kryo(new RegisteredClassesOnly(), null);
    kryo.setRegistrationRequired(true);
    kryo.register(Policy.class, new PolicySerializer(), POLICY_ID);
    kryo.register(AgentSpec.class, new AgentSpecSerializer(), AGENT_SPEC_ID);
    kryo.register(ObservationSpec.class, new ObservationSpecSerializer(), OBSERVATION_SPEC_ID);
    kryo.register(ActionSpec.class, new ActionSpecSerializer(), ACTION_SPEC_ID);
    kryo.register(ObservationNormalizer.class, new NormalizerSerializer(), NORMALIZER_ID);
    kryo.register(Network.class, new NetworkSerializer(), NETWORK_ID);
    kryo.register(Provenance.class, new ProvenanceSerializer(), PROVENANCE_ID);
    return kryo;
  }

  /**
   * Reads a class id and, if it is the right one, the object.
   *
   * @throws CheckedInput.InvalidPolicyException if the bytes are anything else than a valid object
   *     of this class
   */
  static <T> T readPart(Kryo kryo, Input input, Class<T> type) {
    String what = "class id of " + type.getSimpleName();
    CheckedInput.requireBytes(input, Byte.BYTES, what);
    int position = input.position();
    Registration found = kryo.readClass(input);
    if (found == null || found.getType() != type) {
      throw invalid(
          position,
          what,
          "" + kryo.getRegistration(type).getId(),
          found == null ? "null" : found.getId());
    }
    return kryo.readObject(input, type);
  }

  /**
   * Knows the registered classes: never looks for a class by a name out of a file, and never reads
   * such a name.
   */
  private static final class RegisteredClassesOnly extends DefaultClassResolver {
    @Override
    protected Registration readName(Input input) {
      throw invalid(input.position(), "class id", "a registered one", "a class name");
    }
  }

  private static final class PolicySerializer extends Serializer<Policy> {
    @Override
    public void write(Kryo kryo, Output output, Policy policy) {
      kryo.writeClassAndObject(output, policy.spec());
      kryo.writeClassAndObject(output, policy.normalizer());
      kryo.writeClassAndObject(output, policy.network());
      float[] logDeviations = new float[policy.spec().action().axisCount()];
      policy.copyLogDeviations(logDeviations);
      writeCounted(output, logDeviations);
      kryo.writeClassAndObject(output, policy.provenance());
    }

    @Override
    public Policy read(Kryo kryo, Input input, Class<? extends Policy> type) {
      AgentSpec spec = readPart(kryo, input, AgentSpec.class);
      ObservationNormalizer normalizer = readPart(kryo, input, ObservationNormalizer.class);
      Network network = readPart(kryo, input, Network.class);
      float[] logDeviations = readLogDeviations(input);
      Provenance provenance = readPart(kryo, input, Provenance.class);
      return new Policy(spec, normalizer, network, logDeviations, provenance);
    }

    private static float[] readLogDeviations(Input input) {
      int count = readCount(input, "log deviations", MAX_AXES, Float.BYTES);
      int position = input.position();
      float[] values = readFloats(input, "log deviations", count);
      for (int i = 0; i < count; i++) {
        if (Math.abs(values[i]) > MAX_ABSOLUTE_LOG_DEVIATION) {
          throw invalid(
              position + i * Float.BYTES,
              "log deviations[" + i + "]",
              "a number from -" + MAX_ABSOLUTE_LOG_DEVIATION + " to " + MAX_ABSOLUTE_LOG_DEVIATION,
              values[i]);
        }
      }
      return values;
    }
  }

  private static final class AgentSpecSerializer extends Serializer<AgentSpec> {
    @Override
    public void write(Kryo kryo, Output output, AgentSpec spec) {
      kryo.writeClassAndObject(output, spec.observation());
      kryo.writeClassAndObject(output, spec.action());
      output.writeFloat(spec.fixedStepSeconds());
      output.writeInt(spec.ticksPerDecision());
    }

    @Override
    public AgentSpec read(Kryo kryo, Input input, Class<? extends AgentSpec> type) {
      ObservationSpec observation = readPart(kryo, input, ObservationSpec.class);
      ActionSpec action = readPart(kryo, input, ActionSpec.class);
      float fixedStepSeconds = readFloat(input, "fixedStepSeconds");
      int ticksPerDecision = readInt(input, "ticksPerDecision", 1, Integer.MAX_VALUE);
      return new AgentSpec(observation, action, fixedStepSeconds, ticksPerDecision);
    }
  }

  private static final class ObservationSpecSerializer extends Serializer<ObservationSpec> {
    @Override
    public void write(Kryo kryo, Output output, ObservationSpec spec) {
      output.writeInt(spec.components().size());
      for (ObservationSpec.Component component : spec.components()) {
        writeText(output, component.name());
        writeText(output, component.unit());
        output.writeInt(component.size());
        output.writeFloat(component.low());
        output.writeFloat(component.high());
      }
    }

    @Override
    public ObservationSpec read(Kryo kryo, Input input, Class<? extends ObservationSpec> type) {
      int count =
          readCount(input, "observation components", MAX_COMPONENTS, 2 * TEXT + 3 * Float.BYTES);
      List<ObservationSpec.Component> components = new ArrayList<>(count);
      long total = 0;
      for (int i = 0; i < count; i++) {
        String what = "observation component " + i;
        String name = readText(input, what + " name");
        String unit = readText(input, what + " unit");
        int size = readInt(input, what + " size", 1, MAX_OBSERVATION_SIZE);
        float low = readFloat(input, what + " low");
        float high = readFloat(input, what + " high");
        components.add(new ObservationSpec.Component(name, size, unit, low, high));
        total += size;
      }
      if (total > MAX_OBSERVATION_SIZE) {
        throw invalid(
            input.position(),
            "observation components",
            "at most " + MAX_OBSERVATION_SIZE + " numbers in all",
            total);
      }
      return new ObservationSpec(components);
    }
  }

  private static final class ActionSpecSerializer extends Serializer<ActionSpec> {
    @Override
    public void write(Kryo kryo, Output output, ActionSpec spec) {
      output.writeInt(spec.branches().size());
      for (ActionSpec.Branch branch : spec.branches()) {
        writeText(output, branch.name());
        output.writeInt(branch.choices().size());
        for (String choice : branch.choices()) {
          writeText(output, choice);
        }
      }
      output.writeInt(spec.axes().size());
      for (ActionSpec.Axis axis : spec.axes()) {
        writeText(output, axis.name());
        writeText(output, axis.unit());
        output.writeFloat(axis.low());
        output.writeFloat(axis.high());
      }
    }

    @Override
    public ActionSpec read(Kryo kryo, Input input, Class<? extends ActionSpec> type) {
      int branchCount = readCount(input, "branches", MAX_BRANCHES, TEXT + Integer.BYTES);
      List<ActionSpec.Branch> branches = new ArrayList<>(branchCount);
      for (int b = 0; b < branchCount; b++) {
        branches.add(readBranch(input, "branch " + b));
      }
      int axisCount = readCount(input, "axes", MAX_AXES, 2 * TEXT + 2 * Float.BYTES);
      List<ActionSpec.Axis> axes = new ArrayList<>(axisCount);
      for (int a = 0; a < axisCount; a++) {
        axes.add(readAxis(input, "axis " + a));
      }
      return new ActionSpec(branches, axes);
    }

    private static ActionSpec.Branch readBranch(Input input, String what) {
      String name = readText(input, what + " name");
      int count = readCount(input, what + " choices", MAX_CHOICES, TEXT);
      List<String> choices = new ArrayList<>(count);
      for (int c = 0; c < count; c++) {
        choices.add(readText(input, what + " choice " + c));
      }
      return new ActionSpec.Branch(name, choices);
    }

    private static ActionSpec.Axis readAxis(Input input, String what) {
      String name = readText(input, what + " name");
      String unit = readText(input, what + " unit");
      float low = readFloat(input, what + " low");
      float high = readFloat(input, what + " high");
      return new ActionSpec.Axis(name, unit, low, high);
    }
  }

  private static final class NormalizerSerializer extends Serializer<ObservationNormalizer> {
    @Override
    public void write(Kryo kryo, Output output, ObservationNormalizer normalizer) {
      output.writeLong(normalizer.sampleCount());
      output.writeFloat(normalizer.clip());
      output.writeInt(normalizer.size());
      for (int i = 0; i < normalizer.size(); i++) {
        output.writeFloat(normalizer.mean(i));
      }
      for (int i = 0; i < normalizer.size(); i++) {
        output.writeFloat(normalizer.variance(i));
      }
    }

    @Override
    public ObservationNormalizer read(
        Kryo kryo, Input input, Class<? extends ObservationNormalizer> type) {
      long sampleCount = readLong(input, "normalizer sample count");
      float clip = readFloat(input, "normalizer clip");
      int size = readCount(input, "normalized numbers", MAX_OBSERVATION_SIZE, 2 * Float.BYTES);
      float[] mean = readFloats(input, "normalizer mean", size);
      float[] variance = readFloats(input, "normalizer variance", size);
      return new ObservationNormalizer(mean, variance, clip, sampleCount);
    }
  }

  private static final class NetworkSerializer extends Serializer<Network> {

    private static final byte TANH_ID = 1;
    private static final byte RELU_ID = 2;

    @Override
    public void write(Kryo kryo, Output output, Network network) {
      output.writeByte(idOf(network.denseLayer(0).activation()));
      output.writeInt(network.layers().size() + 1);
      output.writeInt(network.inputSize());
      for (Layer layer : network.layers()) {
        output.writeInt(layer.outputs());
      }
      for (int layer = 0; layer < network.layers().size(); layer++) {
        float[] weights = network.denseLayer(layer).weights();
        float[] biases = network.denseLayer(layer).biases();
        output.writeFloats(weights, 0, weights.length);
        output.writeFloats(biases, 0, biases.length);
      }
    }

    @Override
    public Network read(Kryo kryo, Input input, Class<? extends Network> type) {
      Activation activation = readActivation(input);
      int[] sizes = new int[readCount(input, "network sizes", MAX_LAYERS + 1, Integer.BYTES)];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = readInt(input, "network size " + i, 1, MAX_LAYER_SIZE);
      }
      int layers = Math.max(0, sizes.length - 1);
      float[][] weights = new float[layers][];
      float[][] biases = new float[layers][];
      for (int layer = 0; layer < layers; layer++) {
        weights[layer] =
            readFloats(input, "weights of layer " + layer, (long) sizes[layer] * sizes[layer + 1]);
        biases[layer] = readFloats(input, "biases of layer " + layer, sizes[layer + 1]);
      }
      return Network.dense(sizes, activation, weights, biases);
    }

    private static byte idOf(@Nullable Activation activation) {
      if (activation == null) {
        return TANH_ID; // there is no hidden layer
      }
      switch (activation) {
        case TANH:
          return TANH_ID;
        case RELU:
          return RELU_ID;
      }
      throw new AssertionError("No id for the activation " + activation + " in the policy file");
    }

    private static Activation readActivation(Input input) {
      int position = input.position();
      byte id = readByte(input, "activation");
      switch (id) {
        case TANH_ID:
          return Activation.TANH;
        case RELU_ID:
          return Activation.RELU;
        default:
          throw invalid(position, "activation", TANH_ID + " (tanh) or " + RELU_ID + " (ReLU)", id);
      }
    }
  }

  private static final class ProvenanceSerializer extends Serializer<Provenance> {
    @Override
    public void write(Kryo kryo, Output output, Provenance provenance) {
      writeText(output, provenance.game());
      writeText(output, provenance.algorithm());
      writeText(output, provenance.libraryVersion());
      output.writeLong(provenance.seed());
      output.writeLong(provenance.steps());
      output.writeDouble(provenance.scoreMean());
      output.writeDouble(provenance.scoreDeviation());
      output.writeInt(provenance.scoreEpisodes());
      output.writeInt(provenance.settings().size());
      for (Map.Entry<String, String> setting : provenance.settings().entrySet()) {
        writeText(output, setting.getKey());
        writeText(output, setting.getValue());
      }
    }

    @Override
    public Provenance read(Kryo kryo, Input input, Class<? extends Provenance> type) {
      String game = readText(input, "game");
      String algorithm = readText(input, "algorithm");
      String libraryVersion = readText(input, "library version");
      long seed = readLong(input, "seed");
      long steps = readLong(input, "steps");
      double scoreMean = readDouble(input, "score mean");
      double scoreDeviation = readDouble(input, "score deviation");
      int scoreEpisodes = readInt(input, "score episodes", 0, Integer.MAX_VALUE);
      Map<String, String> settings = readSettings(input);
      return new Provenance(
          game,
          algorithm,
          libraryVersion,
          settings,
          seed,
          steps,
          scoreMean,
          scoreDeviation,
          scoreEpisodes);
    }

    private static Map<String, String> readSettings(Input input) {
      int count = readCount(input, "settings", MAX_SETTINGS, 2 * TEXT);
      TreeMap<String, String> settings = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int position = input.position();
        String key = readText(input, "setting " + i + " key");
        if (i > 0 && key.compareTo(settings.lastKey()) <= 0) {
          throw invalid(
              position,
              "setting " + i,
              "a key after '" + settings.lastKey() + "'",
              "'" + key + "'");
        }
        settings.put(key, readText(input, "setting '" + key + "'"));
      }
      return settings;
    }
  }

  private static void writeCounted(Output output, float[] values) {
    output.writeInt(values.length);
    output.writeFloats(values, 0, values.length);
  }

  private static void writeText(Output output, String text) {
    ByteBuffer utf8;
    try {
      utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new CheckedInput.InvalidPolicyException(
          "The text '" + text + "' holds half a surrogate pair; remove it");
    }
    output.writeInt(utf8.remaining());
    output.writeBytes(utf8.array(), utf8.arrayOffset(), utf8.remaining());
  }
}
