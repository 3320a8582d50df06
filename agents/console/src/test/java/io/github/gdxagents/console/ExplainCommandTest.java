package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.console.export.TreeSource;
import io.github.gdxagents.console.export.TreeText;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.explain.DecisionTree;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final Provenance ORIGIN =
      new Provenance("*/ @TREE@", "PPO", "0.1", Map.of(), 7, 1_000, 0, 0, 0);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writePolicy() throws IOException {
    file = TestPolicies.write(folder.resolve("a.policy"), "corridor");
  }

  private CommandLineRun explain(Object... options) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("explain", file), Stream.of(options))
            .map(Object::toString)
            .toArray(String[]::new));
  }

  private void assertRefused(String message, Object... options) {
    CommandLineRun run = explain(options);

    assertThat(run.err()).isEqualTo("toy: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theTreeIsPrintedWithWhatItKeeps() {
    CommandLineRun run = explain("--leaves", 4, "--episodes", 20).succeeded();

    assertThat(run.out())
        .containsPattern("(?m)^if (position|time).* <= [-0-9.E]+\n")
        .containsPattern("(?m)^ +\\w+: (forward|back)\n")
        .contains("\ncorridor, 20 new episodes, seed 1\n", "standard error")
        .containsPattern("(?m)^  tree of [234] leaves +-?[0-9.]+ +[0-9.]+\n");
    assertThat(run.err()).contains("Round 1 of 40: a tree of ");
    assertThat(explain("--leaves", 4, "--episodes", 20, "--quiet").succeeded())
        .isEqualTo(new CommandLineRun(0, run.out(), ""));
  }

  @Test
  void jsonHoldsTheTreeAndWhatEvaluateMeasures() throws IOException {
    Policy policy = PolicyFile.read(file.toFile());
    Evaluation expected = Evaluation.of(new Corridor(Corridor.Kind.STEPS), policy, 20, 3);

    JsonObject json =
        JsonParser.parseString(
                explain("--leaves", 3, "--episodes", 20, "--seed", 3, "--json").succeeded().out())
            .getAsJsonObject();

    assertThat(json.get("game").getAsString()).isEqualTo("corridor");
    assertThat(json.get("policy").getAsString()).isEqualTo(file.toString());
    assertThat(json.get("leaves").getAsInt()).isBetween(1, 3);
    JsonObject returns = json.getAsJsonObject("returns");
    assertThat(mean(returns, "policy")).isEqualTo(expected.meanReturn());
    assertThat(returns.getAsJsonObject("policy").get("standard_error").getAsDouble())
        .isCloseTo(expected.returnSpread().deviation() / Math.sqrt(19), within(1e-12));
    assertThat(json.getAsJsonObject("tree").size()).isPositive();
    assertThat(mean(returns, "random")).isGreaterThan(mean(returns, "policy"));
    assertThat(json.get("kept_share").isJsonNull()).as("there is nothing to keep").isTrue();
  }

  private static double mean(JsonObject returns, String player) {
    return returns.getAsJsonObject(player).get("mean").getAsDouble();
  }

  @Test
  void axesAreDistilledAsWell() throws IOException {
    PolicyFile.write(
        TestPolicies.policy("corridor-throttle", new Corridor(Corridor.Kind.THROTTLE).spec()),
        file.toFile());
    Path java = folder.resolve("Throttle.java");

    CommandLineRun run = explain("--leaves", 4, "--java", java).succeeded();

    assertThat(run.out()).contains("\ncorridor-throttle, 100 new episodes, seed 1\n");
    assertThat(run.err()).contains("Wrote " + java + ", ");
    assertThat(java).content().contains("public final class Throttle {");
  }

  @Test
  void whatIsAskedForInVainIsSaidBeforeAnythingIsPlayed() throws IOException {
    assertRefused(
        "--leaves must be between 2 and 255, not 0; the nearest valid value is 2", "--leaves", 0);
    assertRefused(
        "--leaves must be between 2 and 255, not 1; the nearest valid value is 2", "--leaves", 1);
    assertRefused(
        "--episodes must be between 1 and 1000000, not 0; the nearest valid value is 1",
        "--episodes",
        0);
    assertRefused(
        "There is no game named 'coridor'; did you mean 'corridor'? Choose one of: corridor",
        "--game",
        "coridor");
    assertRefused(
        "--package names the package of the class that --java writes; add --java",
        "--package",
        "a.b");
    Path kept = Files.writeString(folder.resolve("Kept.java"), "mine");
    assertRefused(
        kept + " exists; choose another file for --java, or replace it with --overwrite",
        "--java",
        kept);
    assertThat(kept).hasContent("mine");
  }

  @Test
  void thePolicyOfAnotherGameIsRefusedWithEveryDifference() throws IOException {
    PolicyFile.write(
        TestPolicies.policy(
            "corridor",
            AgentSpec.builder().observe("height", 1, "m").discrete("key", "a", "b").build()),
        file.toFile());

    CommandLineRun run = explain();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("toy: " + file + ": ").contains("height");
    TestPolicies.write(file, "chess");
    assertRefused(
        file
            + " was trained on 'chess', which is not among the games here; choose one with --game:"
            + " corridor");
  }

  @Test
  void theJavaClassDecidesAsTheTreeDoes() throws Exception {
    String evil = "*/ \" \\u000a <b> @AXES@ größer";
    AgentSpec spec =
        AgentSpec.builder("soldier")
            .observe("speed", 2, "m/s")
            .stacked(2)
            .observe(evil, 1, evil)
            .discrete("move", "left", "stay", "right")
            .discrete(evil, "no", evil)
            .continuous("aim", "rad", -0.5f, 0.75f)
            .build();
    RandomStream random = new RandomStream(1);
    DecisionTree tree = new DecisionTree(spec, node(spec.action(), random, 31));
    Path source = folder.resolve("Tree.java");
    Files.writeString(
        source, TreeSource.of(tree, ORIGIN, "com.example", "Tree"), StandardCharsets.US_ASCII);

    Class<?> type = CompiledClass.of(source, "com.example.Tree");

    Method free = type.getMethod("decide", float[].class, int[].class, float[].class);
    Method masked =
        type.getMethod("decide", float[].class, boolean[].class, int[].class, float[].class);
    boolean[] allowed = new boolean[spec.action().totalChoices()];
    for (int i = 0; i < 1_000; i++) {
      float[] observation = new float[spec.observation().size()];
      for (int j = 0; j < observation.length; j++) {
        observation[j] = (float) random.nextGaussian();
      }
      ActionMask mask = new ActionMask(spec.action());
      assertDecides(
          tree,
          observation,
          mask,
          (choices, axes) -> free.invoke(null, observation, choices, axes));
      mask.forbid(0, random.nextInt(3));
      mask.forbid(1, random.nextInt(2));
      mask.copyTo(allowed, 0);
      assertDecides(
          tree,
          observation,
          mask,
          (choices, axes) -> masked.invoke(null, observation, allowed, choices, axes));
    }
  }

  /** A tree's class as it decides. */
  private interface Decides {
    void decide(int[] choices, float[] axes) throws Exception;
  }

  private static void assertDecides(
      DecisionTree tree, float[] observation, ActionMask mask, Decides type) throws Exception {
    Action action = new Action(tree.spec().action());
    tree.decide(observation, mask, action);
    int[] choices = {-1, -1};
    float[] axes = {Float.NaN};

    type.decide(choices, axes);

    assertThat(choices).containsExactly(action.choice(0), action.choice(1));
    assertThat(axes).containsExactly(action.axis(0));
  }

  /** A tree of any form. */
  private static Node node(ActionSpec spec, RandomStream random, int leaves) {
    if (leaves == 1) {
      int[][] preferences = {{0, 1, 2}, {0, 1}};
      for (int[] branch : preferences) {
        int swapped = random.nextInt(branch.length);
        int first = branch[0];
        branch[0] = branch[swapped];
        branch[swapped] = first;
      }
      return new Leaf(preferences, new float[] {random.nextFloat(-0.5f, 0.75f)});
    }
    int atMost = 1 + random.nextInt(leaves - 1);
    return new Split(
        random.nextInt(5),
        (float) random.nextGaussian() * 1e-3f,
        node(spec, random, atMost),
        node(spec, random, leaves - atMost));
  }

  @Test
  void theTextNamesWhatIsComparedAndDone() {
    AgentSpec spec =
        AgentSpec.builder()
            .observe("speed", 2, "m/s")
            .stacked(2)
            .discrete("move", "left", "right")
            .continuous("aim", "rad", -0.5f, 0.75f)
            .continuous("gas", "", 0, 1)
            .build();
    DecisionTree tree =
        new DecisionTree(
            spec,
            new Split(
                1,
                8.25e-4f,
                new Leaf(new int[][] {{1, 0}}, new float[] {0.125f, 0}),
                new Split(
                    2,
                    -3,
                    new Leaf(new int[][] {{0, 1}}, new float[] {-0.5f, 1}),
                    new Leaf(new int[][] {{1, 0}}, new float[] {0.75f, 1}))));

    assertThat(TreeText.of(tree))
        .isEqualTo(
            """
            if speed[1] (m/s) <= 0.000825
              move: right, aim: 0.125 rad, gas: 0.0
            else if speed[0] a decision ago (m/s) <= -3.0
              move: left, aim: -0.5 rad, gas: 1.0
            else
              move: right, aim: 0.75 rad, gas: 1.0
            """);
  }

  @Test
  void aTreeThatNoClassCanHoldIsToldFromOthers() {
    String[] keys = IntStream.range(0, 250).mapToObj(i -> "k" + i).toArray(String[]::new);
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").discrete("key", keys).build();
    Node node = new Leaf(new int[][] {IntStream.range(0, 250).toArray()}, new float[0]);
    for (int i = 1; i < 23; i++) {
      node = new Split(0, i, node, node instanceof Split split ? split.above() : node);
    }

    assertThat(TreeSource.fits(new DecisionTree(spec, node))).isTrue();
    assertThat(TreeSource.fits(new DecisionTree(spec, new Split(0, 0, node, node)))).isFalse();
  }
}
