package io.github.gdxagents.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which encoders of two networks a model may hold as one. */
class OnnxEncoderTest {

  private static Dense layer(int inputs, int outputs, float weight, float bias) {
    float[] weights = new float[inputs * outputs];
    float[] biases = new float[outputs];
    weights[0] = weight;
    biases[0] = bias;
    return new Dense(inputs, outputs, weights, biases, Activation.RELU);
  }

  private static EncoderPart grid(int kernelHeight, int kernelWidth, float weight, float bias) {
    Patches patches = new Patches(1, 3, 3, kernelHeight, kernelWidth, 1);
    return new GridPart(List.of(new Convolution(patches, layer(2, 4, weight, bias))));
  }

  private static EncoderPart set(float weight, float bias) {
    return new SetPart(3, List.of(layer(2, 4, weight, bias)));
  }

  private static boolean same(EncoderPart one, EncoderPart other) {
    EncoderPart vector = new VectorPart(2);
    return OnnxEncoder.same(
        new Encoder(List.of(vector, one)), new Encoder(List.of(new VectorPart(2), other)));
  }

  @Test
  void partsAreTheSameByTheirNumbers() {
    assertThat(same(grid(1, 2, 0.5f, 1), grid(1, 2, 0.5f, 1))).isTrue();
    assertThat(same(set(0.5f, 1), set(0.5f, 1))).isTrue();
    assertThat(same(grid(1, 2, 0.5f, 1), grid(1, 2, 0.25f, 1))).isFalse();
    assertThat(same(grid(1, 2, 0.5f, 1), grid(1, 2, 0.5f, 2))).isFalse();
    assertThat(same(set(0.5f, 1), set(0.25f, 1))).isFalse();
    assertThat(same(set(0.5f, 1), set(0.5f, 2))).isFalse();
  }

  @Test
  void windowsThatLieOtherwiseAreOthersEvenWithTheSameNumbers() {
    assertThat(same(grid(1, 2, 0.5f, 1), grid(2, 1, 0.5f, 1))).isFalse();
  }

  @Test
  void partsOfOtherKindsOrSizesAreOthers() {
    assertThat(same(new VectorPart(7), set(0.5f, 1))).isFalse();
    assertThat(same(new VectorPart(7), new VectorPart(6))).isFalse();
    assertThat(
            OnnxEncoder.same(
                new Encoder(List.of(new VectorPart(2))),
                new Encoder(List.of(new VectorPart(2), new VectorPart(1)))))
        .isFalse();
  }
}
