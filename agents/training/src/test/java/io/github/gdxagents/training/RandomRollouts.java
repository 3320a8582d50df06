package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.experience.Kept;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RowMemory;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.network.ParameterLayout;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Rollouts that no simulation played, but whose parts belong together. */
public final class RandomRollouts {

  private RandomRollouts() {}

  /**
   * Random numbers everywhere; actions drawn from the outputs under the masks, all rows running.
   */
  public static Rollout of(ActionKind kind, int observationSize, int slots, int steps, long seed) {
    return of(kind, observationSize, slots, steps, List.of(ValueHead.SUM), seed);
  }

  /** The same, with several values. */
  public static Rollout of(
      ActionKind kind,
      int observationSize,
      int slots,
      int steps,
      List<ValueHead> heads,
      long seed) {
    return of(kind, observationSize, slots, steps, heads, RowMemory.NONE, seed);
  }

  /** The same with memories, in which every seventh row ends a life. */
  public static Rollout remembering(
      ActionKind kind, int observationSize, int slots, int steps, RowMemory memory, long seed) {
    Rollout rollout = of(kind, observationSize, slots, steps, List.of(ValueHead.SUM), memory, seed);
    fill(rollout.memories, new RandomStream(seed + 2));
    for (int row = 6; row < rollout.rows(); row += 7) {
      rollout.states[row] = AgentState.TERMINATED;
    }
    return rollout;
  }

  private static Rollout of(
      ActionKind kind,
      int observationSize,
      int slots,
      int steps,
      List<ValueHead> heads,
      RowMemory memory,
      long seed) {
    AgentSpec spec = kind.spec(observationSize);
    RandomStream random = new RandomStream(seed);
    Rollout rollout =
        new Rollout(
            spec, slots, steps, heads, EnumSet.of(Kept.REFERENCE, Kept.TRANSITIONS), memory);
    Arrays.fill(rollout.valid, true);
    Arrays.fill(rollout.states, AgentState.RUNNING);
    fill(rollout.observations, random);
    fill(rollout.outputs, random);
    fill(rollout.rewards, random);
    System.arraycopy(rollout.rewards, 0, rollout.gameRewards, 0, rollout.rows());
    fill(rollout.values, random);
    fill(rollout.bootstrapValues, random);
    fill(rollout.advantages, random);
    fill(rollout.valueTargets, random);
    for (int axis = 0; axis < rollout.logDeviations.length; axis++) {
      rollout.logDeviations[axis] = (float) (-0.5 + 0.3 * random.nextGaussian());
    }
    for (int row = 0; row < rollout.rows(); row++) {
      allowSome(kind, spec, rollout.masks, row * rollout.maskSize, random);
    }
    drawActions(rollout, spec, random);
    fill(rollout.referenceOutputs, random);
    for (int axis = 0; axis < rollout.logDeviations.length; axis++) {
      rollout.referenceLogDeviations[axis] = (float) (-0.4 + 0.3 * random.nextGaussian());
    }
    return rollout;
  }

  /** The same, but with outputs of these networks and actions drawn from them. */
  public static Rollout actedBy(
      ParameterLayout layout,
      float[] parameters,
      ActionKind kind,
      int slots,
      int steps,
      long seed) {
    Network policy = layout.policyNetwork(parameters);
    Network value = layout.valueNetwork(parameters);
    Rollout rollout = of(kind, policy.inputSize(), slots, steps, seed);
    int rows = rollout.rows();
    policy.forward(rollout.observations, rows, policy.newScratch(rows), rollout.outputs);
    value.forward(rollout.observations, rows, value.newScratch(rows), rollout.values);
    System.arraycopy(
        layout.logStandardDeviations(parameters), 0, rollout.logDeviations, 0, layout.axes());
    drawActions(rollout, kind.spec(policy.inputSize()), new RandomStream(seed + 1));
    return rollout;
  }

  /** All rows of a rollout. */
  public static Minibatch minibatch(Rollout rollout) {
    Minibatch minibatch = new Minibatch(rollout, rollout.rows());
    minibatch.gather(rollout, rollout.validRows(), 0, rollout.rows());
    return minibatch;
  }

  private static void drawActions(Rollout rollout, AgentSpec spec, RandomStream random) {
    ActionDistribution distribution = new ActionDistribution(spec.action());
    for (int row = 0; row < rollout.rows(); row++) {
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
  }

  /** Fills an array with standard normal numbers. */
  public static void fill(float[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private static void allowSome(
      ActionKind kind, AgentSpec spec, boolean[] masks, int offset, RandomStream random) {
    for (int branch = 0; branch < spec.action().branchCount(); branch++) {
      int first = offset + spec.action().choiceOffset(branch);
      int count = spec.action().choiceCount(branch);
      for (int c = 0; c < count; c++) {
        masks[first + c] = !kind.masked() || random.nextFloat() < 0.6f;
      }
      masks[first + random.nextInt(count)] = true;
    }
  }
}
