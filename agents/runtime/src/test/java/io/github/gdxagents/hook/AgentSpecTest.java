package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSpecTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private static AgentSpec.Builder soldier() {
    return AgentSpec.builder()
        .fixedStepSeconds(0.02f)
        .ticksPerDecision(3)
        .observe("position", 2, "m", -10, 10)
        .observe("ammunition", 1, "")
        .discrete("move", "left", "stay", "right")
        .discrete("fire", "no", "yes")
        .continuous("aim", "rad", -3, 3)
        .continuous("throttle", "", 0, 1);
  }

  @Test
  void holdsWhatWasBuilt() {
    AgentSpec spec = soldier().build();

    assertThat(spec.fixedStepSeconds()).isEqualTo(0.02f);
    assertThat(spec.ticksPerDecision()).isEqualTo(3);
    assertThat(spec.observation().size()).isEqualTo(3);
    assertThat(spec.observation().components())
        .extracting("name")
        .containsExactly("position", "ammunition");
    assertThat(spec.observation().components().get(0).unit()).isEqualTo("m");
    assertThat(spec.observation().components().get(0).low()).isEqualTo(-10);
    assertThat(spec.observation().components().get(0).high()).isEqualTo(10);
    assertThat(spec.observation().components().get(1).low()).isEqualTo(-INFINITY);
    assertThat(spec.observation().components().get(1).high()).isEqualTo(INFINITY);
    assertThat(spec.action().branches()).extracting("name").containsExactly("move", "fire");
    assertThat(spec.action().branches().get(0).choices()).containsExactly("left", "stay", "right");
    assertThat(spec.action().axes()).extracting("name").containsExactly("aim", "throttle");
  }

  @Test
  void laysChoicesOfAllBranchesEndToEnd() {
    ActionSpec action = soldier().build().action();

    assertThat(action.branchCount()).isEqualTo(2);
    assertThat(action.axisCount()).isEqualTo(2);
    assertThat(action.choiceCount(0)).isEqualTo(3);
    assertThat(action.choiceCount(1)).isEqualTo(2);
    assertThat(action.choiceOffset(0)).isZero();
    assertThat(action.choiceOffset(1)).isEqualTo(3);
    assertThat(action.totalChoices()).isEqualTo(5);
  }

  @Test
  void aTickIsASixtiethAndADecisionOneTickUnlessSet() {
    AgentSpec spec = AgentSpec.builder().observe("x", 1, "").discrete("d", "a", "b").build();

    assertThat(spec.fixedStepSeconds()).isEqualTo(1 / 60f);
    assertThat(spec.ticksPerDecision()).isEqualTo(1);
  }

  @Test
  void namesThePlaceOfEachNumber() {
    ObservationSpec observation = soldier().build().observation();

    assertThat(observation.describeIndex(0)).isEqualTo("position[0] (m)");
    assertThat(observation.describeIndex(1)).isEqualTo("position[1] (m)");
    assertThat(observation.describeIndex(2)).isEqualTo("ammunition");
    assertThatThrownBy(() -> observation.describeIndex(3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void specsDoNotChangeWithTheListsTheyWereMadeOf() {
    assertThatThrownBy(() -> soldier().build().observation().components().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    AgentSpec.Builder builder = soldier();
    AgentSpec spec = builder.build();
    builder.observe("more", 1, "").discrete("more", "a", "b");

    assertThat(spec).isEqualTo(soldier().build());
  }

  // What is refused.

  @Test
  void anObservationNeedsAComponentAndAnActionABranchOrAxis() {
    assertRefused(
        () -> AgentSpec.builder().discrete("d", "a", "b").build(),
        "observation spec needs at least one component");
    assertRefused(
        () -> AgentSpec.builder().observe("x", 1, "").build(), "needs at least one branch or axis");
  }

  @Test
  void namesAreNeitherBlankNorTwice() {
    assertRefused(() -> soldier().observe(" ", 1, ""), "Each observation component needs a name");
    assertRefused(() -> soldier().discrete("", "a", "b"), "Each branch needs a name");
    assertRefused(
        () -> soldier().discrete("b", "a", " "), "Each choice of branch 'b' needs a name");
    assertRefused(() -> soldier().continuous("  ", "", 0, 1), "Each axis needs a name");
    assertRefused(
        () -> soldier().observe("position", 1, "").build(),
        "More than one observation component is named 'position'");
    assertRefused(
        () -> soldier().discrete("fire", "a", "b").build(), "More than one branch is named 'fire'");
    assertRefused(
        () -> soldier().discrete("b", "a", "c", "a"),
        "More than one choice of branch 'b' is named 'a'");
    assertRefused(
        () -> soldier().continuous("aim", "", 0, 1).build(), "More than one axis is named 'aim'");
  }

  /** Names are printed on consoles, which obey some characters. */
  @Test
  void textsHoldNoControlCharacters() {
    assertRefused(
        () -> AgentSpec.builder("a\nb").observe("x", 1, "").discrete("d", "a").build(),
        "The name of kind of agent holds the control character U+000A at index 1; remove it");
    assertRefused(() -> soldier().observe("a\u001B[2J", 1, ""), "U+001B at index 1");
    assertRefused(() -> soldier().observe("a", 1, "m\u0007"), "unit of observation component 'a'");
    assertRefused(
        () -> soldier().discrete("b\u202E", "a"),
        "name of branch holds the control character U+202E");
    assertRefused(() -> soldier().discrete("b", "a\u0000"), "name of choice of branch 'b' holds");
    assertRefused(() -> soldier().continuous("c\u2066", "", 0, 1), "name of axis holds");
    assertRefused(() -> soldier().continuous("c", "\u0085", 0, 1), "unit of axis 'c' holds");
  }

  @Test
  void aBranchNeedsAChoice() {
    assertRefused(() -> soldier().discrete("b"), "Branch 'b' needs at least one choice");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aComponentNeedsASize(int size) {
    assertRefused(
        () -> soldier().observe("x", size, ""),
        "Observation component 'x' needs a size of at least 1, not " + size);
  }

  @Test
  void anObservationOfMoreNumbersThanAnArrayHoldsIsRefused() {
    assertRefused(
        () ->
            AgentSpec.builder()
                .observe("x", Integer.MAX_VALUE, "")
                .observe("y", 1, "")
                .discrete("d", "a", "b")
                .build(),
        "at most 2147483647 numbers, not 2147483648");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN"})
  void boundsAreInOrder(float low, float high) {
    assertRefused(
        () -> soldier().observe("x", 1, "", low, high),
        "Observation component 'x' needs low < high");
    assertRefused(
        () -> soldier().continuous("a", "", low, high),
        "Axis 'a' needs finite bounds with low < high");
  }

  @ParameterizedTest
  @CsvSource({"-Infinity, 1", "0, Infinity"})
  void boundsOfAnAxisAreFinite(float low, float high) {
    assertRefused(() -> soldier().continuous("a", "", low, high), "Axis 'a' needs finite bounds");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void aTickTakesTime(float seconds) {
    assertRefused(
        () -> soldier().fixedStepSeconds(seconds).build(),
        "fixedStepSeconds must be above 0 and finite, not " + seconds);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  void aDecisionHoldsATick(int ticks) {
    assertRefused(
        () -> soldier().ticksPerDecision(ticks).build(),
        "ticksPerDecision must be at least 1, not " + ticks);
  }

  // Differences.

  @Test
  void equalSpecsHaveNoDifferences() {
    assertThat(soldier().build().differences("policy", soldier().build(), "game")).isEmpty();
    assertThat(soldier().build()).isEqualTo(soldier().build()).hasSameHashCodeAs(soldier().build());
  }

  @Test
  void everyDifferingPartIsNamedWithBothSides() {
    AgentSpec policy = soldier().build();
    AgentSpec game =
        AgentSpec.builder()
            .fixedStepSeconds(0.01f)
            .ticksPerDecision(4)
            .observe("position", 2, "km", -10, 10)
            .observe("ammunition", 1, "")
            .observe("health", 3, "hp", 0, 100)
            .discrete("move", "left", "right")
            .continuous("aim", "rad", -3, 3)
            .continuous("throttle", "", 0, 0.5f)
            .build();

    assertThat(policy.differences("policy", game, "game"))
        .containsExactly(
            "observation component 0: policy has position[2] m in -10.0..10.0, game has position[2] km in -10.0..10.0",
            "observation component 2: policy has none, game has health[3] hp in 0.0..100.0",
            "branch 0: policy has move[left, stay, right], game has move[left, right]",
            "branch 1: policy has fire[no, yes], game has none",
            "axis 1: policy has throttle in 0.0..1.0, game has throttle in 0.0..0.5",
            "fixedStepSeconds: policy has 0.02, game has 0.01",
            "ticksPerDecision: policy has 3, game has 4");
    assertThat(policy).isNotEqualTo(game);
  }

  @Test
  void eachPropertyOfAPartMakesADifference() {
    assertDiffers(components("x", 1, "m", 0, 1), components("y", 1, "m", 0, 1));
    assertDiffers(components("x", 1, "m", 0, 1), components("x", 2, "m", 0, 1));
    assertDiffers(components("x", 1, "m", 0, 1), components("x", 1, "cm", 0, 1));
    assertDiffers(components("x", 1, "m", 0, 1), components("x", 1, "m", -1, 1));
    assertDiffers(components("x", 1, "m", 0, 1), components("x", 1, "m", 0, 2));
    assertDiffers(axes("a", "N", 0, 1), axes("b", "N", 0, 1));
    assertDiffers(axes("a", "N", 0, 1), axes("a", "kN", 0, 1));
    assertDiffers(axes("a", "N", 0, 1), axes("a", "N", -1, 1));
    assertDiffers(axes("a", "N", 0, 1), axes("a", "N", 0, 2));
    assertDiffers(branches("d", "p", "q"), branches("e", "p", "q"));
    assertDiffers(branches("d", "p", "q"), branches("d", "q", "p"));
    assertDiffers(branches("d", "p", "q"), branches("d", "p", "q", "r"));
    assertDiffers(soldier().build(), soldier().fixedStepSeconds(0.03f).build());
    assertDiffers(soldier().build(), soldier().ticksPerDecision(2).build());
  }

  private static AgentSpec components(String name, int size, String unit, float low, float high) {
    return AgentSpec.builder().observe(name, size, unit, low, high).discrete("d", "a", "b").build();
  }

  private static AgentSpec axes(String name, String unit, float low, float high) {
    return AgentSpec.builder().observe("x", 1, "").continuous(name, unit, low, high).build();
  }

  private static AgentSpec branches(String name, String... choices) {
    return AgentSpec.builder().observe("x", 1, "").discrete(name, choices).build();
  }

  private static void assertDiffers(AgentSpec one, AgentSpec other) {
    List<String> differences = one.differences("one", other, "other");
    assertThat(differences).hasSize(1);
    assertThat(one).isNotEqualTo(other);
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aComponentIsDescribedWithoutASizeOfOneAndWithoutBoundsThatItLacks() {
    ObservationSpec spec =
        AgentSpec.builder()
            .observe("speed", 1, "m/s")
            .observe("fuel", 1, "", 0, 1)
            .observe("ray", 8, "m", 0, INFINITY)
            .observe("loss", 1, "", -INFINITY, 0)
            .discrete("d", "a", "b")
            .build()
            .observation();

    assertThat(spec.components())
        .extracting(ObservationSpec.Component::toString)
        .containsExactly(
            "speed m/s", "fuel in 0.0..1.0", "ray[8] m at least 0.0", "loss at most 0.0");
  }
}
