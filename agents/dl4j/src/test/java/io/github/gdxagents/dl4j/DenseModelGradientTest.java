package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.network.GradientExample;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The networks of learned rewards, of curiosity and of imitation, with DL4J as their judge. */
class DenseModelGradientTest {

  private static final int INPUTS = 7;
  private static final List<Integer> HIDDEN = List.of(9, 6);

  @ParameterizedTest
  @CsvSource({"RELU, 1, 1", "RELU, 1, 33", "RELU, 3, 300", "TANH, 1, 33", "TANH, 3, 300"})
  void gradientIsThatOfDl4j(Activation activation, int outputs, int rows) {
    DenseModel model = new DenseModel(INPUTS, HIDDEN, activation, outputs, 1, rows, 1);
    float[] lively = GradientExample.lively(model.parameters(), 2);
    System.arraycopy(lively, 0, model.parameters(), 0, lively.length);
    model.parametersChanged();
    float[] input = random(rows * INPUTS, 3);
    float[] error = random(rows * outputs, 4);
    float[] output = new float[rows * outputs];
    float[] gradient = new float[model.parameters().length];
    model.forward(input, 0, rows, output, 0);
    model.backward(error, gradient);

    MultiLayerNetwork judge = judge(activation, outputs);
    setParameters(judge, model.parameters());
    judge.setInput(Nd4j.create(input, new int[] {rows, INPUTS}, 'c'));
    List<INDArray> activations = judge.feedForward(true, false);
    Gradient expected =
        judge
            .backpropGradient(
                Nd4j.create(error, new int[] {rows, outputs}, 'c'),
                LayerWorkspaceMgr.noWorkspaces())
            .getFirst();

    assertClose(output, numbers(activations.get(activations.size() - 1)));
    int offset = 0;
    for (int layer = 0; layer < judge.getnLayers(); layer++) {
      offset = assertClose(gradient, offset, expected.getGradientFor(layer + "_W").transpose());
      offset = assertClose(gradient, offset, expected.getGradientFor(layer + "_b"));
    }
    assertThat(offset).isEqualTo(gradient.length);
  }

  private static float[] random(int count, long seed) {
    float[] numbers = new float[count];
    RandomRollouts.fill(numbers, new RandomStream(seed));
    return numbers;
  }

  private static MultiLayerNetwork judge(Activation activation, int outputs) {
    NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder().list();
    int width = INPUTS;
    for (int hidden : HIDDEN) {
      builder.layer(dense(width, hidden, activation.name()));
      width = hidden;
    }
    MultiLayerNetwork judge =
        new MultiLayerNetwork(builder.layer(dense(width, outputs, "IDENTITY")).build());
    judge.init();
    return judge;
  }

  private static DenseLayer dense(int inputs, int outputs, String activation) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(org.nd4j.linalg.activations.Activation.valueOf(activation))
        .build();
  }

  /** Layer by layer, weights as {@code [outputs x inputs]}, then biases. */
  private static void setParameters(MultiLayerNetwork judge, float[] parameters) {
    INDArray all = Nd4j.create(parameters);
    int offset = 0;
    for (int layer = 0; layer < judge.getnLayers(); layer++) {
      INDArray weights = judge.getParam(layer + "_W");
      INDArray biases = judge.getParam(layer + "_b");
      weights.assign(
          part(all, offset, weights.length())
              .reshape(weights.columns(), weights.rows())
              .transpose());
      offset += (int) weights.length();
      biases.assign(part(all, offset, biases.length()).reshape(1, biases.length()));
      offset += (int) biases.length();
    }
  }

  private static INDArray part(INDArray all, long from, long length) {
    return all.get(NDArrayIndex.interval(from, from + length)).dup();
  }

  private static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static int assertClose(float[] actual, int from, INDArray expected) {
    float[] numbers = numbers(expected);
    float[] part = new float[numbers.length];
    System.arraycopy(actual, from, part, 0, part.length);
    assertClose(part, numbers);
    return from + numbers.length;
  }

  private static void assertClose(float[] actual, float[] expected) {
    double greatest = GradientExample.greatest(expected);
    assertThat(greatest).isPositive();
    assertThat(actual).containsExactly(expected, within((float) (1e-5 * greatest)));
  }
}
