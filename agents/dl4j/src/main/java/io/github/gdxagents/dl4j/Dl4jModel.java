package io.github.gdxagents.dl4j;

import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.network.Parameterization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Policies as DL4J models: ZIP files that DL4J alone loads, with {@code
 * ModelSerializer.restoreComputationGraph}, and that come back as policies.
 *
 * <p>The graph takes observations as the game gives them, since the normalizer is baked in: its
 * inputs are {@code observation}, or those of the graph that was trained. It puts out {@code
 * policy}, logits and then means in units of half their axis' range, see {@link
 * io.github.gdxagents.policy.ActionDistribution}, and, where the policy has a value network, {@code
 * value}, in the units of the game's rewards.
 *
 * <p>What a model has no place for lies beside it, in an entry of the ZIP that DL4J passes over:
 * the spec, the statistics behind the normalizer, standard deviations and provenance, as a policy
 * file whose network is zeros.
 */
public final class Dl4jModel {

  private static final String BESIDE = "gdx-agents.policy";

  private Dl4jModel() {}

  /**
   * Saves a policy as a model. The same policy always gives the same bytes.
   *
   * @param file replaced if it exists; its folder must exist
   * @throws IllegalArgumentException if the policy remembers, which no layer of DL4J does alike, or
   *     sees grids or sets through an {@link Encoder}
   * @throws IOException if writing fails
   */
  public static void write(Policy policy, File file) throws IOException {
    if (policy.remembers()) {
      throw new IllegalArgumentException(
          "DL4J has no layer that remembers as the policy's does; save it with PolicyFile.write, or"
              + " train a policy with the setting memory=0");
    }
    if (hasEncoder(policy.network()) || hasEncoder(policy.valueNetwork())) {
      throw new IllegalArgumentException(
          "DL4J has no layer that sees grids and sets as the policy's first does; save it with"
              + " PolicyFile.write");
    }
    Natives.load();
    Policy applied = policy.withFitApplied();
    ComputationGraph graph =
        applied.network().layers().get(0) instanceof GraphLayer layer
            ? graphOf(layer, applied.valueNetwork())
            : denseGraph(applied);
    GraphInputs inputs =
        new GraphInputs(graph.getConfiguration().getNetworkInputs(), applied.spec().observation());
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    ModelSerializer.writeModel(
        new BakedNormalization(inputs, applied.normalizer()).addTo(graph), model, false);
    ByteArrayOutputStream beside = new ByteArrayOutputStream();
    PolicyFile.write(withoutWeights(applied), beside);
    AtomicFile.replace(file, withEntry(model.toByteArray(), beside.toByteArray()));
  }

  /**
   * Loads a policy from a model. What was trained on in DL4J meanwhile is taken over, except for
   * the normalizer. Only for models of people whom you trust: DL4J parses JSON, with an old
   * library, to make objects of the classes that it names.
   *
   * @throws IOException if the file cannot be read, or holds no model that {@link #write} saved
   */
  public static Policy read(File file) throws IOException {
    Natives.load();
    byte[] bytes = Files.readAllBytes(file.toPath());
    byte[] beside = entry(bytes);
    if (beside == null) {
      throw new IOException(
          file
              + " is not a policy as a DL4J model: it has no entry "
              + BESIDE
              + "; save one with Dl4jModel.write");
    }
    Policy kept = PolicyFile.read(new ByteArrayInputStream(beside));
    ComputationGraph model =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes), false);
    try {
      GraphInputs inputs =
          new GraphInputs(model.getConfiguration().getNetworkInputs(), kept.spec().observation());
      ComputationGraph graph = new BakedNormalization(inputs, kept.normalizer()).removeFrom(model);
      return withWeights(kept, graph, inputs);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " cannot be loaded as a policy: " + e.getMessage(), e);
    }
  }

  private static boolean hasEncoder(@Nullable Network network) {
    return network != null && network.layers().get(0) instanceof Encoder;
  }

  /** The graph of a policy that only DL4J can compute. */
  private static ComputationGraph graphOf(GraphLayer layer, @Nullable Network valueNetwork) {
    ComputationGraph graph = layer.newGraph();
    if (valueNetwork != null && valueNetwork.layers().get(0) instanceof GraphLayer value) {
      for (String parameter : List.of("_W", "_b")) {
        INDArray head = graph.paramTable().get(GraphRequirements.VALUE + parameter);
        if (head != null) {
          head.muli(value.unit());
        }
      }
    }
    return graph;
  }

  /** A graph of the dense layers of a policy's networks. */
  private static ComputationGraph denseGraph(Policy policy) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(0) // so that the file is the same each time
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs(GraphInputs.WHOLE);
    Network values = policy.valueNetwork();
    addChain(builder, GraphRequirements.POLICY, policy.network());
    if (values == null) {
      builder.setOutputs(GraphRequirements.POLICY);
    } else {
      addChain(builder, GraphRequirements.VALUE, values);
      builder.setOutputs(GraphRequirements.POLICY, GraphRequirements.VALUE);
    }
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    setParameters(graph, GraphRequirements.POLICY, policy.network());
    if (values != null) {
      setParameters(graph, GraphRequirements.VALUE, values);
    }
    return graph;
  }

  private static void addChain(GraphBuilder builder, String output, Network network) {
    String source = GraphInputs.WHOLE;
    for (int l = 0; l < network.layers().size(); l++) {
      Dense layer = network.denseLayer(l);
      String name = layerName(output, network, l);
      builder.addLayer(
          name,
          ActorCriticGraph.dense(layer.inputs(), layer.outputs(), layer.activation()).build(),
          source);
      source = name;
    }
  }

  private static void setParameters(ComputationGraph graph, String output, Network network) {
    for (int l = 0; l < network.layers().size(); l++) {
      Dense layer = network.denseLayer(l);
      String name = layerName(output, network, l);
      long[] shape = {layer.inputs(), layer.outputs()};
      graph.getParam(name + "_W").assign(Nd4j.create(layer.weights(), shape, 'c'));
      graph
          .getParam(name + "_b")
          .assign(Nd4j.create(layer.biases(), new long[] {1, layer.outputs()}, 'c'));
    }
  }

  /** Hidden layers are numbered; the last one has the name of the output. */
  private static String layerName(String output, Network network, int index) {
    return index == network.layers().size() - 1 ? output : output + index;
  }

  /** All of a policy but its weights. */
  private static Policy withoutWeights(Policy policy) {
    float[] logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    Policy without =
        new Policy(
            policy.spec(),
            policy.normalizer(),
            zeros(policy.network()),
            logDeviations,
            policy.provenance());
    Network values = policy.valueNetwork();
    return values == null ? without : without.withValueNetwork(zeros(values));
  }

  private static Network zeros(Network like) {
    int inputs = like.inputSize();
    int outputs = like.outputSize();
    return new Network(
        List.of(new Dense(inputs, outputs, new float[inputs * outputs], new float[outputs], null)));
  }

  /** The policy with the weights of a graph without normalization. */
  private static Policy withWeights(Policy kept, ComputationGraph graph, GraphInputs inputs) {
    boolean hasValues = kept.valueNetwork() != null;
    List<ParameterLayout.Layer> policy = DenseChains.chain(graph, GraphRequirements.POLICY, inputs);
    List<ParameterLayout.Layer> value =
        hasValues ? DenseChains.chain(graph, GraphRequirements.VALUE, inputs) : List.of();
    float[] parameters = GraphPool.floats(graph.params());
    Parameterization networks =
        policy != null && value != null
            ? new ParameterLayout(List.of(), policy, value, parameters.length, 0, parameters.length)
            : new GraphParameterization(
                new GraphPool(graph, inputs), kept.network().outputSize(), 0);
    float[] logDeviations = new float[kept.spec().action().axisCount()];
    kept.copyLogDeviations(logDeviations);
    Policy result =
        new Policy(
            kept.spec(),
            kept.normalizer(),
            networks.policyNetwork(parameters),
            logDeviations,
            kept.provenance());
    return hasValues ? result.withValueNetwork(networks.valueNetwork(parameters)) : result;
  }

  /** A ZIP with one more entry, and all times set to the same. */
  private static byte[] withEntry(byte[] zip, byte[] beside) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(result)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        put(entry.getName(), in.readAllBytes(), out);
      }
      put(BESIDE, beside, out);
    }
    return result.toByteArray();
  }

  private static void put(String name, byte[] content, ZipOutputStream out) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  /** What lies beside the model; null where nothing does. */
  private static byte @Nullable [] entry(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(BESIDE)) {
          return in.readAllBytes();
        }
      }
    }
    return null;
  }
}
