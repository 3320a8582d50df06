package io.github.gdxagents.dl4j;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a graph must be like to be trained: layers whose gradients are known to be right and that
 * compute the same in training and in play, and nothing in its configuration that training would
 * pass over in silence.
 */
final class GraphRequirements {

  static final String POLICY = "policy";
  static final String VALUE = "value";

  private static final Set<Class<?>> LAYERS =
      Set.of(
          DenseLayer.class, ActivationLayer.class, ConvolutionLayer.class, SubsamplingLayer.class);

  private static final Set<Class<?>> VERTICES =
      Set.of(
          ElementWiseVertex.class,
          MergeVertex.class,
          ScaleVertex.class,
          ShiftVertex.class,
          SubsetVertex.class);

  private GraphRequirements() {}

  /**
   * Looks at all that can be said without knowing the game.
   *
   * @throws InvalidSettingException naming the first vertex or setting that cannot be trained with,
   *     and what to do
   */
  static void requireTrainable(ComputationGraphConfiguration configuration) {
    if (configuration.getDataType() != DataType.FLOAT) {
      throw new InvalidSettingException(
          "The graph computes in %s, but training in FLOAT; set dataType(DataType.FLOAT)"
              .formatted(configuration.getDataType()));
    }
    for (Map.Entry<String, GraphVertex> entry : configuration.getVertices().entrySet()) {
      if (entry.getValue() instanceof LayerVertex vertex) {
        requireTrainable(entry.getKey(), vertex.getLayerConf().getLayer());
      } else if (!VERTICES.contains(entry.getValue().getClass())) {
        throw unknown("Vertex", entry.getKey(), entry.getValue(), VERTICES);
      }
    }
    List<String> outputs = configuration.getNetworkOutputs();
    if (outputs.size() != 2 || !outputs.containsAll(List.of(POLICY, VALUE))) {
      throw new InvalidSettingException(
          "The graph's outputs are %s, but must be %s and %s; name the layers so, and call setOutputs(\"%s\", \"%s\")"
              .formatted(outputs, POLICY, VALUE, POLICY, VALUE));
    }
    outputs.forEach(output -> requireHead(output, configuration));
    for (String vertex : configuration.getVertices().keySet()) {
      boolean used =
          outputs.contains(vertex)
              || configuration.getVertexInputs().values().stream()
                  .anyMatch(sources -> sources.contains(vertex));
      if (!used) {
        throw new InvalidSettingException(
            "'%s' feeds nothing, so it would have no gradient; connect it, or remove it"
                .formatted(vertex));
      }
    }
  }

  private static void requireTrainable(String name, Layer layer) {
    if (!LAYERS.contains(layer.getClass())) {
      throw unknown("Layer", name, layer, LAYERS);
    }
    boolean dropout = layer.getIDropout() != null;
    boolean constraints = layer.getConstraints() != null && !layer.getConstraints().isEmpty();
    require(!dropout, name, "dropout", "actions would be judged by another network than drew them");
    require(!constraints, name, "constraints", "only DL4J's own fit applies them");
    if (layer instanceof ActivationLayer activation) {
      requireNotRandom(name, activation.getActivationFn());
    }
    if (layer instanceof SubsamplingLayer pooling) {
      require(
          pooling.getPoolingType() == PoolingType.MAX
              || pooling.getPoolingType() == PoolingType.AVG,
          name,
          "pooling of type " + pooling.getPoolingType(),
          "only MAX and AVG are known to have the right gradient");
    }
    if (layer instanceof BaseLayer base) {
      requireNotRandom(name, base.getActivationFn());
      boolean noise = base.getWeightNoise() != null;
      boolean regularized =
          !base.getRegularization().isEmpty() || !base.getRegularizationBias().isEmpty();
      boolean normalized =
          base.getGradientNormalization() != null
              && base.getGradientNormalization() != GradientNormalization.None;
      require(!noise, name, "weight noise", "the policy explores by drawing its actions");
      require(!regularized, name, "l1, l2 or weight decay", "the optimizer is not DL4J's");
      require(
          !normalized,
          name,
          "gradient normalization",
          "the optimizer is not DL4J's, and bounds gradients by max-gradient-norm");
    }
  }

  private static void requireNotRandom(String name, IActivation activation) {
    require(
        !(activation instanceof ActivationRReLU),
        name,
        "the random activation rrelu",
        "actions would be judged by another network than drew them");
  }

  private static void require(boolean holds, String layer, String what, String reason) {
    if (!holds) {
      throw new InvalidSettingException(
          "Layer '%s' has %s, which cannot be trained with here: %s; remove it"
              .formatted(layer, what, reason));
    }
  }

  private static InvalidSettingException unknown(
      String what, String name, Object found, Set<Class<?>> known) {
    return new InvalidSettingException(
        "%s '%s', of type %s, is not known to have the right gradient and to compute the same in training and in play; use one of %s"
            .formatted(
                what,
                name,
                found.getClass().getSimpleName(),
                String.join(", ", known.stream().map(Class::getSimpleName).sorted().toList())));
  }

  /** The losses are computed outside, so heads are plain sums that nothing else hangs on. */
  private static void requireHead(String name, ComputationGraphConfiguration configuration) {
    boolean plain =
        configuration.getVertices().get(name) instanceof LayerVertex vertex
            && vertex.getLayerConf().getLayer() instanceof DenseLayer head
            && head.getActivationFn() instanceof ActivationIdentity
            && !head.hasLayerNorm();
    if (!plain) {
      throw new InvalidSettingException(
          "Output '%s' must be a DenseLayer with Activation.IDENTITY, as losses are computed outside of the graph"
              .formatted(name));
    }
    configuration
        .getVertexInputs()
        .forEach(
            (vertex, sources) -> {
              if (sources.contains(name)) {
                throw new InvalidSettingException(
                    "Output '%s' also feeds '%s'; feed it from a layer before the output"
                        .formatted(name, vertex));
              }
            });
  }

  /**
   * Runs the graph once, on zeros.
   *
   * @throws InvalidSettingException if it does not take what agents observe, or does not put out
   *     what decides their actions
   */
  static void requireFits(ComputationGraph graph, GraphInputs inputs, AgentSpec spec) {
    Map<String, INDArray> activations;
    try {
      activations =
          graph.feedForward(inputs.of(new float[inputs.observationSize()], 1), false, true);
    } catch (RuntimeException e) {
      throw new InvalidSettingException(
          "The graph cannot take what agents observe, %s; make nIn of the layers behind its inputs fit. DL4J says: %s"
              .formatted(inputs, e.getMessage()),
          e);
    }
    requireSize(POLICY, activations, new ActionDistribution(spec.action()).outputSize(), spec);
    requireSize(VALUE, activations, 1, spec);
  }

  private static void requireSize(
      String output, Map<String, INDArray> activations, int size, AgentSpec spec) {
    long found = GraphPool.output(activations, output).length();
    if (found != size) {
      throw new InvalidSettingException(
          "Output '%s' puts out %s numbers, but %s needs %s; set its nOut to %s"
              .formatted(
                  output,
                  found,
                  output.equals(VALUE) ? "a value" : "the choices and axes of " + spec.action(),
                  size,
                  size));
    }
  }
}
