package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationWriterTest {

  private static final Episode EPISODE = Episode.of(77);
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final ObservationSpec spec =
      new ObservationSpec(
          List.of(
              new ObservationSpec.Component("position", 2, "m", -INFINITY, INFINITY),
              new ObservationSpec.Component("fuel", 1, "", 0, 1)));
  private final ObservationWriter writer = new ObservationWriter(spec);
  private final float[] target = new float[3];

  @BeforeEach
  void begin() {
    writer.begin(3, EPISODE, 250, target);
  }

  @Test
  void writesInOrder() {
    writer.add(1.5f, -2).add(0.25f).end();

    assertThat(target).containsExactly(1.5f, -2, 0.25f);
  }

  @Test
  void writesFlagsAsOneAndZero() {
    writer.add(true).add(false).add(true).end();

    assertThat(target).containsExactly(1, 0, 1);
  }

  @Test
  void writesArrays() {
    writer.add(new float[] {4, 5, 6}).end();

    assertThat(target).containsExactly(4, 5, 6);
  }

  @Test
  void writesArraysThatBeginOrEndWithinAComponent() {
    writer.add(new float[] {4}).add(new float[] {5}).add(new float[] {0.5f}).add(new float[0]);
    writer.end();
    assertThat(target).containsExactly(4, 5, 0.5f);

    writer.begin(3, EPISODE, 251, target);
    writer.add(new float[] {6}).add(new float[] {7, 0.25f}).end();
    assertThat(target).containsExactly(6, 7, 0.25f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY})
  void arraysAreCheckedNumberByNumber(float wrong) {
    assertThatThrownBy(() -> writer.add(new float[] {1, wrong}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("position[1] (m) is " + wrong);
  }

  @Test
  void anArrayThatLeavesItsBoundsIsRemembered() {
    writer.add(new float[] {1, 2}).add(new float[] {2}).end();

    assertThat(writer.boundsViolation()).contains("fuel").contains("2.0").contains("0.0..1.0");
    assertThat(target).containsExactly(1, 2, 2);
  }

  @Test
  void writesACategoryAsOneAmongZeros() {
    writer.addOneHot(1, 3).end();

    assertThat(target).containsExactly(0, 1, 0);
  }

  @Test
  void beginningAnewForgetsWhatWasWritten() {
    writer.add(1).begin(0, EPISODE, 0, target);
    writer.add(7, 8).add(9).end();

    assertThat(target).containsExactly(7, 8, 9);
  }

  @Test
  void tooFewNumbersNameTheFirstMissingComponentTheAgentAndTheTick() {
    writer.add(1);

    assertThatThrownBy(writer::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agent 3, tick 250, seed 77")
        .hasMessageContaining("first number missing is position[1] (m)");
  }

  @Test
  void tooManyNumbersNameTheLastComponentTheAgentAndTheTick() {
    writer.add(1).add(2).add(3);

    assertThatThrownBy(() -> writer.add(4.5f))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agent 3, tick 250, seed 77")
        .hasMessageContaining("3 numbers end with fuel")
        .hasMessageContaining("one more, 4.5");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteNameTheComponentTheAgentAndTheTick(float value) {
    writer.add(1);

    assertThatThrownBy(() -> writer.add(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("position[1] (m) is " + value)
        .hasMessageContaining("agent 3, tick 250, seed 77");
  }

  @Test
  void theGreatestFiniteNumbersAreWrittenAsTheyAre() {
    writer.add(Float.MAX_VALUE, -Float.MAX_VALUE).add(Float.MIN_VALUE).end();

    assertThat(target).containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aCategoryOutsideItsSizeIsAnError(int category) {
    assertThatThrownBy(() -> writer.addOneHot(category, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Category " + category + " is outside 0..2")
        .hasMessageContaining("agent 3, tick 250, seed 77");
  }

  @Test
  void clippedNumbersAreHeldWithinTheBounds() {
    writer.addClipped(-1e9f).addClipped(3).addClipped(1.5f).end();

    assertThat(target).containsExactly(-1e9f, 3, 1);
    assertThat(writer.boundsViolation()).isEmpty();
    assertThatThrownBy(
            () -> {
              writer.begin(0, EPISODE, 0, target);
              writer.addClipped(Float.NaN);
            })
        .hasMessageContaining("is NaN");
  }

  @Test
  void theFirstNumberOutOfItsBoundsIsRememberedAndLetThrough() {
    writer.add(0, 0).add(1.25f).end();
    writer.begin(0, Episode.of(1), 1, target);
    writer.add(0, 0).add(-7).end();

    assertThat(target[2]).isEqualTo(-7);
    assertThat(writer.boundsViolation())
        .isEqualTo(
            "Observation component fuel is 1.25, outside of its declared bounds 0.0..1.0 (agent 3,"
                + " tick 250, seed 77)");
  }

  @Test
  void roundingIsNoViolationOfBounds() {
    writer.add(0, 0).add(1.000001f).end();
    assertThat(writer.boundsViolation()).isEmpty();

    writer.begin(0, EPISODE, 0, target);
    writer.add(0, 0).add(1.001f).end();
    assertThat(writer.boundsViolation()).isNotEmpty();
  }

  @Test
  void anglesAreWrittenAsSineAndCosine() {
    writer.addAngle((float) (20.5 * Math.PI)).add(0).end();

    assertThat(target[0]).isCloseTo(1, within(1e-5f));
    assertThat(target[1]).isCloseTo(0, within(1e-5f));
  }

  @Test
  void relativePlacesAreAheadAndToTheLeftOfTheObserver() {
    // Looking along y, what lies at greater y is ahead, and what lies at lesser x is to the left.
    writer.addRelative(1, 7, 3, 2, (float) (Math.PI / 2)).add(0).end();

    assertThat(target[0]).isCloseTo(5, within(1e-5f));
    assertThat(target[1]).isCloseTo(2, within(1e-5f));
  }

  @Test
  void aStackHoldsTheVectorsOfTheLastDecisionsTheLatestFirst() {
    ObservationSpec stacked =
        AgentSpec.builder()
            .observe("before", 1, "")
            .observe("ball", 2, "m")
            .stacked(3)
            .observe("after", 1, "")
            .discrete("move", "stay")
            .build()
            .observation();
    ObservationWriter stacking = new ObservationWriter(stacked);
    float[] observation = new float[8];
    for (int decision = 1; decision <= 4; decision++) {
      stacking.begin(0, EPISODE, decision, observation);
      stacking.add(-decision).add(decision, 10 * decision).add(100 * decision).end();
      if (decision == 2) {
        assertThat(observation).containsExactly(-2, 2, 20, 1, 10, 0, 0, 200);
      }
    }

    assertThat(observation).containsExactly(-4, 4, 40, 3, 30, 2, 20, 400);
    assertThat(stacked.describeIndex(2)).isEqualTo("ball[1] (m)");
    assertThat(stacked.describeIndex(3)).isEqualTo("ball[0] a decision ago (m)");
    assertThat(stacked.describeIndex(6)).isEqualTo("ball[1] 2 decisions ago (m)");
    assertThat(stacked.describeIndex(7)).isEqualTo("after");
  }

  @Test
  void aSetHoldsItsCountThenItsEntitiesThenZeros() {
    float[] observation = new float[9];
    Arrays.fill(observation, 9);
    ObservationWriter set = new ObservationWriter(crowd());
    set.begin(0, EPISODE, 0, observation);
    set.add(1, 2).add(3, 4).endSet().add(5).add(6).end();
    assertThat(observation).containsExactly(2, 1, 2, 3, 4, 0, 0, 5, 6);

    set.begin(0, EPISODE, 0, observation);
    set.endSet().add(7).add(8).end();
    assertThat(observation).containsExactly(0, 0, 0, 0, 0, 0, 0, 7, 8);
  }

  /** Up to three entities of two numbers each, then a grid of one row. */
  private static ObservationSpec crowd() {
    return AgentSpec.builder()
        .observeSet("crowd", 3, 2, "m", -10, 10)
        .observeGrid("map", 1, 1, 2, 0, 10)
        .discrete("move", "stay")
        .build()
        .observation();
  }

  @Test
  void setsMustBeEndedAndWholeAndNotTooLarge() {
    float[] observation = new float[9];
    ObservationWriter set = new ObservationWriter(crowd());
    set.begin(4, EPISODE, 5, observation);
    set.add(1, 2).add(3);
    assertThatThrownBy(set::endSet)
        .hasMessage(
            "The last entity of crowd has 1 numbers (agent 4, tick 5, seed 77), but each has 2");
    assertThatThrownBy(set::end).hasMessageContaining("the set crowd was not ended by endSet()");
    set.add(4).add(5, 6);
    assertThatThrownBy(() -> set.add(7))
        .hasMessageContaining("Too many entities in crowd (agent 4, tick 5, seed 77)")
        .hasMessageContaining("at most 3");
    set.endSet();
    assertThatThrownBy(set::endSet).hasMessageContaining("where no set is being written");
  }

  @Test
  void writingAllocatesNothing() {
    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 1000; i++) {
                writer.begin(0, EPISODE, i, target);
                writer.add(1, 2).add(true).end();
              }
            });

    assertThat(bytes).isZero();
  }
}
