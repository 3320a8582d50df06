package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.InputBatch;

/**
 * Rows of a rollout, gathered side by side for one gradient step. Sized once for the largest
 * minibatch and filled again and again.
 */
public final class Minibatch {

  /** Numbers in an observation. */
  public final int observationSize;

  /** Choices of all discrete branches. */
  public final int maskSize;

  /** Numbers in a stored action. */
  public final int actionSize;

  /** Numbers in a row of policy outputs. */
  public final int outputSize;

  /** How many values are estimated for each row. */
  public final int valueHeads;

  /** Numbers that a bot remembers. */
  public final int memorySize;

  /** What the bot of each row that starts remembered before, {@code [rows x memory]}. */
  public final float[] memories;

  /**
   * Whether a row follows none here, see {@link InputBatch#starts}, {@code [rows]}; empty where
   * nothing is remembered.
   */
  public final boolean[] starts;

  /** Normalized observations, {@code [rows x observation]}. */
  public final float[] observations;

  /** Allowed choices, {@code [rows x mask]}. */
  public final boolean[] masks;

  /** Actions as drawn, {@code [rows x action]}. */
  public final float[] actions;

  /** The acting policy's outputs, {@code [rows x output]}. */
  public final float[] oldOutputs;

  /** The acting policy's logarithms of standard deviations, {@code [axes]}. */
  public final float[] oldLogDeviations;

  /** The logarithm of the probability with which each action was drawn, {@code [rows]}. */
  public final float[] oldLogProbabilities;

  /** What the reference policy would have put out, {@code [rows x output]}; empty without one. */
  public final float[] referenceOutputs;

  /** The reference policy's logarithms of standard deviations, {@code [axes]}. */
  public final float[] referenceLogDeviations;

  /** Value estimates from before the update, {@code [rows x heads]}. */
  public final float[] oldValues;

  /** {@code [rows]} */
  public final float[] advantages;

  /** {@code [rows x heads]} */
  public final float[] valueTargets;

  private int rows;

  /**
   * @param rollout the buffer from which rows will be gathered
   * @param maxRows the largest number of rows
   */
  public Minibatch(Rollout rollout, int maxRows) {
    observationSize = rollout.observationSize;
    maskSize = rollout.maskSize;
    actionSize = rollout.actionSize;
    outputSize = rollout.outputSize;
    valueHeads = rollout.heads.size();
    memorySize = rollout.memory.size();
    memories = new float[maxRows * memorySize];
    starts = new boolean[memorySize == 0 ? 0 : maxRows];
    observations = new float[maxRows * observationSize];
    masks = new boolean[maxRows * maskSize];
    actions = new float[maxRows * actionSize];
    oldOutputs = new float[maxRows * outputSize];
    oldLogDeviations = rollout.logDeviations;
    oldLogProbabilities = new float[maxRows];
    referenceOutputs =
        new float[rollout.referenceOutputs.length == 0 ? 0 : maxRows * rollout.outputSize];
    referenceLogDeviations = rollout.referenceLogDeviations;
    oldValues = new float[maxRows * valueHeads];
    advantages = new float[maxRows];
    valueTargets = new float[maxRows * valueHeads];
  }

  /**
   * A minibatch of all rows of a rollout that take part in learning.
   *
   * @param normalizeAdvantages whether to bring its advantages to mean 0 and deviation 1
   */
  public static Minibatch whole(Rollout rollout, boolean normalizeAdvantages) {
    int[] rows = rollout.validRows();
    Minibatch minibatch = new Minibatch(rollout, rows.length);
    minibatch.gather(rollout, rows, 0, rows.length);
    if (normalizeAdvantages) {
      minibatch.normalizeAdvantages();
    }
    return minibatch;
  }

  public int rows() {
    return rows;
  }

  /** What the networks see. */
  public InputBatch inputs() {
    return new InputBatch(observations, rows, memories, starts);
  }

  /** Whether there is a reference policy to compare with. */
  boolean hasReference() {
    return referenceOutputs.length > 0;
  }

  /**
   * Fills this minibatch with the rows {@code indices[from..to)} of the rollout. Column by column:
   * the rows lie anywhere in memory, and short loops fetch many of them at a time.
   */
  public void gather(Rollout rollout, int[] indices, int from, int to) {
    rows = to - from;
    gather(rollout.observations, observationSize, indices, from, observations);
    for (int i = 0; i < starts.length && i < rows; i++) {
      int row = indices[from + i];
      starts[i] = i == 0 || indices[from + i - 1] != row - 1 || rollout.startsMemory(row);
      if (starts[i]) {
        copy(rollout.memories, row, memorySize, memories, i);
      }
    }
    gather(rollout.actions, actionSize, indices, from, actions);
    gather(rollout.outputs, outputSize, indices, from, oldOutputs);
    if (hasReference()) {
      gather(rollout.referenceOutputs, outputSize, indices, from, referenceOutputs);
    }
    gather(rollout.logProbabilities, 1, indices, from, oldLogProbabilities);
    gather(rollout.values, valueHeads, indices, from, oldValues);
    gather(rollout.advantages, 1, indices, from, advantages);
    gather(rollout.valueTargets, valueHeads, indices, from, valueTargets);
    for (int i = 0; i < rows; i++) {
      int source = indices[from + i] * maskSize;
      int target = i * maskSize;
      for (int m = 0; m < maskSize; m++) {
        masks[target + m] = rollout.masks[source + m];
      }
    }
  }

  /**
   * @param size the numbers in a row
   */
  private void gather(float[] column, int size, int[] indices, int from, float[] target) {
    for (int i = 0; i < rows; i++) {
      copy(column, indices[from + i], size, target, i);
    }
  }

  /** Rows are so short that a loop beats a call that copies arrays. */
  private static void copy(float[] from, int fromRow, int size, float[] to, int toRow) {
    int source = fromRow * size;
    int target = toRow * size;
    for (int i = 0; i < size; i++) {
      to[target + i] = from[source + i];
    }
  }

  /** Brings the advantages to mean 0 and standard deviation 1; a single row is left as it is. */
  public void normalizeAdvantages() {
    if (rows < 2) {
      return;
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += advantages[i];
    }
    double mean = sum / rows;
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      squares += (advantages[i] - mean) * (advantages[i] - mean);
    }
    double scale = 1 / (Math.sqrt(squares / (rows - 1)) + 1e-8);
    for (int i = 0; i < rows; i++) {
      advantages[i] = (float) ((advantages[i] - mean) * scale);
    }
  }
}
