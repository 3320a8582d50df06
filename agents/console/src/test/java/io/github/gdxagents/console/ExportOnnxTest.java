package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import com.google.gson.JsonParser;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gdxagents.console.ExportedPolicies.Decision;
import io.github.gdxagents.console.ExportedPolicies.Sample;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX files as ONNX Runtime, ONNX' own checker and ONNX' own classes read them. */
class ExportOnnxTest {

  private static final double TOLERANCE = 1e-5;
  private static final int LIVES = 7;
  private static final int DECISIONS = 40;

  @TempDir Path folder;

  static Stream<Sample> policies() {
    return ExportedPolicies.all();
  }

  private Path export(Sample sample) throws IOException {
    Path file = folder.resolve("a.onnx");
    CommandLineRun.of(
            "export", sample.write(folder).toString(), "--onnx", file.toString(), "--overwrite")
        .succeeded();
    return file;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void decidesAsTheRuntimeDoesWithAndWithoutOptimizations(Sample sample)
      throws IOException, OrtException {
    Path file = export(sample);
    List<List<Decision>> lives = ExportedPolicies.lives(sample.policy(), LIVES, DECISIONS);
    for (OptLevel level : List.of(OptLevel.NO_OPT, OptLevel.ALL_OPT)) {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setOptimizationLevel(level);
        options.setIntraOpNumThreads(1);
        try (OrtSession session =
            OrtEnvironment.getEnvironment().createSession(file.toString(), options)) {
          assertSame(sample.policy(), lives, session);
          assertSame(sample.policy(), lives.subList(5, 6), session);
        }
      }
    }
  }

  /** Decides on all lives at once, from decision to decision. */
  private static void assertSame(Policy policy, List<List<Decision>> lives, OrtSession session)
      throws OrtException {
    float[][] memory = new float[lives.size()][memorySize(session)];
    for (int d = 0; d < DECISIONS; d++) {
      int decision = d;
      List<Decision> decisions = lives.stream().map(life -> life.get(decision)).toList();
      memory = assertSame(policy, decisions, memory, session);
    }
  }

  private static int memorySize(OrtSession session) throws OrtException {
    NodeInfo memory = session.getInputInfo().get("memory");
    return memory == null ? 0 : (int) ((TensorInfo) memory.getInfo()).getShape()[1];
  }

  /** Returns what is remembered after the decisions. */
  private static float[][] assertSame(
      Policy policy, List<Decision> decisions, float[][] memory, OrtSession session)
      throws OrtException {
    ActionSpec spec = policy.spec().action();
    boolean[][] masks = decisions.stream().map(Decision::allowed).toArray(boolean[][]::new);
    float[][] observations = decisions.stream().map(Decision::observation).toArray(float[][]::new);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    inputs.put("observation", OnnxTensor.createTensor(environment, observations));
    Set<String> outputs = new HashSet<>();
    if (spec.branchCount() > 0) {
      inputs.put("action_mask", OnnxTensor.createTensor(environment, masks));
      outputs.addAll(Set.of("logits", "probabilities", "choices"));
    }
    if (spec.axisCount() > 0) {
      outputs.addAll(Set.of("axes", "mean", "standard_deviation"));
    }
    if (policy.valueNetwork() != null) {
      outputs.add("value");
    }
    if (policy.remembers()) {
      inputs.put("memory", OnnxTensor.createTensor(environment, memory));
      outputs.add("next_memory");
    }
    assertThat(session.getInputNames()).isEqualTo(inputs.keySet());
    assertThat(session.getOutputNames()).isEqualTo(outputs);
    try (OrtSession.Result result = session.run(inputs)) {
      for (int row = 0; row < decisions.size(); row++) {
        assertSame(policy, decisions.get(row), result, row);
      }
      return policy.remembers()
          ? (float[][]) result.get("next_memory").orElseThrow().getValue()
          : memory;
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static void assertSame(
      Policy policy, Decision decision, OrtSession.Result result, int row) throws OrtException {
    ActionSpec spec = policy.spec().action();
    for (int b = 0; b < spec.branchCount(); b++) {
      float[] logits = floats(result, "logits", row);
      float[] probabilities = floats(result, "probabilities", row);
      int first = spec.choiceOffset(b);
      for (int c = 0; c < spec.choiceCount(b); c++) {
        if (!decision.allowed()[first + c]) {
          assertThat(logits[first + c]).isEqualTo(Float.NEGATIVE_INFINITY);
          assertThat(probabilities[first + c]).isZero();
        }
        assertThat((double) probabilities[first + c])
            .isCloseTo(decision.probabilities()[b][c], within(TOLERANCE));
      }
      int expected = decision.action().choice(b);
      int choice = (int) ((long[][]) result.get("choices").orElseThrow().getValue())[row][b];
      assertThat(decision.allowed()[first + choice]).isTrue();
      // Two that are equal but for rounding may change places; two that are equal may not.
      if (logits[first + choice] == logits[first + expected]) {
        assertThat(choice).isEqualTo(expected);
      }
      assertClose(logits[first + choice], logits[first + expected], 1);
    }
    for (int a = 0; a < spec.axisCount(); a++) {
      ActionSpec.Axis axis = spec.axes().get(a);
      float value = floats(result, "axes", row)[a];
      double range = (double) axis.high() - axis.low();
      assertThat(value).isBetween(axis.low(), axis.high());
      assertClose(value, decision.action().axis(a), range);
      assertClose(floats(result, "mean", row)[a], decision.means()[a], range);
      assertClose(
          floats(result, "standard_deviation", row)[a], decision.standardDeviations()[a], range);
    }
    if (policy.valueNetwork() != null) {
      double scale = ExportedPolicies.terms(policy.valueNetwork());
      assertClose(floats(result, "value", row)[0], decision.value(), scale);
    }
  }

  private static float[] floats(OrtSession.Result result, String name, int row)
      throws OrtException {
    return ((float[][]) result.get(name).orElseThrow().getValue())[row];
  }

  /** Of numbers beyond the scale, what counts is the share; floats end before doubles do. */
  private static void assertClose(float actual, double expected, double scale) {
    if (Float.isInfinite(actual)) {
      assertThat(Math.abs(expected)).isGreaterThan(3e38);
      return;
    }
    double tolerance = TOLERANCE * Math.max(Math.abs(expected), scale);
    assertThat((double) actual).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyFieldIsOneOfOnnxAndEveryValueIsMadeBeforeItIsUsed(Sample sample) throws IOException {
    OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(export(sample)));

    assertKnown(model);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(13);
    assertThat(model.getIrVersion()).isEqualTo(7);
    OnnxMl.GraphProto graph = model.getGraph();
    Set<String> values = new HashSet<>();
    graph.getInputList().forEach(input -> assertThat(values.add(input.getName())).isTrue());
    for (OnnxMl.TensorProto constant : graph.getInitializerList()) {
      assertThat(values.add(constant.getName())).as(constant.getName()).isTrue();
      long size = constant.getDimsList().stream().reduce(1L, (a, b) -> a * b);
      assertThat(constant.getRawData().size())
          .isEqualTo((int) size * (constant.getDataType() == 1 ? 4 : 8));
    }
    Set<String> used = new HashSet<>();
    for (OnnxMl.NodeProto node : graph.getNodeList()) {
      assertThat(values).as(node.getName()).containsAll(node.getInputList());
      used.addAll(node.getInputList());
      assertThat(values.add(node.getOutput(0))).as(node.getName()).isTrue();
    }
    graph.getOutputList().forEach(output -> used.add(output.getName()));
    assertThat(used).isEqualTo(values);
    Stream.concat(graph.getInputList().stream(), graph.getOutputList().stream())
        .map(value -> value.getType().getTensorType().getShape())
        .forEach(
            shape -> {
              assertThat(shape.getDim(0).getDimParam()).isEqualTo("batch");
              assertThat(shape.getDim(1).getDimValue()).isPositive();
            });
  }

  /** No field that ONNX does not have, at any depth. */
  private static void assertKnown(Message message) {
    assertThat(message.getUnknownFields().asMap())
        .as(message.getDescriptorForType().getName())
        .isEmpty();
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      List<?> values = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
      for (Object value : values) {
        if (value instanceof Message part) {
          assertKnown(part);
        }
      }
    }
  }

  @Test
  void whatTwoNetworksShareIsThereOnce() throws IOException {
    assertThat(products(graph("a shared trunk"))).isEqualTo(4);
    assertThat(products(graph("a shared trunk with a memory"))).isEqualTo(5);
    assertThat(memorySize(graph("a shared trunk with a memory"))).isEqualTo(3);
    assertThat(memorySize(graph("a memory, and one of the values"))).isEqualTo(6 + 9);
    assertThat(nodes(graph("a shared trunk that sees"), "Conv")).isEqualTo(2);
    assertThat(nodes(graph("a shared trunk that sees"), "ReduceMax")).isEqualTo(1);
    assertThat(products(graph("a shared trunk that sees"))).isEqualTo(3);
    assertThat(products(graph("a shared trunk that sees and remembers"))).isEqualTo(4);
    assertThat(nodes(graph("vectors, grids and sets, seen"), "Conv")).isEqualTo(2 * 2);
  }

  private OnnxMl.GraphProto graph(String sample) throws IOException {
    Path file = export(ExportedPolicies.named(sample));
    return OnnxMl.ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
  }

  private static long products(OnnxMl.GraphProto graph) {
    return nodes(graph, "Gemm");
  }

  private static long nodes(OnnxMl.GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(node -> node.getOpType().equals(operator)).count();
  }

  private static long memorySize(OnnxMl.GraphProto graph) {
    return graph.getInputList().stream()
        .filter(input -> input.getName().equals("memory"))
        .mapToLong(input -> input.getType().getTensorType().getShape().getDim(1).getDimValue())
        .sum();
  }

  @Test
  void theMetadataTellsWhatNumbersMean() throws IOException, OrtException {
    Sample lander = ExportedPolicies.bundled("lander");

    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(export(lander).toString())) {
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();
      assertThat(
              JsonParser.parseString(metadata.get("gdx_agents"))
                  .getAsJsonObject()
                  .getAsJsonArray("branches")
                  .get(0)
                  .getAsJsonObject()
                  .getAsJsonArray("choices"))
          .hasSize(4);
      assertThat(session.getMetadata().getProducerName()).isEqualTo("gdx-agents");
    }
  }

  @Test
  void aHundredBranchesAndAxesOfAStrangerAreAPolicyAsAnyOther() throws IOException, OrtException {
    AgentSpec.Builder spec = AgentSpec.builder().observe("\"x\" \\ */ \uD83D\uDE80", 2, "m");
    for (int i = 0; i < 100; i++) {
      spec.discrete("logits " + i, "batch", "observation", "\"\\");
      spec.continuous("axes " + i, "", -i - 1, i);
    }
    Sample sample =
        new Sample("many", ExportedPolicies.policy(spec.build(), 8, Activation.TANH, true));

    decidesAsTheRuntimeDoesWithAndWithoutOptimizations(sample);
    everyFieldIsOneOfOnnxAndEveryValueIsMadeBeforeItIsUsed(sample);
  }

  @Test
  void theCheckerOfOnnxFindsNothing() throws IOException, InterruptedException {
    Python.require("onnx");
    List<String> files = new ArrayList<>();
    for (Sample sample : policies().toList()) {
      Path file = folder.resolve(files.size() + ".onnx");
      Files.move(export(sample), file);
      files.add(file.toString());
    }

    String report =
        Python.run(
            """
            import sys, onnx
            for file in sys.argv[1:]:
                onnx.checker.check_model(file, full_check=True)
                model = onnx.shape_inference.infer_shapes(
                    onnx.load(file), check_type=True, strict_mode=True, data_prop=True)
                print(file, len(model.graph.output))
            """,
            files);

    assertThat(report.lines()).hasSize(files.size());
  }

  @Test
  void theSamePolicyGivesTheSameBytes() throws IOException {
    Sample lander = ExportedPolicies.bundled("lander-continuous");

    byte[] once = Files.readAllBytes(export(lander));

    assertThat(Files.readAllBytes(export(lander))).isEqualTo(once);
  }
}
