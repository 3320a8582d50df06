package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.AllocatedBytes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationWriterTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final ObservationSpec spec =
      new ObservationSpec(
          List.of(
              new ObservationSpec.Component("position", 2, "m", -INFINITY, INFINITY),
              new ObservationSpec.Component("fuel", 1, "", 0, 1)));
  private final ObservationWriter writer = new ObservationWriter(spec);
  private final float[] target = new float[5];

  @BeforeEach
  void begin() {
    writer.begin(3, 250, target, 1);
  }

  @Test
  void writesFromTheOffsetOnInOrder() {
    writer.add(1.5f, -2).add(0.25f).end();

    assertThat(target).containsExactly(0, 1.5f, -2, 0.25f, 0);
  }

  @Test
  void writesFlagsAsOneAndZero() {
    writer.add(true).add(false).add(true).end();

    assertThat(target).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void writesArrays() {
    writer.add(new float[] {4, 5, 6}).end();

    assertThat(target).containsExactly(0, 4, 5, 6, 0);
  }

  @Test
  void writesACategoryAsOneAmongZeros() {
    writer.addOneHot(1, 3).end();

    assertThat(target).containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  void beginningAnewForgetsWhatWasWritten() {
    writer.add(1).begin(0, 0, target, 0);
    writer.add(7, 8).add(9).end();

    assertThat(target).containsExactly(7, 8, 9, 0, 0);
  }

  @Test
  void tooFewNumbersNameTheFirstMissingComponentTheAgentAndTheTick() {
    writer.add(1);

    assertThatThrownBy(writer::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agent 3, tick 250")
        .hasMessageContaining("wrote 1 of 3 numbers")
        .hasMessageContaining("first one missing is position[1] (m)");
  }

  @Test
  void tooManyNumbersNameTheLastComponentTheAgentAndTheTick() {
    writer.add(1).add(2).add(3);

    assertThatThrownBy(() -> writer.add(4.5f))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agent 3, tick 250")
        .hasMessageContaining("3 numbers end with fuel")
        .hasMessageContaining("one more, 4.5");
    assertThat(target[4]).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteNameTheComponentTheAgentAndTheTick(float value) {
    writer.add(1);

    assertThatThrownBy(() -> writer.add(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("position[1] (m) is " + value)
        .hasMessageContaining("agent 3, tick 250");
  }

  @Test
  void theGreatestFiniteNumbersAreWrittenAsTheyAre() {
    writer.add(Float.MAX_VALUE, -Float.MAX_VALUE).add(Float.MIN_VALUE).end();

    assertThat(target).containsExactly(0, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aCategoryOutsideItsSizeIsAnError(int category) {
    assertThatThrownBy(() -> writer.addOneHot(category, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Category " + category + " is outside 0..2")
        .hasMessageContaining("agent 3, tick 250");
  }

  @Test
  void writingAllocatesNothing() {
    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 1000; i++) {
                writer.begin(0, i, target, 0);
                writer.add(1, 2).add(true).end();
              }
            });

    assertThat(bytes).isZero();
  }
}
