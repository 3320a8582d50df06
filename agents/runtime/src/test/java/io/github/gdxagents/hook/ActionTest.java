package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {

  private final ActionSpec spec =
      AgentSpec.builder()
          .observe("x", 1, "")
          .discrete("move", "left", "stay", "right")
          .discrete("fire", "no", "yes")
          .continuous("aim", "rad", -1, 3)
          .build()
          .action();
  private final Action action = new Action(spec);
  private final ActionMask mask = new ActionMask(spec);

  @Test
  void aNewActionTakesFirstChoicesAndMiddles() {
    assertThat(action.choice(0)).isZero();
    assertThat(action.choice(1)).isZero();
    assertThat(action.axis(0)).isEqualTo(1);
  }

  @Test
  void isCopiedOutAndInAsChoicesThenAxes() {
    float[] numbers = {9, 2, 1, -0.5f, 9};
    assertThat(action.copyFrom(numbers, 1)).isEqualTo(4);
    assertThat(action).hasToString("choices [2, 1], axes [-0.5]");

    float[] copy = new float[5];
    assertThat(action.copyTo(copy, 2)).isEqualTo(5);
    assertThat(copy).containsExactly(0, 0, 2, 1, -0.5f);
    assertThatThrownBy(() -> action.copyFrom(new float[] {3, 0, 0}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> action.copyFrom(new float[] {0, 0, 3.5f}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMaskIsCopiedInAndKnowsItsFirstAllowedChoices() {
    mask.copyFrom(new boolean[] {true, false, false, true, false, true}, 1);
    assertThat(mask.firstAllowed(0)).isEqualTo(2);
    assertThat(mask.firstAllowed(1)).isEqualTo(1);
    boolean[] copy = new boolean[5];
    mask.copyTo(copy, 0);
    assertThat(copy).containsExactly(false, false, true, false, true);
  }

  @Test
  void holdsWhatIsSetUntilItIsReset() {
    action.setChoice(0, 2);
    action.setChoice(1, 1);
    action.setAxis(0, -0.5f);

    assertThat(action.choice(0)).isEqualTo(2);
    assertThat(action.choice(1)).isEqualTo(1);
    assertThat(action.axis(0)).isEqualTo(-0.5f);
    assertThat(action).hasToString("choices [2, 1], axes [-0.5]");

    action.reset();

    assertThat(action).hasToString("choices [0, 0], axes [1.0]");
  }

  @Test
  void boundsThemselvesAreWithinBounds() {
    action.setAxis(0, -1);
    assertThat(action.axis(0)).isEqualTo(-1);
    action.setAxis(0, 3);
    assertThat(action.axis(0)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aChoiceThatTheBranchLacksIsAnError(int choice) {
    assertThatThrownBy(() -> action.setChoice(0, choice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("move[left, stay, right] has choices 0 to 2, not " + choice);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1.0001f, 3.0001f, Float.NaN, Float.POSITIVE_INFINITY})
  void anAxisOutsideItsBoundsIsAnError(float value) {
    assertThatThrownBy(() -> action.setAxis(0, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Axis aim rad in -1.0..3.0 cannot take the value " + value);
  }

  @Test
  void aNewMaskAllowsEverything() {
    boolean[] allowed = new boolean[7];
    mask.copyTo(allowed, 1);

    assertThat(allowed).containsExactly(false, true, true, true, true, true, false);
    assertThat(mask.allowsEachBranch()).isTrue();
  }

  @Test
  void aMaskForbidsSingleChoicesUntilAllAreAllowedAgain() {
    mask.forbid(0, 1);
    mask.forbid(1, 0);

    boolean[] allowed = new boolean[5];
    mask.copyTo(allowed, 0);
    assertThat(allowed).containsExactly(true, false, true, false, true);
    assertThat(mask.isAllowed(0, 1)).isFalse();
    assertThat(mask.isAllowed(1, 1)).isTrue();
    assertThat(mask.allowsEachBranch()).isTrue();
    assertThat(mask).hasToString("move allows [left, right], fire allows [yes]");

    mask.allowAll();

    assertThat(mask.isAllowed(0, 1)).isTrue();
    assertThat(mask.isAllowed(1, 0)).isTrue();
  }

  @Test
  void oneAllowedChoiceIsEnoughWhereverItIs() {
    mask.forbid(0, 1);
    mask.forbid(0, 2);
    mask.forbid(1, 0);

    assertThat(mask.allowsEachBranch()).isTrue();
  }

  @Test
  void aMaskKnowsWhenABranchHasNothingLeft() {
    mask.forbid(1, 0);
    mask.forbid(1, 1);

    assertThat(mask.allowsEachBranch()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void maskingAChoiceThatTheBranchLacksIsAnError(int choice) {
    assertThatThrownBy(() -> mask.forbid(1, choice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fire[no, yes] has choices 0 to 1, not " + choice);
    assertThatThrownBy(() -> mask.isAllowed(1, choice))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Branches made from enums.

  private enum Engine {
    NONE,
    LEFT_SIDE,
    MAIN
  }

  private enum Gear {
    LOW,
    HIGH
  }

  @Test
  void aBranchOfAnEnumIsReadAndSetByItsConstants() {
    ActionSpec enums =
        AgentSpec.builder()
            .observe("x", 1, "")
            .discrete("move", "left", "right")
            .discrete("engine", Engine.class)
            .build()
            .action();
    Action taken = new Action(enums);
    assertThat(enums.branches().get(1).choices()).containsExactly("none", "left side", "main");
    assertThat(taken.choice(Engine.class)).isEqualTo(Engine.NONE);
    taken.setChoice(Engine.MAIN);

    assertThat(taken.choice(Engine.class)).isEqualTo(Engine.MAIN);
    assertThat(taken.choice(1)).isEqualTo(2);
    assertThat(taken.choice(1, Engine.class)).isEqualTo(Engine.MAIN);
    assertThatThrownBy(() -> taken.choice(Gear.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No branch is declared with " + Gear.class.getName());
    assertThatThrownBy(() -> taken.choice(0, Engine.class))
        .hasMessageContaining("Branch move[left, right] was not declared with an enum");
  }

  @Test
  void twoBranchesOfAnEnumAreToldApartByTheirNumbers() {
    ActionSpec enums =
        AgentSpec.builder()
            .observe("x", 1, "")
            .discrete("first gear", Gear.class)
            .discrete("second gear", Gear.class)
            .build()
            .action();
    Action taken = new Action(enums);
    taken.setChoice(1, 1);

    assertThat(taken.choice(0, Gear.class)).isEqualTo(Gear.LOW);
    assertThat(taken.choice(1, Gear.class)).isEqualTo(Gear.HIGH);
    assertThatThrownBy(() -> taken.choice(Gear.class)).hasMessageContaining("give its number too");
  }

  @Test
  void aPolicyThatWasTrainedBeforeABranchBecameAnEnumStillFits() {
    AgentSpec byNames =
        AgentSpec.builder().observe("x", 1, "").discrete("gear", "low", "high").build();
    AgentSpec byEnum = AgentSpec.builder().observe("x", 1, "").discrete("gear", Gear.class).build();

    assertThat(byEnum).isEqualTo(byNames);
    assertThat(byNames.differences("policy", byEnum, "game")).isEmpty();
  }
}
