package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.MinimalGru;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.network.TrainedNetworks;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Models of graphs with several inputs, and what is done to models elsewhere. */
class Dl4jModelTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("speed", 3, "m/s")
          .observeGrid("view", 2, 6, 5, 0, 1)
          .discrete("move", "left", "right", "stay")
          .build();

  private static final int ROWS = 8;

  /** Far from 0 and of small deviation, where subtracting late would lose the difference. */
  private static Policy policy(ComputationGraph graph) {
    int size = SPEC.observation().size();
    TrainedNetworks networks = new GraphLearner(graph).networks(SPEC, NetworkSettings.DEFAULT);
    float[] means = new float[size];
    float[] variances = new float[size];
    for (int i = 0; i < size; i++) {
      means[i] = 30 + i;
      variances[i] = 0.01f + 0.001f * i;
    }
    Policy policy =
        new Policy(
            SPEC,
            new ObservationNormalizer(means, variances, 5, 77),
            networks.parameterization().policyNetwork(networks.parameters()),
            new float[0],
            new Provenance("toy", "PPO", "1", Map.of(), 1, 2, 0, 0, 0));
    return policy.withValueNetwork(
        networks.parameterization().valueNetwork(networks.parameters(), 2.5));
  }

  private static float[] observations() {
    int size = SPEC.observation().size();
    float[] observations = new float[ROWS * size];
    RandomRollouts.fill(observations, new RandomStream(1));
    for (int i = 0; i < observations.length; i++) {
      observations[i] = 30 + i % size + 0.3f * observations[i];
    }
    return observations;
  }

  private static float[] outputs(Network network, Policy policy) {
    float[] normalized = new float[ROWS * network.inputSize()];
    policy.normalizer().normalize(observations(), ROWS, normalized);
    float[] outputs = new float[ROWS * network.outputSize()];
    network.forward(normalized, ROWS, network.newScratch(ROWS), outputs);
    return outputs;
  }

  @Test
  void gridsAndVectorsAreNormalizedInTheModelAsInThePolicy(@TempDir File folder)
      throws IOException {
    Policy policy = policy(OwnGraphs.convolutional(3));
    File file = new File(folder, "model.zip");
    Dl4jModel.write(policy, file);

    ComputationGraph model = ModelSerializer.restoreComputationGraph(file);
    assertThat(model.getConfiguration().getNetworkInputs()).containsExactly("view", "speed");
    INDArray[] outputs =
        model.output(
            new GraphInputs(model.getConfiguration().getNetworkInputs(), SPEC.observation())
                .of(observations(), ROWS));
    assertThat(GraphPool.floats(outputs[0]))
        .containsExactly(outputs(policy.network(), policy), within(2e-6f));
    assertThat(GraphPool.floats(outputs[1]))
        .containsExactly(outputs(valueOf(policy), policy), within(5e-6f));

    Policy restored = Dl4jModel.read(file);
    assertThat(outputs(restored.network(), restored)).isEqualTo(outputs(policy.network(), policy));
    assertThat(outputs(valueOf(restored), restored))
        .containsExactly(outputs(valueOf(policy), policy), within(5e-6f));
    assertThat(restored.normalizer().sampleCount()).isEqualTo(77);
  }

  private static Network valueOf(Policy policy) {
    return Objects.requireNonNull(policy.valueNetwork());
  }

  /** Weights may be trained on elsewhere; what normalizes is the policy's. */
  @Test
  void changedWeightsAreTakenOverAndAChangedNormalizerIsRefused(@TempDir File folder)
      throws IOException {
    File file = new File(folder, "model.zip");
    Dl4jModel.write(policy(OwnGraphs.convolutional(3)), file);

    ComputationGraph model = ModelSerializer.restoreComputationGraph(file);
    model.getParam("policy_b").assign(0.25f);
    model.getParam("policy_W").assign(0);
    replaceModel(file, model);
    Policy changed = Dl4jModel.read(file);
    assertThat(outputs(changed.network(), changed)).containsOnly(0.25f);

    model.getParam("view-minus-mean_b").addi(1);
    replaceModel(file, model);
    assertThatThrownBy(() -> Dl4jModel.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its normalization, view-minus-mean_b, is not as it was saved");
  }

  @Test
  void aMemoryIsRefusedBeforeAFileIsThere(@TempDir File folder) {
    AgentSpec spec = AgentSpec.builder().observe("x", 2, "m").discrete("key", "a", "b").build();
    Network network =
        new Network(
            List.of(
                new Dense(2, 3, new float[6], new float[3], Activation.TANH),
                new MinimalGru(3, 4, new float[24], new float[8]),
                new Dense(7, 2, new float[14], new float[2], null)));
    Policy policy =
        new Policy(
            spec,
            ObservationNormalizer.identity(2),
            network,
            new float[0],
            new Provenance("toy", "PPO", "1", Map.of(), 1, 2, 0, 0, 0));
    File file = new File(folder, "model.zip");

    assertThatThrownBy(() -> Dl4jModel.write(policy, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DL4J has no layer that remembers as the policy's does; save it with PolicyFile.write,"
                + " or train a policy with the setting memory=0");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatSeesASetIsRefusedBeforeAFileIsThere(@TempDir File folder) {
    AgentSpec spec =
        AgentSpec.builder()
            .observeSet("others", 2, 3, "m", -9, 9)
            .discrete("key", "a", "b")
            .build();
    Dense each = new Dense(3, 4, new float[12], new float[4], Activation.RELU);
    Network network =
        new Network(
            List.of(
                new Encoder(List.of(new SetPart(2, List.of(each)))),
                new Dense(5, 2, new float[10], new float[2], null)));
    Policy policy =
        new Policy(
            spec,
            ObservationNormalizer.identity(spec.observation()),
            network,
            new float[0],
            new Provenance("toy", "PPO", "1", Map.of(), 1, 2, 0, 0, 0));
    File file = new File(folder, "model.zip");

    assertThatThrownBy(() -> Dl4jModel.write(policy, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DL4J has no layer that sees grids and sets as the policy's first does; save it with"
                + " PolicyFile.write");
    assertThat(file).doesNotExist();
  }

  /** Puts another model into the file, as a tool would that leaves other entries alone. */
  private static void replaceModel(File file, ComputationGraph model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(model, bytes, false);
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(result)) {
      copy(new ByteArrayInputStream(bytes.toByteArray()), out, false);
      copy(Files.newInputStream(file.toPath()), out, true);
    }
    Files.write(file.toPath(), result.toByteArray());
  }

  private static void copy(InputStream zip, ZipOutputStream out, boolean onlyOurs)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!onlyOurs || entry.getName().equals("gdx-agents.policy")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(in.readAllBytes());
          out.closeEntry();
        }
      }
    }
  }
}
