package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.state.Floats;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The experience between two updates: for each learner a slot with room for a fixed number of
 * decisions, over lives and episodes that follow one another.
 *
 * <p>Everything is sized once. A row is one decision; the rows of a slot follow one another from
 * its start, so row {@code slot * steps + n} is decision {@code n} of that slot. Workers write rows
 * of their own slots only.
 *
 * <p>An agent that is absent, waits for its turn or has ended makes no decisions. Its slot is then
 * not full: the rows that are left over have {@link #valid} false, and take no part in learning.
 */
public final class Rollout {

  /** The number of learners over all simulations. */
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

  /** What networks remember at each row. */
  public final RowMemory memory;

  /**
   * What the bot remembered before each decision: numbers of the policy network, and then of the
   * value network, {@code [slots x steps x memory]}.
   */
  public final float[] memories;

  /** Whether the row is a decision to learn from, {@code [slots x steps]}. */
  public final boolean[] valid;

  /** Observations as the networks saw them, normalized, {@code [slots x steps x observation]}. */
  public final float[] observations;

  /**
   * Observations as the game gave them, {@code [slots x steps x observation]}; empty where
   * transitions are not kept.
   */
  public final float[] rawObservations;

  /**
   * What the game showed at the agent's next decision or, once truncated, at its end, {@code [slots
   * x steps x observation]}; the row's own observation where the life is over, of which nothing
   * more is seen. Empty where transitions are not kept.
   */
  public final float[] nextObservations;

  /**
   * The episode of each decision, {@code [slots x steps]}; empty where transitions are not kept.
   */
  public final Episode[] episodes;

  /**
   * How many decisions the agent had made in the episode before, {@code [slots x steps]}; empty
   * where transitions are not kept.
   */
  public final long[] decisionNumbers;

  /**
   * The episode up to the end of a life, at the last decision of the life, {@code [slots x steps]};
   * empty where replays are not kept.
   */
  public final @Nullable Replay[] replays;

  /** The index of each slot's agent in its simulation, {@code [slots]}. */
  public final int[] agents;

  /** Allowed choices, {@code [slots x steps x mask]}. */
  public final boolean[] masks;

  /** Actions as drawn, {@code [slots x steps x action]}. */
  public final float[] actions;

  /** The outputs of the policy that drew them, {@code [slots x steps x output]}. */
  public final float[] outputs;

  /** The logarithm of the probability with which each action was drawn, {@code [slots x steps]}. */
  public final float[] logProbabilities;

  /**
   * The sum of what the game paid until the slot's next decision or the life's end, {@code [slots x
   * steps]}.
   */
  public final float[] gameRewards;

  /** What values are estimated of, one after the other in each row: usually one. */
  public final List<ValueHead> heads;

  /**
   * What is learned from: the weighted sum of all reward signals or, of one that has a value of its
   * own, what it pays; {@code [slots x steps x heads]}.
   */
  public final float[] rewards;

  /** Where the agent stood at its next decision or at its end, {@code [slots x steps]}. */
  public final AgentState[] states;

  /** The value network's estimates at each decision, {@code [slots x steps x heads]}. */
  public final float[] values;

  /**
   * The estimates for what a decision led to, where the next row does not hold them: at
   * truncations, and after the last valid row of a slot. {@code [slots x steps x heads]}.
   */
  public final float[] bootstrapValues;

  /** The estimated advantage of each action, {@code [slots x steps]}. */
  public final float[] advantages;

  /** What the value network is to learn: advantage + value, {@code [slots x steps x heads]}. */
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

  private final boolean goesOnAfterLives;

  /** A rollout with what every method learns from. */
  public Rollout(AgentSpec spec, int slots, int steps) {
    this(spec, slots, steps, List.of(ValueHead.SUM), Set.of(), RowMemory.NONE);
  }

  /**
   * @param heads what values are estimated of
   * @param kept beside what every method learns from
   * @param memory what networks remember
   */
  public Rollout(
      AgentSpec spec,
      int slots,
      int steps,
      List<ValueHead> heads,
      Set<Kept> kept,
      RowMemory memory) {
    ActionDistribution distribution = new ActionDistribution(spec.action());
    this.slots = slots;
    this.steps = steps;
    this.heads = List.copyOf(heads);
    this.goesOnAfterLives = !heads.stream().allMatch(ValueHead::episodic);
    this.observationSize = spec.observation().size();
    this.maskSize = spec.action().totalChoices();
    this.actionSize = distribution.actionSize();
    this.outputSize = distribution.outputSize();
    int rows = Math.multiplyExact(slots, steps);
    this.memory = memory;
    memories = new float[Math.multiplyExact(rows, memory.size())];
    valid = new boolean[rows];
    observations = new float[Math.multiplyExact(rows, observationSize)];
    rawObservations = new float[kept.contains(Kept.TRANSITIONS) ? observations.length : 0];
    nextObservations = new float[rawObservations.length];
    episodes = new Episode[kept.contains(Kept.TRANSITIONS) ? rows : 0];
    decisionNumbers = new long[episodes.length];
    replays = new Replay[kept.contains(Kept.REPLAYS) ? rows : 0];
    agents = new int[slots];
    masks = new boolean[Math.multiplyExact(rows, maskSize)];
    actions = new float[Math.multiplyExact(rows, actionSize)];
    outputs = new float[Math.multiplyExact(rows, outputSize)];
    logProbabilities = new float[rows];
    gameRewards = new float[rows];
    int estimates = Math.multiplyExact(rows, heads.size());
    rewards = new float[estimates];
    states = new AgentState[rows];
    values = new float[estimates];
    bootstrapValues = new float[estimates];
    advantages = new float[rows];
    valueTargets = new float[estimates];
    logDeviations = new float[spec.action().axisCount()];
    referenceOutputs = new float[kept.contains(Kept.REFERENCE) ? outputs.length : 0];
    referenceLogDeviations = new float[spec.action().axisCount()];
  }

  /** Copies what was decided in one row, and on what grounds, to another row. */
  void moveRow(int from, int to) {
    System.arraycopy(
        observations, from * observationSize, observations, to * observationSize, observationSize);
    if (keepsTransitions()) {
      System.arraycopy(
          rawObservations,
          from * observationSize,
          rawObservations,
          to * observationSize,
          observationSize);
      episodes[to] = episodes[from];
      decisionNumbers[to] = decisionNumbers[from];
    }
    System.arraycopy(masks, from * maskSize, masks, to * maskSize, maskSize);
    System.arraycopy(actions, from * actionSize, actions, to * actionSize, actionSize);
    System.arraycopy(outputs, from * outputSize, outputs, to * outputSize, outputSize);
    if (referenceOutputs.length > 0) {
      System.arraycopy(
          referenceOutputs, from * outputSize, referenceOutputs, to * outputSize, outputSize);
    }
    logProbabilities[to] = logProbabilities[from];
    if (memory.size() > 0) {
      System.arraycopy(memories, from * memory.size(), memories, to * memory.size(), memory.size());
      System.arraycopy(values, from * heads.size(), values, to * heads.size(), heads.size());
    }
  }

  /** Saves what {@link #moveRow} moves. */
  void saveRow(int row, DataOutput out) throws IOException {
    Floats.write(observations, row * observationSize, observationSize, out);
    if (keepsTransitions()) {
      Floats.write(rawObservations, row * observationSize, observationSize, out);
    }
    for (int i = 0; i < maskSize; i++) {
      out.writeBoolean(masks[row * maskSize + i]);
    }
    Floats.write(actions, row * actionSize, actionSize, out);
    Floats.write(outputs, row * outputSize, outputSize, out);
    if (referenceOutputs.length > 0) {
      Floats.write(referenceOutputs, row * outputSize, outputSize, out);
    }
    out.writeFloat(logProbabilities[row]);
    if (memory.size() > 0) {
      Floats.write(memories, row * memory.size(), memory.size(), out);
      Floats.write(values, row * heads.size(), heads.size(), out);
    }
  }

  /** Loads what {@link #saveRow} saved. */
  void loadRow(int row, DataInput in) throws IOException {
    Floats.read(observations, row * observationSize, observationSize, in);
    if (keepsTransitions()) {
      Floats.read(rawObservations, row * observationSize, observationSize, in);
    }
    for (int i = 0; i < maskSize; i++) {
      masks[row * maskSize + i] = in.readBoolean();
    }
    Floats.read(actions, row * actionSize, actionSize, in);
    Floats.read(outputs, row * outputSize, outputSize, in);
    if (referenceOutputs.length > 0) {
      Floats.read(referenceOutputs, row * outputSize, outputSize, in);
    }
    logProbabilities[row] = in.readFloat();
    if (memory.size() > 0) {
      Floats.read(memories, row * memory.size(), memory.size(), in);
      Floats.read(values, row * heads.size(), heads.size(), in);
    }
  }

  public int rows() {
    return slots * steps;
  }

  /** Whether rows are cut here into sequences, whatever lives they belong to. */
  private boolean beginsSequence(int row) {
    return memory.size() == 0 || row % steps % memory.sequenceLength() == 0;
  }

  /**
   * Whether what is remembered at a row does not follow from the row before, in learning: at the
   * begin of a sequence or of a life.
   */
  public boolean startsMemory(int row) {
    return beginsSequence(row) || states[row - 1].ended();
  }

  /** Whether there is a head whose returns go on after the end of an episode. */
  boolean goesOnAfterLives() {
    return goesOnAfterLives;
  }

  /** Whether {@link #rawObservations} and {@link #nextObservations} are kept. */
  public boolean keepsTransitions() {
    return rawObservations.length > 0;
  }

  /** Whether {@link #replays} are kept. */
  public boolean keepsReplays() {
    return replays.length > 0;
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
   * How much of the value targets' variance the first head's values explain: 1 - Var(target -
   * value) / Var(target); NaN where the targets do not vary.
   */
  public double explainedVariance() {
    return explainedVariance(0);
  }

  /** The same of any head. */
  public double explainedVariance(int head) {
    RunningStatistics targets = new RunningStatistics(1);
    RunningStatistics errors = new RunningStatistics(1);
    float[] error = new float[1];
    for (int row = 0; row < rows(); row++) {
      if (valid[row]) {
        int i = row * heads.size() + head;
        targets.add(valueTargets, i);
        error[0] = valueTargets[i] - values[i];
        errors.add(error, 0);
      }
    }
    return targets.variance(0) == 0 ? Double.NaN : 1 - errors.variance(0) / targets.variance(0);
  }

  /**
   * Turns the first head's values, and those that unfinished episodes are bootstrapped from, into
   * another unit.
   *
   * @param factor what a value of 1 becomes
   */
  public void scaleValues(double factor) {
    for (int i = 0; i < values.length; i += heads.size()) {
      values[i] = (float) (values[i] * factor);
      bootstrapValues[i] = (float) (bootstrapValues[i] * factor);
    }
  }
}
