package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.policy.ActionDistribution;

/**
 * The experience between two updates: for each agent a slot of a fixed number of decisions, over
 * episodes that restart by themselves.
 *
 * <p>Everything is sized once. A row is one decision of one agent; the rows of a slot follow one
 * another, so row {@code slot * steps + t} is decision {@code t} of that slot. Workers write rows
 * of their own slots only.
 *
 * <p>Where an agent has ended before the other agents of its simulation, it makes no decision: such
 * a row has {@link #valid} false, follows an end, and takes no part in learning.
 */
public final class Rollout {

  /** The number of agents over all simulations. */
  public final int slots;

  /** Decisions in each slot. */
  public final int steps;

  /** Numbers in an observation. */
  public final int observationSize;

  /** Choices of all discrete branches. */
  public final int maskSize;

  /** Numbers in a stored action: see {@link ActionDistribution}. */
  public final int actionSize;

  /** Numbers in a row of policy outputs: see {@link ActionDistribution}. */
  public final int outputSize;

  /** Whether the row is a decision to learn from, {@code [slots x steps]}. */
  public final boolean[] valid;

  /** Observations as the networks saw them, normalized, {@code [slots x steps x observation]}. */
  public final float[] observations;

  /** Allowed choices, {@code [slots x steps x mask]}. */
  public final boolean[] masks;

  /** Actions as drawn, {@code [slots x steps x action]}. */
  public final float[] actions;

  /** The outputs of the policy that drew them, {@code [slots x steps x output]}. */
  public final float[] outputs;

  /** The logarithm of the probability with which each action was drawn, {@code [slots x steps]}. */
  public final float[] logProbabilities;

  /** The sum of rewards until the next decision, {@code [slots x steps]}. */
  public final float[] rewards;

  /** Where the agent stood after the decision's ticks, {@code [slots x steps]}. */
  public final EpisodeState[] states;

  /** The value network's estimate at each decision, {@code [slots x steps]}. */
  public final float[] values;

  /**
   * The estimate for what a decision led to, where the next row does not hold it: at truncations,
   * and after the last row of a slot. {@code [slots x steps]}.
   */
  public final float[] bootstrapValues;

  /** The estimated advantage of each action, {@code [slots x steps]}. */
  public final float[] advantages;

  /** What the value network is to learn: advantage + value, {@code [slots x steps]}. */
  public final float[] valueTargets;

  /** The acting policy's logarithms of standard deviations, {@code [axes]}. */
  public final float[] logDeviations;

  /**
   * What a frozen reference policy puts out for the same observations, {@code [slots x steps x
   * output]}; empty where there is no reference.
   */
  public final float[] referenceOutputs;

  /** The reference policy's logarithms of standard deviations, {@code [axes]}. */
  public final float[] referenceLogDeviations;

  /** A rollout without a reference policy. */
  public Rollout(AgentSpec spec, int slots, int steps) {
    this(spec, slots, steps, false);
  }

  /**
   * @param hasReference whether there is a reference policy
   */
  public Rollout(AgentSpec spec, int slots, int steps, boolean hasReference) {
    ActionDistribution distribution = new ActionDistribution(spec.action());
    this.slots = slots;
    this.steps = steps;
    this.observationSize = spec.observation().size();
    this.maskSize = spec.action().totalChoices();
    this.actionSize = distribution.actionSize();
    this.outputSize = distribution.outputSize();
    int rows = Math.multiplyExact(slots, steps);
    valid = new boolean[rows];
    observations = new float[Math.multiplyExact(rows, observationSize)];
    masks = new boolean[Math.multiplyExact(rows, maskSize)];
    actions = new float[Math.multiplyExact(rows, actionSize)];
    outputs = new float[Math.multiplyExact(rows, outputSize)];
    logProbabilities = new float[rows];
    rewards = new float[rows];
    states = new EpisodeState[rows];
    values = new float[rows];
    bootstrapValues = new float[rows];
    advantages = new float[rows];
    valueTargets = new float[rows];
    logDeviations = new float[spec.action().axisCount()];
    referenceOutputs = new float[hasReference ? outputs.length : 0];
    referenceLogDeviations = new float[spec.action().axisCount()];
  }

  public int rows() {
    return slots * steps;
  }

  /** The rows that are decisions, in order. */
  public int[] validRows() {
    int count = 0;
    for (boolean isValid : valid) {
      count += isValid ? 1 : 0;
    }
    int[] indices = new int[count];
    int next = 0;
    for (int row = 0; row < valid.length; row++) {
      if (valid[row]) {
        indices[next++] = row;
      }
    }
    return indices;
  }

  /**
   * How much of the value targets' variance the values explain: 1 - Var(target - value) /
   * Var(target); NaN where the targets do not vary.
   */
  public double explainedVariance() {
    RunningStatistics targets = new RunningStatistics(1);
    RunningStatistics errors = new RunningStatistics(1);
    float[] error = new float[1];
    for (int row = 0; row < rows(); row++) {
      if (valid[row]) {
        targets.add(valueTargets, row);
        error[0] = valueTargets[row] - values[row];
        errors.add(error, 0);
      }
    }
    return targets.variance(0) == 0 ? Double.NaN : 1 - errors.variance(0) / targets.variance(0);
  }
}
