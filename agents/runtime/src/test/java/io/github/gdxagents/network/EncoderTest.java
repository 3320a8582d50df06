package io.github.gdxagents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

  private static final int PLACES = 6;
  private static final int NUMBERS_EACH = 3;

  private final RandomStream random = new RandomStream(6);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private Dense rectified(int inputs, int outputs) {
    return new Dense(inputs, outputs, numbers(inputs * outputs), numbers(outputs), Activation.RELU);
  }

  private Convolution convolution(Patches patches, int filters) {
    return new Convolution(patches, rectified(patches.size(), filters));
  }

  /** A grid of 2 x 7 x 6 through three convolutions: 5 x 3 x 2, 4 x 2 x 1, and 3 x 1 x 1. */
  private GridPart grid() {
    return new GridPart(
        List.of(
            convolution(new Patches(2, 7, 6, 3, 3, 2), 5),
            convolution(new Patches(5, 3, 2, 2, 2, 1), 4),
            convolution(new Patches(4, 2, 1, 2, 1, 3), 3)));
  }

  private SetPart set() {
    return new SetPart(PLACES, List.of(rectified(NUMBERS_EACH, 8), rectified(8, 4)));
  }

  private Network network(EncoderPart... parts) {
    Encoder encoder = new Encoder(List.of(parts));
    int outputs = encoder.outputs();
    return new Network(
        List.of(encoder, new Dense(outputs, 2, numbers(outputs * 2), numbers(2), null)));
  }

  private static float[] encoded(EncoderPart part, float[] x) {
    Network network = new Network(List.of(new Encoder(List.of(part))));
    float[] y = new float[part.outputs()];
    network.forward(x, 1, network.newScratch(1), y);
    return y;
  }

  /** A set with its first places taken. */
  private float[] entities(int count) {
    float[] x = new float[1 + PLACES * NUMBERS_EACH];
    System.arraycopy(numbers(count * NUMBERS_EACH), 0, x, 1, count * NUMBERS_EACH);
    x[0] = (float) count / PLACES;
    return x;
  }

  @ParameterizedTest(name = "kernel {0} x {1}, stride {2}")
  @CsvSource({"1, 1, 1", "3, 3, 1", "3, 2, 2", "7, 6, 1", "2, 5, 4"})
  void aConvolutionIsTheSumOverEachPatch(int kernelHeight, int kernelWidth, int stride) {
    Patches patches = new Patches(2, 7, 6, kernelHeight, kernelWidth, stride);
    Convolution convolution = convolution(patches, 5);
    float[] x = numbers(2 * 7 * 6);
    float[] y = encoded(new GridPart(List.of(convolution)), x);
    float[] weights = convolution.filters().weights();
    assertThat(y).hasSize(patches.rows() * patches.columns() * 5);
    for (int row = 0; row < patches.rows(); row++) {
      for (int column = 0; column < patches.columns(); column++) {
        for (int filter = 0; filter < 5; filter++) {
          double sum = convolution.filters().biases()[filter];
          for (int channel = 0; channel < 2; channel++) {
            for (int down = 0; down < kernelHeight; down++) {
              for (int right = 0; right < kernelWidth; right++) {
                int cell = (row * stride + down) * 6 + column * stride + right;
                int input = (down * kernelWidth + right) * 2 + channel;
                sum += (double) x[channel * 42 + cell] * weights[input * 5 + filter];
              }
            }
          }
          assertThat((double) y[(row * patches.columns() + column) * 5 + filter])
              .isCloseTo(Math.max(0, sum), within(1e-5));
        }
      }
    }
  }

  /** Without a rounding in between: small whole numbers through three layers. */
  @Test
  void convolutionsFollowOneAnother() {
    float[] ones = new float[9];
    Arrays.fill(ones, 1);
    Dense sum = new Dense(9, 1, ones, new float[1], Activation.RELU);
    GridPart part =
        new GridPart(
            List.of(
                new Convolution(new Patches(1, 7, 7, 3, 3, 1), sum),
                new Convolution(new Patches(1, 5, 5, 3, 3, 1), sum),
                new Convolution(new Patches(1, 3, 3, 3, 3, 1), sum)));
    float[] x = new float[49];
    x[3 * 7 + 3] = 1; // seen by 3 x 3, then 3 + 2 + ... windows: 7 x 7 of (1 2 3 2 1)
    x[0] = 10; // seen by one window of each
    assertThat(encoded(part, x)).containsExactly(7 * 7 + 10);
  }

  @Test
  void theOrderOfEntitiesShowsNowhere() {
    SetPart part = set();
    float[] x = entities(5);
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    float[] expected = encoded(part, x);
    Collections.rotate(order, 2);
    Collections.swap(order, 0, 3);
    float[] moved = x.clone();
    for (int entity = 0; entity < 5; entity++) {
      System.arraycopy(
          x, 1 + entity * NUMBERS_EACH, moved, 1 + order.get(entity) * NUMBERS_EACH, NUMBERS_EACH);
    }
    assertThat(moved).isNotEqualTo(x);
    assertThat(encoded(part, moved)).isEqualTo(expected);
  }

  @Test
  void onlyEntitiesThatAreThereCount() {
    SetPart part = set();
    float[] x = entities(2);
    float[] expected = encoded(part, x);
    Arrays.fill(x, 1 + 2 * NUMBERS_EACH, x.length, 1000);
    assertThat(encoded(part, x)).isEqualTo(expected);
    float[] none = entities(0);
    Arrays.fill(none, 1, none.length, 1000);
    assertThat(encoded(part, none)).containsExactly(0, 0, 0, 0, 0);
    float[] full = entities(PLACES);
    assertThat(encoded(part, full)[0]).isEqualTo(1);
  }

  /**
   * Of the share of places that are taken, whatever it is: a damaged policy may give any number.
   */
  @ParameterizedTest
  @ValueSource(
      floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1, 2, 1e30f, -1e30f})
  void noShareReachesBeyondThePlaces(float share) {
    assertThat(SetPart.count(share, PLACES)).isBetween(0, PLACES);
  }

  @Test
  void everyCountIsReadFromItsShare() {
    for (int places = 1; places < 3_000; places++) {
      float inverse = 1f / places;
      for (int count = 0; count <= places; count += 1 + places / 50) {
        assertThat(SetPart.count(count * inverse, places)).isEqualTo(count);
      }
    }
  }

  /** Few rows go through the network row by row, many number by number. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 47, 48, 130})
  void aBotInABatchSeesWhatItWouldAlone(int bots) {
    Network network = network(grid(), new VectorPart(2), set(), new VectorPart(1));
    int inputs = network.inputSize();
    float[] x = numbers(bots * inputs);
    for (int bot = 0; bot < bots; bot++) {
      x[bot * inputs + 84 + 2] = (float) (bot % (PLACES + 1)) / PLACES;
    }
    float[] outputs = new float[bots * 2];
    network.forward(x, bots, network.newScratch(bots), outputs);
    float[] output = new float[2];
    for (int bot = 0; bot < bots; bot++) {
      float[] seen = Arrays.copyOfRange(x, bot * inputs, (bot + 1) * inputs);
      network.forward(seen, 1, network.newScratch(1), output);
      assertThat(Arrays.copyOfRange(outputs, bot * 2, bot * 2 + 2)).isEqualTo(output);
    }
  }

  @Test
  void partsLieEndToEnd() {
    GridPart grid = grid();
    SetPart set = set();
    float[] cells = numbers(84);
    float[] entities = entities(4);
    float[] x = new float[1 + 84 + entities.length];
    x[0] = 7;
    System.arraycopy(cells, 0, x, 1, 84);
    System.arraycopy(entities, 0, x, 85, entities.length);
    Encoder encoder = new Encoder(List.of(new VectorPart(1), grid, set));
    Network network = new Network(List.of(encoder));
    float[] y = new float[encoder.outputs()];
    network.forward(x, 1, network.newScratch(1), y);
    assertThat(y[0]).isEqualTo(7);
    assertThat(Arrays.copyOfRange(y, 1, 4)).isEqualTo(encoded(grid, cells));
    assertThat(Arrays.copyOfRange(y, 4, 9)).isEqualTo(encoded(set, entities));
    assertThat(encoder.weights())
        .hasSize(encoder.parameterCount() - encoder.biases().length)
        .startsWith(grid.layers().get(0).weights())
        .endsWith(set.layers().get(1).weights());
  }

  @Test
  void whatIsFoldedIsWhatWasUnfolded() {
    Patches patches = new Patches(2, 5, 4, 3, 2, 2);
    float[] grid = numbers(patches.gridSize());
    float[] patchNumbers = numbers(patches.count() * patches.size());
    float[] unfolded = new float[patchNumbers.length];
    patches.unfold(grid, 0, 2, unfolded, 0, patches.size());
    float[] folded = new float[grid.length];
    patches.fold(patchNumbers, 0, patches.size(), folded, 0, 2);
    // <unfold(x), p> = <x, fold(p)>
    assertThat(dot(unfolded, patchNumbers)).isCloseTo(dot(grid, folded), within(1e-4));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Patches(1, 4, 4, 5, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("patches of 5 x 3, 1 apart, of a grid of 1 x 4 x 4");
    assertThatThrownBy(() -> new Patches(1, 4, 4, 3, 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patches(1000, 1000, 1000, 64, 64, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have more than 4194304");
    assertThatThrownBy(() -> new Convolution(new Patches(1, 4, 4, 3, 3, 1), rectified(8, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The filters take 8 numbers");
    assertThatThrownBy(
            () ->
                new GridPart(
                    List.of(
                        convolution(new Patches(1, 4, 4, 3, 3, 1), 2),
                        convolution(new Patches(2, 3, 2, 2, 2, 1), 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("puts out 2 x 2 x 2");
    assertThatThrownBy(() -> new GridPart(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SetPart(3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SetPart(3, List.of(rectified(2, 3), rectified(4, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Layer 1 of a set");
    assertThatThrownBy(() -> new Encoder(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
