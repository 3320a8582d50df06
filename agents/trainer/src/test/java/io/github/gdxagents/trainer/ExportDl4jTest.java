package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The trainer's export of DL4J models, as DL4J alone restores them. */
class ExportDl4jTest {

  private static final int ROWS = 40;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"cartpole", "lander", "lander-continuous", "walker"})
  void aBundledPolicyIsAModelThatDl4jRestores(String name) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("/policies/" + name + ".policy")) {
      assertRestored(PolicyFile.read(Objects.requireNonNull(in, name)));
    }
  }

  @Test
  void stacksBranchesAndAxesAreInOneModel() throws IOException {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("\"speed\"", 2, "m/s")
            .stacked(3)
            .observe("health", 1, "", 0, 1)
            .discrete("move", "left", "stay", "right")
            .discrete("shoot", "no", "yes")
            .continuous("aim", "rad", -0.5f, 0.75f)
            .build();
    assertRestored(policy(spec, Activation.RELU, 3));
    assertRestored(policy(spec, Activation.TANH, Float.POSITIVE_INFINITY));
  }

  private static Policy policy(AgentSpec spec, Activation activation, float clip) {
    RandomStream random = new RandomStream(1);
    int inputs = spec.observation().size();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    float[] variances = numbers(inputs, random);
    for (int i = 0; i < inputs; i++) {
      variances[i] *= variances[i];
    }
    return new Policy(
        spec,
        new ObservationNormalizer(numbers(inputs, random), variances, clip, 9),
        Network.dense(
            new int[] {inputs, 6, outputs},
            activation,
            new float[][] {numbers(inputs * 6, random), numbers(6 * outputs, random)},
            new float[][] {numbers(6, random), numbers(outputs, random)}),
        numbers(spec.action().axisCount(), random),
        new Provenance("toy", "PPO", "0.1", Map.of(), 1, 2, 0, 0, 0));
  }

  private static float[] numbers(int count, RandomStream random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private void assertRestored(Policy policy) throws IOException {
    Path source = folder.resolve("a.policy");
    Path model = folder.resolve("a.zip");
    PolicyFile.write(policy, source.toFile());

    int exitCode =
        new CommandLineTrainer("gdx-agents", BundledGames.CARTPOLE)
            .run("export", source.toString(), "--dl4j", model.toString(), "--overwrite");

    assertThat(exitCode).isZero();
    assertSame(policy, ModelSerializer.restoreComputationGraph(model.toFile(), false));
  }

  private static void assertSame(Policy policy, ComputationGraph graph) {
    int inputs = policy.spec().observation().size();
    RandomStream random = new RandomStream(2);
    Actor actor = new Actor(policy, ROWS);
    float[] observations = new float[ROWS * inputs];
    for (int row = 0; row < ROWS; row++) {
      float[] observation = new float[inputs];
      for (int i = 0; i < inputs; i++) {
        double deviation = 2 * Math.sqrt(policy.normalizer().variance(i));
        observation[i] = (float) (policy.normalizer().mean(i) + deviation * random.nextGaussian());
      }
      System.arraycopy(observation, 0, observations, row * inputs, inputs);
      actor.add(observation, new ActionMask(policy.spec().action()));
    }
    actor.forward();

    INDArray[] restored =
        graph.output(false, Nd4j.create(observations, new long[] {ROWS, inputs}, 'c'));

    assertClose(restored[0], actor.outputs(), policy.network());
    Network values = policy.valueNetwork();
    assertThat(restored).hasSize(values == null ? 1 : 2);
    if (values != null) {
      float[] expected = new float[ROWS];
      values.forward(actor.observations(), ROWS, values.newScratch(ROWS), expected);
      assertClose(restored[1], expected, values);
    }
  }

  /** On the scale of what the terms of an output add up to, where they cancel each other out. */
  private static void assertClose(INDArray found, float[] expected, Network network) {
    int columns = network.outputSize();
    float terms = 1;
    for (float weight : network.denseLayer(network.layers().size() - 1).weights()) {
      terms += Math.abs(weight) / columns;
    }
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < columns; c++) {
        assertThat(found.getFloat(row, c))
            .isCloseTo(expected[row * columns + c], within(1e-5f * terms));
      }
    }
  }
}
