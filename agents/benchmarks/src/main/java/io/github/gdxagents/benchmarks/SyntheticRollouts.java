package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.experience.Rollout;
import java.util.Arrays;

/** Rollouts of random numbers, for benchmarks that need rows but no game. */
final class SyntheticRollouts {

  static final int TRACKS = 16;
  static final int STEPS = 1024;

  private static final int EPISODE_STEPS = 200;

  private SyntheticRollouts() {}

  /**
   * Makes a full rollout of 16 x 1024 decisions: observations, rewards and values are normal,
   * actions are drawn from nearly uniform outputs, an episode ends every 200 decisions.
   */
  static Rollout of(AgentSpec spec) {
    Rollout rollout = new Rollout(spec, TRACKS, STEPS);
    RandomStream random = new RandomStream(1);
    Arrays.fill(rollout.valid, true);
    Arrays.fill(rollout.masks, true);
    fillNormal(random, 1, rollout.observations);
    fillNormal(random, 0.1, rollout.outputs);
    fillNormal(random, 1, rollout.rewards);
    fillNormal(random, 1, rollout.values);
    fillNormal(random, 1, rollout.advantages);
    fillNormal(random, 1, rollout.valueTargets);
    ActionDistribution distribution = new ActionDistribution(spec.action());
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.states[row] =
          row % EPISODE_STEPS == EPISODE_STEPS - 1 ? AgentState.TERMINATED : AgentState.RUNNING;
      rollout.logProbabilities[row] =
          (float)
              distribution.sample(
                  rollout.outputs,
                  row * rollout.outputSize,
                  rollout.logDeviations,
                  rollout.masks,
                  row * rollout.maskSize,
                  random,
                  rollout.actions,
                  row * rollout.actionSize);
    }
    return rollout;
  }

  private static void fillNormal(RandomStream random, double deviation, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }
}
