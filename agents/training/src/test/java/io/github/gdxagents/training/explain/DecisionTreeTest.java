package io.github.gdxagents.training.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("x", 2, "m")
          .discrete("move", "left", "right", "stay")
          .continuous("aim", "rad", -2, 2)
          .build();

  private static final DecisionTree TREE =
      new DecisionTree(
          SPEC,
          new Split(
              1,
              0.5f,
              new Leaf(new int[][] {{2, 0, 1}}, new float[] {-1.5f}),
              new Leaf(new int[][] {{1, 2, 0}}, new float[] {0.25f})));

  private final ActionMask mask = new ActionMask(SPEC.action());
  private final Action action = new Action(SPEC.action());

  @Test
  void theThresholdItselfIsAtMostTheThreshold() {
    TREE.decide(new float[] {9, 0.5f}, mask, action);
    assertThat(action.choice(0)).isEqualTo(2);
    assertThat(action.axis(0)).isEqualTo(-1.5f);

    TREE.decide(new float[] {9, Math.nextUp(0.5f)}, mask, action);
    assertThat(action.choice(0)).isEqualTo(1);
    assertThat(action.axis(0)).isEqualTo(0.25f);
  }

  @Test
  void theBestChoiceThatIsAllowedIsTaken() {
    mask.forbid(0, 1);
    TREE.decide(new float[] {0, 1}, mask, action);
    assertThat(action.choice(0)).isEqualTo(2);

    mask.forbid(0, 2);
    TREE.decide(new float[] {0, 1}, mask, action);
    assertThat(action.choice(0)).isZero();
  }

  @Test
  void decidingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] observation = {0, 0};
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        observation[1] = i % 2;
        TREE.decide(observation, mask, action);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(1_000);
  }

  @Test
  void anotherGameIsRefusedWithEveryDifference() {
    AgentSpec other =
        AgentSpec.builder()
            .observe("y", 2, "m")
            .discrete("move", "left", "right", "stay")
            .continuous("aim", "deg", -2, 2)
            .build();

    assertThatThrownBy(() -> TREE.requireSpec(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This tree is of another game, or another version of it")
        .hasMessageContaining("x[2] m")
        .hasMessageContaining("deg");
    TREE.requireSpec(SPEC);
  }

  /** Logits 0, 3 and -2; a mean of half the range beyond the upper bound. */
  @Test
  void aStateWeighsWhatTheWorstAllowedActionCosts() {
    Policy policy =
        new Policy(
            SPEC,
            ObservationNormalizer.identity(2),
            Network.dense(
                new int[] {2, 4},
                Activation.TANH,
                new float[][] {new float[8]},
                new float[][] {{0, 3, -2, 1.5f}}),
            new float[] {(float) StrictMath.log(2)},
            new Provenance("toy", "PPO", "0.1", Map.of(), 1, 2, 0, 0, 0));
    Trajectory life =
        new Trajectory(
            SPEC,
            new Origin(Episode.of(1), 0, 0),
            AgentState.TERMINATED,
            new float[8],
            new boolean[] {true, true, true, true, true, true, true, false, true},
            new float[6],
            new float[3]);
    LabeledStates states = new LabeledStates(2, 2);

    new PolicyLabels(policy).label(life, 2, states);

    // Densities, with a deviation of 2: (2.5^2 - 0.5^2) / (2 * 2^2) = 0.75.
    assertThat(states.count()).isEqualTo(2);
    assertThat(states.label(0, 0)).isEqualTo(1);
    assertThat(states.label(0, 1)).isEqualTo(1);
    assertThat(states.weight(0)).isCloseTo(5.75, within(1e-6));
    assertThat(states.label(1, 0)).isZero();
    assertThat(states.weight(1)).isCloseTo(2.75, within(1e-6));
  }
}
