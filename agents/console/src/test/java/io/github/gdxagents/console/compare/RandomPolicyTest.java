package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import org.junit.jupiter.api.Test;

class RandomPolicyTest {

  private static final int DRAWS = 30_000;

  @Test
  void allowedChoicesAreEquallyProbableAndAxesUniform() {
    ActionSpec spec = new Lever(false).spec().action();
    ActionMask mask = new ActionMask(spec);
    mask.forbid(0, 2);
    Action action = new Action(spec);
    RandomPolicy policy = new RandomPolicy(1);
    int[] counts = new int[4];
    double sum = 0;
    double squares = 0;

    for (int draw = 0; draw < DRAWS; draw++) {
      policy.decide(new float[] {1}, mask, action);
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
  void itsReturnIsAlwaysTheSame() {
    double meanReturn = RandomPolicy.meanReturn(() -> new Lever(false));

    // One of three levers that are not locked gives 1; the mean of 100 pulls deviates by 0.047.
    assertThat(meanReturn).isEqualTo(1.0 / 3, within(0.15));
    assertThat(RandomPolicy.meanReturn(() -> new Lever(false))).isEqualTo(meanReturn);
  }
}
