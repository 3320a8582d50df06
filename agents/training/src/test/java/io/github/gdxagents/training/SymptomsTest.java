package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymptomsTest {

  private static final int SLOTS = 4;
  private static final int STEPS = 100;
  private static final ActionSpec SPEC = ActionKind.HYBRID.spec(3).action();

  /** Rewarding, with even choices and axes near 0: nothing is wrong with it. */
  private final Rollout rollout = RandomRollouts.of(ActionKind.HYBRID, 3, SLOTS, STEPS, 1);

  private final Symptoms symptoms = new Symptoms(SPEC, false);

  SymptomsTest() {
    Arrays.fill(rollout.outputs, 0);
    for (int row = 0; row < rollout.rows(); row++) {
      for (int axis = 0; axis < SPEC.axisCount(); axis++) {
        rollout.actions[row * rollout.actionSize + SPEC.branchCount() + axis] = 0.5f;
      }
    }
  }

  private List<String> at(double progress) {
    return symptoms.of(rollout, progress, 7);
  }

  @Test
  void aHealthyRunHasNone() {
    for (int iteration = 0; iteration < 100; iteration++) {
      assertThat(at(iteration / 100.0)).isEmpty();
    }
  }

  @Test
  void thereWasNoReward() {
    Arrays.fill(rollout.rewards, 0);

    assertThat(at(0.19)).isEmpty();
    assertThat(at(0.2)).singleElement().asString().startsWith("No reward was other than 0 so far");
    assertThat(at(0.3)).as("told once").isEmpty();
  }

  @Test
  void aRewardLongAgoIsOneToLearnFrom() {
    at(0);
    Arrays.fill(rollout.rewards, 0);

    assertThat(at(0.5)).isEmpty();
  }

  @Test
  void aRunThatGoesOnDoesNotRepeatItself() throws IOException {
    at(0);
    Arrays.fill(rollout.rewards, 0);
    symptoms.of(rollout, 0.2, 0);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    symptoms.save(new DataOutputStream(saved));

    Symptoms loaded = new Symptoms(SPEC, false);
    loaded.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

    assertThat(loaded.of(rollout, 0.3, 0)).isEmpty();
  }

  @Test
  void noEpisodeHasEnded() {
    assertThat(symptoms.of(rollout, 0.1, 0)).isEmpty();
    assertThat(symptoms.of(rollout, 0.2, 0)).singleElement().asString().contains("maxTicks");
  }

  @Test
  void valuesExplainNothing() {
    for (int iteration = 0; iteration < 19; iteration++) {
      assertThat(symptoms.ofValues(-0.3, 0.5)).isEmpty();
    }
    assertThat(symptoms.ofValues(-0.3, 0.5))
        .singleElement()
        .asString()
        .contains("explained variance -0.30, for 20 iterations");
  }

  @Test
  void valuesThatExplainNowAndThenWillDo() {
    for (int iteration = 0; iteration < 100; iteration++) {
      assertThat(symptoms.ofValues(iteration % 20 == 19 ? 0.1 : -0.3, 0.5)).isEmpty();
    }
  }

  @Test
  void choicesAreCertainTooEarly() {
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.outputs[row * rollout.outputSize] = 12;
    }

    assertThat(at(0.5)).as("late in a run, that is what learning is for").isEmpty();
    assertThat(at(0.25))
        .singleElement()
        .asString()
        .startsWith("Choices of '" + SPEC.branches().get(0).name() + "' hardly vary any more")
        .contains("with 75 % of the steps to come");
  }

  @Test
  void aChoiceWithoutAnAlternativeIsNoSymptom() {
    Arrays.fill(rollout.masks, false);
    for (int row = 0; row < rollout.rows(); row++) {
      for (int branch = 0; branch < SPEC.branchCount(); branch++) {
        rollout.masks[row * rollout.maskSize + SPEC.choiceOffset(branch)] = true;
      }
    }

    assertThat(at(0.1)).isEmpty();
  }

  @Test
  void anAxisIsAtItsBounds() {
    int last = SPEC.branchCount() + SPEC.axisCount() - 1;
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.actions[row * rollout.actionSize + last] = row % 2 == 0 ? -1.2f : 3;
    }

    assertThat(at(0.1)).isEmpty();
    assertThat(at(0.2))
        .singleElement()
        .asString()
        .startsWith(
            "'" + SPEC.axes().get(SPEC.axisCount() - 1).name() + "' is at its bounds in 100 %");
  }

  @Test
  void episodesAreCutWhereTheyShouldBeWhole() {
    Symptoms whole = new Symptoms(SPEC, true);
    for (int slot = 0; slot < SLOTS / 2; slot++) {
      rollout.states[slot * STEPS + STEPS - 1] = AgentState.TERMINATED;
    }
    assertThat(whole.of(rollout, 0, 7)).as("half of them").isEmpty();

    rollout.states[STEPS - 1] = AgentState.RUNNING;

    assertThat(whole.of(rollout, 0, 7))
        .singleElement()
        .asString()
        .startsWith("Of 4 episodes, 3 were cut by the end of the rollout");
    assertThat(at(0)).as("others go on in the next rollout").isEmpty();
  }
}
