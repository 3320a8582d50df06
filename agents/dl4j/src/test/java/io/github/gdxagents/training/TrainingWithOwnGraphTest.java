package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.dl4j.Dl4jModel;
import io.github.gdxagents.dl4j.GraphLearner;
import io.github.gdxagents.dl4j.OwnGraphs;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyFormatException;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole runs with networks of one's own, and where their policies go. */
class TrainingWithOwnGraphTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "16",
              "steps-per-rollout", "32",
              "discount", "0.5",
              "learning-rate", "5e-3..1e-3",
              "minibatch-size", "256"));

  /** Of 1. The worst of 20 runs, four seeds each, is 0.820. */
  private static final double LEARNED = 0.75;

  private static final ActionKind KIND = ActionKind.HYBRID;
  private static final AgentSpec SPEC = new MatchGame(KIND).agents().get(0).spec();

  private static Simulation game() {
    return new MatchGame(KIND);
  }

  private static ComputationGraph graph(String name) {
    int inputs = SPEC.observation().size();
    int outputs = new ActionDistribution(SPEC.action()).outputSize();
    String input = SPEC.observation().components().get(0).name();
    return name.equals("residual")
        ? OwnGraphs.residual(input, inputs, outputs)
        : OwnGraphs.uneven(input, inputs, outputs);
  }

  private static TrainingSettings settings(String changes) {
    Map<String, String> map = new TreeMap<>();
    for (String change : changes.split(" ")) {
      map.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
    }
    return SETTINGS.with(map);
  }

  private static Policy train(Learner learner, long steps, TrainingSettings settings) {
    TrainingPlan plan = new TrainingPlan(1, steps, 2, learner);
    try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  /** The mean reward of a decision: 1 is perfect. */
  private static double score(Policy policy) {
    try (Simulation fresh = game()) {
      return Evaluation.of(fresh, policy, 20, 1).meanReturn() / MatchGame.TICKS;
    }
  }

  /** What has not learned scores 0.4 or less. */
  @ParameterizedTest
  @CsvSource({
    "uneven, 8000, algorithm=ppo",
    "residual, 8000, algorithm=ppo",
    "uneven, 20000, algorithm=vpg learning-rate=2e-2..2e-3 baseline=none",
    "residual, 8000, algorithm=trpo max-kl=0.03 value-epochs=3",
    "uneven, 60000, algorithm=grpo learning-rate=3e-3..3e-4",
  })
  void learnsByEveryMethod(String graph, long steps, String changes) {
    Policy policy = train(new GraphLearner(graph(graph)), steps, settings(changes));
    assertThat(score(policy)).isGreaterThan(LEARNED);
  }

  /** Random observations through the model that DL4J alone has loaded, and through the policy. */
  private static void assertModelDecidesAlike(Policy policy, ComputationGraph model) {
    int size = SPEC.observation().size();
    int rows = 50;
    float[] observations = new float[rows * size];
    RandomStream random = new RandomStream(1);
    for (int i = 0; i < observations.length; i++) {
      observations[i] = (float) (random.nextGaussian() * (i % 7 == 0 ? 40 : 1)); // some are clipped
    }
    float[] normalized = new float[observations.length];
    policy.normalizer().normalize(observations, rows, normalized);
    INDArray[] outputs = model.output(Nd4j.create(observations, new long[] {rows, size}, 'c'));

    float[] expected = new float[rows * policy.network().outputSize()];
    policy.network().forward(normalized, rows, policy.network().newScratch(rows), expected);
    int policyAt = model.getConfiguration().getNetworkOutputs().indexOf("policy");
    assertThat(outputs[policyAt].dup('c').data().asFloat())
        .containsExactly(expected, within(4e-6f));
    if (policy.valueNetwork() != null) {
      float[] values = new float[rows];
      policy
          .valueNetwork()
          .forward(normalized, rows, policy.valueNetwork().newScratch(rows), values);
      assertThat(outputs[1 - policyAt].dup('c').data().asFloat())
          .containsExactly(values, within(1e-5f));
    }
  }

  private static byte[] fileOf(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normalize-rewards=false",
        "normalize-rewards=true",
        "value-network-limit=0",
        "normalize-observations=false"
      })
  void policyOfDenseLayersIsAnOrdinaryFileAndComesBackFromAModelByteByByte(
      String changes, @TempDir File folder) throws IOException {
    Policy policy = train(new GraphLearner(graph("uneven")), 1_024, settings(changes));
    byte[] file = fileOf(policy);
    assertThat(policy.network().layers()).hasSize(3);
    assertThat(policy.provenance().settings())
        .doesNotContainKeys("hidden", "activation", "shared-trunk")
        .containsEntry(
            "network",
            "p1 = dense 6-16 tanh (seen); p2 = dense 16-12 tanh (p1);"
                + " policy = dense 12-6 identity (p2); v1 = dense 6-48 relu (seen);"
                + " value = dense 48-1 identity (v1)");

    File model = new File(folder, "model.zip");
    Dl4jModel.write(policy, model);
    assertModelDecidesAlike(policy, ModelSerializer.restoreComputationGraph(model));
    assertThat(fileOf(Dl4jModel.read(model))).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize-rewards=false", "normalize-rewards=true"})
  void policyOfAnotherGraphIsAModelAndNoPolicyFile(String changes, @TempDir File folder)
      throws IOException {
    Policy policy = train(new GraphLearner(graph("residual")), 1_024, settings(changes));
    assertThatThrownBy(() -> fileOf(policy))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessage(
            "This policy cannot be saved, since it could not be loaded: its network is a DL4J graph"
                + " of more than dense layers one after the other, which games do not carry; save it"
                + " as a DL4J model, by Dl4jModel.write");

    File model = new File(folder, "model.zip");
    Dl4jModel.write(policy, model);
    assertModelDecidesAlike(policy, ModelSerializer.restoreComputationGraph(model));
    Policy restored = Dl4jModel.read(model);
    assertModelDecidesAlike(restored, ModelSerializer.restoreComputationGraph(model));
    assertThat(restored.spec()).isEqualTo(policy.spec());
    assertThat(restored.provenance().settings()).isEqualTo(policy.provenance().settings());
    assertThat(restored.normalizer().sampleCount()).isEqualTo(policy.normalizer().sampleCount());
    assertThat(score(restored)).isEqualTo(score(policy));
    File again = new File(folder, "again.zip");
    Dl4jModel.write(restored, again);
    assertModelDecidesAlike(policy, ModelSerializer.restoreComputationGraph(again));
  }

  @Test
  void trainingGoesOnFromAModel(@TempDir File folder) throws IOException {
    TrainingSettings still = settings("learning-rate=0");
    Policy policy = train(new GraphLearner(graph("residual")), 4_096, SETTINGS);
    File model = new File(folder, "model.zip");
    Dl4jModel.write(policy, model);
    Policy restored = Dl4jModel.read(model);
    TrainingPlan plan =
        new TrainingPlan(2, 512, 2, new GraphLearner(graph("residual"))).startingFrom(restored);
    try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, still, plan)) {
      Policy before = trainer.policy();
      assertModelDecidesAlike(before, ModelSerializer.restoreComputationGraph(model));
      assertThat(before.logDeviation(0)).isEqualTo(policy.logDeviation(0));
    }
    TrainingPlan other =
        new TrainingPlan(2, 512, 2, new GraphLearner(graph("uneven"))).startingFrom(restored);
    assertThatThrownBy(() -> new Trainer("toy", TrainingWithOwnGraphTest::game, still, other))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("has other layers than the network to train, which has 6-16 TANH");
    TrainingPlan third =
        new TrainingPlan(2, 512, 2, new GraphLearner(graph("residual")))
            .startingFrom(train(new GraphLearner(graph("uneven")), 512, SETTINGS));
    assertThatThrownBy(() -> new Trainer("toy", TrainingWithOwnGraphTest::game, still, third))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("does not have this graph's network");
  }

  @Test
  void aModelThatIsNoPolicyIsRefused(@TempDir File folder) throws IOException {
    File model = new File(folder, "model.zip");
    ModelSerializer.writeModel(graph("uneven"), model, false);
    assertThatThrownBy(() -> Dl4jModel.read(model))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "is not a policy as a DL4J model: it has no entry gdx-agents.policy; save one with"
                + " Dl4jModel.write");
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads(@TempDir File folder) throws IOException {
    byte[] first = new byte[0];
    for (int threads : new int[] {1, 3}) {
      TrainingPlan plan = new TrainingPlan(1, 1_024, threads, new GraphLearner(graph("residual")));
      try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, SETTINGS, plan)) {
        while (!trainer.finished()) {
          trainer.iterate();
        }
        File model = new File(folder, threads + ".zip");
        Dl4jModel.write(trainer.policy(), model);
        byte[] bytes = Files.readAllBytes(model.toPath());
        assertThat(first.length == 0 || Arrays.equals(first, bytes)).isTrue();
        first = bytes;
      }
    }
  }

  @Test
  void aStoppedRunGoesOnAsIfItHadNotStopped() throws IOException {
    TrainingPlan plan =
        new TrainingPlan(1, 2_048, 2, new GraphLearner(graph("uneven"))).resumable();
    byte[] whole;
    Checkpoint checkpoint;
    try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, SETTINGS, plan)) {
      trainer.iterate();
      trainer.iterate();
      checkpoint = trainer.checkpoint();
      while (!trainer.finished()) {
        trainer.iterate();
      }
      whole = fileOf(trainer.policy());
    }
    try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, SETTINGS, plan)) {
      trainer.restore(checkpoint);
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(fileOf(trainer.policy())).isEqualTo(whole);
    }
    TrainingPlan other =
        new TrainingPlan(1, 2_048, 2, new GraphLearner(graph("residual"))).resumable();
    try (Trainer trainer = new Trainer("toy", TrainingWithOwnGraphTest::game, SETTINGS, other)) {
      assertThatThrownBy(() -> trainer.restore(checkpoint))
          .isInstanceOf(CheckpointMismatchException.class)
          .hasMessageContaining("setting network: checkpoint has p1 = dense");
    }
  }

  @Test
  void trustRegionsNeedNetworksApart() {
    ComputationGraph shared = OwnGraphs.sharing("seen", 6, 6);
    assertThatThrownBy(() -> train(new GraphLearner(shared), 512, settings("algorithm=trpo")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("share no layer");
  }
}
