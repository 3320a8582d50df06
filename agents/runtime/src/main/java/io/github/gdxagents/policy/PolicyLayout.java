package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The payload of a policy file, format version 2: one description for all who read and write it.
 *
 * <p>Once released, nothing here may change: another layout is a new format version with parts of
 * its own, and golden files of each version stay among the tests.
 *
 * <pre>
 * Integers and floats (IEEE 754) are little-endian; byte, int and long are signed.
 * tag     a byte that each object begins with.
 * text    int length in bytes | UTF-8 without control characters
 * n x ()  int n | the parenthesis n times
 * [k]     as many numbers as the brackets say, without a count; [a][b] row by row: b numbers, a times
 *
 * object                 tag  fields
 * Policy                  22  AgentSpec | ObservationNormalizer
 *                             | Network policy             observation size -> choices of all branches + axes
 *                             | n x (float logDeviation)   n = axes
 *                             | byte hasValue 0, 1
 *                             | Network value              if hasValue; observation size -> 1
 *                             | Provenance
 * AgentSpec               23  text kind | ObservationSpec | ActionSpec
 *                             | float fixedStepSeconds | int ticksPerDecision
 *                             | int maxTicks               2,147,483,647: no time limit
 * ObservationSpec         24  n x (text name | text unit | Shape | int stacked | float low | float high)
 *                                                          stacked: the decisions that are kept, 1 unless a vector
 * Shape, one of                byte 1 vector | int n
 *                              byte 2 grid | int channels | int height | int width
 *                              byte 3 set | int maxEntities | int numbersEach
 * ActionSpec              25  n x (text branch | n x (text choice))
 *                             | n x (text axis | text unit | float low | float high)
 * ObservationNormalizer   26  long sampleCount | float clip | int size | float mean[size] | float variance[size]
 * Network                 27  int inputs | n x (Layer)
 * Layer, one of                byte 1 dense | int outputs | byte Activation
 *                                  | float weights[inputs][outputs] | float biases[outputs]
 *                                                          inputs: the network's, then the outputs of the layer before
 *                              byte 2 minimal GRU | int memory
 *                                  | float weights[inputs][2 memory] | float biases[2 memory]
 *                                                          gates, then candidates; outputs: memory + inputs
 *                                                          neither the first layer nor the last
 *                              byte 3 encoder | n x (Part)  the first layer; the parts' inputs and outputs lie
 *                                                          end to end
 * Part, one of                 byte 1 vector | int size    passes as it is
 *                              byte 2 grid | int channels | int height | int width
 *                                  | n x (int kernelHeight | int kernelWidth | int stride | Rectified)
 *                                                          inputs of a layer: a patch
 *                              byte 3 set | int maxEntities | int numbersEach | n x (Rectified)
 * Rectified                    int outputs | float weights[inputs][outputs] | float biases[outputs]
 * Activation, one of           byte 0 none, 1 tanh, 2 ReLU
 * Provenance              28  text game | text algorithm | text libraryVersion | long seed | long steps
 *                             | double scoreMean | double scoreDeviation | int scoreEpisodes
 *                             | n x (text key | text value)   keys ascending by UTF-16 code units, each once
 * </pre>
 *
 * <p>How a policy decides: the components of an observation lie end to end in their order, each
 * laid out as {@link io.github.gdxagents.hook.ObservationShape} says, once for each decision that
 * is kept, the present one first. Each number x becomes (x - mean) / sqrt(variance + 1e-8), clipped
 * to [-clip, clip]. A dense layer computes activation(x W + b), and {@link
 * io.github.gdxagents.network.MinimalGru} says what one with memory does; at the begin of a life
 * all that it remembers is 0. What the parts of an encoder do, {@link
 * io.github.gdxagents.network.GridPart} and {@link io.github.gdxagents.network.SetPart} say. The
 * outputs are the logits of each branch's choices, then the mean of each axis, for which -1 and 1
 * stand for low and high; {@link ActionDistribution} says the rest, {@link Activation} the one tanh
 * that gives the same bits everywhere.
 */
final class PolicyLayout {

  // What a game could want at most, and then some. Beyond this a file is taken for damaged.
  static final int MAX_OBSERVATION_SIZE = 1 << 20;
  static final int MAX_AXES = 1_000;
  private static final int MAX_SETTINGS = 10_000;

  /** The least bytes of a text: its length. */
  static final int TEXT = Integer.BYTES;

  /** Between exp(-50) and exp(50) of half a range: far beyond use, but safe to compute with. */
  private static final float MAX_ABSOLUTE_LOG_DEVIATION = 50;

  static final PayloadPart<AgentSpec> AGENT_SPEC = new SpecParts.AgentSpecPart(23);
  static final PayloadPart<ObservationNormalizer> NORMALIZER = new NormalizerPart(26);
  static final PayloadPart<Network> NETWORK = new NetworkPart(27);
  static final PayloadPart<Provenance> PROVENANCE = new ProvenancePart(28);
  static final PayloadPart<Policy> POLICY = new PolicyPart(22);

  /** Every object that has a tag. */
  static final List<PayloadPart<?>> PARTS =
      Collections.unmodifiableList(
          new ArrayList<>(
              Arrays.<PayloadPart<?>>asList(
                  POLICY,
                  AGENT_SPEC,
                  SpecParts.OBSERVATION_SPEC,
                  SpecParts.ACTION_SPEC,
                  NORMALIZER,
                  NETWORK,
                  PROVENANCE)));

  private PolicyLayout() {}

  private static final class PolicyPart extends PayloadPart<Policy> {

    private static final int NO_VALUE = 0;
    private static final int VALUE = 1;

    PolicyPart(int tag) {
      super(tag, Policy.class, "Policy");
    }

    @Override
    void write(Policy policy, PayloadSink out) {
      out.writePart(AGENT_SPEC, policy.spec());
      out.writePart(NORMALIZER, policy.normalizer());
      out.writePart(NETWORK, policy.network());
      float[] logDeviations = new float[policy.spec().action().axisCount()];
      policy.copyLogDeviations(logDeviations);
      out.writeInt(logDeviations.length);
      out.writeFloats(logDeviations);
      Network value = policy.valueNetwork();
      if (value == null) {
        out.writeByte(NO_VALUE);
      } else {
        out.writeByte(VALUE);
        out.writePart(NETWORK, value);
      }
      out.writePart(PROVENANCE, policy.provenance());
    }

    @Override
    Policy read(PayloadSource in) {
      AgentSpec spec = in.readPart(AGENT_SPEC);
      ObservationNormalizer normalizer = in.readPart(NORMALIZER);
      Network network = in.readPart(NETWORK);
      float[] logDeviations = readLogDeviations(in);
      Network value = in.readId("hasValue", NO_VALUE, VALUE) == VALUE ? in.readPart(NETWORK) : null;
      Provenance provenance = in.readPart(PROVENANCE);
      Policy policy = new Policy(spec, normalizer, network, logDeviations, provenance);
      return value == null ? policy : policy.withValueNetwork(value);
    }

    private static float[] readLogDeviations(PayloadSource in) {
      int count = in.readCount("log deviations", MAX_AXES, Float.BYTES);
      int position = in.position();
      float[] values = in.readFloats("log deviations", count);
      for (int i = 0; i < count; i++) {
        if (Math.abs(values[i]) > MAX_ABSOLUTE_LOG_DEVIATION) {
          throw new InvalidPolicyException(
              position + i * Float.BYTES,
              "log deviations[" + i + "]",
              "a number from -" + MAX_ABSOLUTE_LOG_DEVIATION + " to " + MAX_ABSOLUTE_LOG_DEVIATION,
              values[i]);
        }
      }
      return values;
    }
  }

  private static final class NormalizerPart extends PayloadPart<ObservationNormalizer> {

    NormalizerPart(int tag) {
      super(tag, ObservationNormalizer.class, "ObservationNormalizer");
    }

    @Override
    void write(ObservationNormalizer normalizer, PayloadSink out) {
      out.writeLong(normalizer.sampleCount());
      out.writeFloat(normalizer.clip());
      out.writeInt(normalizer.size());
      for (int i = 0; i < normalizer.size(); i++) {
        out.writeFloat(normalizer.mean(i));
      }
      for (int i = 0; i < normalizer.size(); i++) {
        out.writeFloat(normalizer.variance(i));
      }
    }

    @Override
    ObservationNormalizer read(PayloadSource in) {
      long sampleCount = in.readLong("normalizer sample count");
      float clip = in.readFloat("normalizer clip");
      int size = in.readCount("normalized numbers", MAX_OBSERVATION_SIZE, 2 * Float.BYTES);
      float[] mean = in.readFloats("normalizer mean", size);
      float[] variance = in.readFloats("normalizer variance", size);
      return new ObservationNormalizer(mean, variance, clip, sampleCount);
    }
  }

  private static final class ProvenancePart extends PayloadPart<Provenance> {

    ProvenancePart(int tag) {
      super(tag, Provenance.class, "Provenance");
    }

    @Override
    void write(Provenance provenance, PayloadSink out) {
      out.writeText(provenance.game());
      out.writeText(provenance.algorithm());
      out.writeText(provenance.libraryVersion());
      out.writeLong(provenance.seed());
      out.writeLong(provenance.steps());
      out.writeDouble(provenance.scoreMean());
      out.writeDouble(provenance.scoreDeviation());
      out.writeInt(provenance.scoreEpisodes());
      out.writeInt(provenance.settings().size());
      for (Map.Entry<String, String> setting : provenance.settings().entrySet()) {
        out.writeText(setting.getKey());
        out.writeText(setting.getValue());
      }
    }

    @Override
    Provenance read(PayloadSource in) {
      String game = in.readText("game");
      String algorithm = in.readText("algorithm");
      String libraryVersion = in.readText("library version");
      long seed = in.readLong("seed");
      long steps = in.readLong("steps");
      double scoreMean = in.readDouble("score mean");
      double scoreDeviation = in.readDouble("score deviation");
      int scoreEpisodes = in.readInt("score episodes", 0, Integer.MAX_VALUE);
      Map<String, String> settings = readSettings(in);
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

    private static Map<String, String> readSettings(PayloadSource in) {
      int count = in.readCount("settings", MAX_SETTINGS, 2 * TEXT);
      TreeMap<String, String> settings = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int position = in.position();
        String key = in.readText("setting " + i + " key");
        if (i > 0 && key.compareTo(settings.lastKey()) <= 0) {
          throw new InvalidPolicyException(
              position,
              "setting " + i,
              "a key after '" + settings.lastKey() + "'",
              "'" + key + "'");
        }
        settings.put(key, in.readText("setting '" + key + "'"));
      }
      return settings;
    }
  }
}
