package io.github.gdxagents.training;

import static io.github.gdxagents.training.ToyTraining.LEARNED;
import static io.github.gdxagents.training.ToyTraining.NOT_LEARNED;
import static io.github.gdxagents.training.ToyTraining.trained;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;
import org.junit.jupiter.api.Test;

/** A game that can only be learned if observations are stacked. */
class StackLearningTest {

  /** Shows a number each tick; 1 / 16 for naming the one shown three decisions ago. */
  private static final class RecallGame extends SoloGame {

    private final int[] shown = new int[20];

    RecallGame(int stacked) {
      super(
          AgentSpec.builder()
              .observe("number", 1, "", 0, 1)
              .stacked(stacked)
              .maxTicks(19)
              .discrete("recall", "zero", "one")
              .build());
    }

    @Override
    void begin() {
      for (int t = 0; t < shown.length; t++) {
        shown[t] = random.nextInt(2);
      }
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(shown[tick]);
    }

    @Override
    void step() {
      int decided = tick - 1;
      reward = decided >= 3 && choice == shown[decided - 3] ? 1 / 16f : 0;
    }
  }

  @Test
  void whatWasSeenThreeDecisionsAgoIsRecalledFromAStackOfFourOnly() {
    assertThat(trained(() -> new RecallGame(4), 30_000).meanReturn()).isGreaterThan(LEARNED);
    assertThat(trained(() -> new RecallGame(3), 30_000).meanReturn()).isLessThan(NOT_LEARNED);
  }
}
