package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class RandomPlayerTest {

  private static final int DRAWS = 30_000;

  private static final ActionSpec SPEC =
      new ActionSpec(
          Collections.singletonList(
              new ActionSpec.Branch("lever", Arrays.asList("a", "b", "c", "d"))),
          Collections.singletonList(new ActionSpec.Axis("force", "N", -1, 3)));

  private final ActionMask mask = new ActionMask(SPEC);
  private final Action action = new Action(SPEC);

  @Test
  void allowedChoicesAreEquallyProbableAndAxesUniform() {
    mask.forbid(0, 2);
    RandomPlayer player = new RandomPlayer(1);
    int[] counts = new int[4];
    double sum = 0;
    double squares = 0;

    for (int draw = 0; draw < DRAWS; draw++) {
      player.decide(new float[] {1}, mask, action);
      counts[action.choice(0)]++;
      sum += action.axis(0);
      squares += (action.axis(0) - 1) * (action.axis(0) - 1);
    }

    assertThat(counts[2]).isZero();
    for (int choice : new int[] {0, 1, 3}) {
      assertThat((double) counts[choice] / DRAWS).isEqualTo(1.0 / 3, within(0.015));
    }
    // Uniform from -1 to 3: mean 1, variance 16 / 12.
    assertThat(sum / DRAWS).isEqualTo(1, within(0.03));
    assertThat(squares / DRAWS).isEqualTo(16.0 / 12, within(0.03));
  }

  @Test
  void theMaskLeavesTheStreamInStep() {
    RandomStream free = new RandomStream(7);
    RandomStream masked = new RandomStream(7);

    RandomPlayer.draw(free, mask, action);
    for (int choice = 0; choice < 4; choice++) {
      mask.forbid(0, choice);
    }
    RandomPlayer.draw(masked, mask, action);

    assertThat(action.choice(0)).as("where nothing is allowed").isZero();
    assertThat(masked.nextLong()).isEqualTo(free.nextLong());
  }

  @Test
  void theSameSeedPlaysTheSame() {
    Action other = new Action(SPEC);
    RandomPlayer player = new RandomPlayer(3);
    RandomPlayer twin = new RandomPlayer(3);

    for (int draw = 0; draw < 100; draw++) {
      player.decide(new float[] {1}, mask, action);
      twin.decide(new float[] {1}, mask, other);
      assertThat(action).hasToString(other.toString());
    }
  }

  @Test
  void playingAllocatesNothing() {
    RandomPlayer player = new RandomPlayer(1);
    float[] observation = {1};

    assertThat(AllocatedBytes.whenWarm(() -> player.decide(observation, mask, action))).isZero();
  }
}
