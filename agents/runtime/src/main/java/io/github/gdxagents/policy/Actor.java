package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.NetworkPass;

/**
 * Decides for any number of bots of one policy at once: normalizes what they see, runs the network,
 * and reads its outputs as actions. Training, evaluation, live play and a single bot all decide
 * through this class.
 *
 * <pre>{@code
 * actor.clear();
 * int row = actor.add(observation, mask, memory);   // for each bot
 * actor.forward();
 * actor.copyMemory(row, memory);
 * actor.sample(row, random);                // or mode(row)
 * actor.decode(row, action);
 * }</pre>
 *
 * <p>A row comes out the same whatever other rows there are. Allocates nothing. Not thread-safe.
 */
public final class Actor {

  private static final float[] NO_MEMORY = new float[0];

  private final Policy policy;
  private final ActionDistribution distribution;
  private final int observationSize;
  private final int maskSize;
  private final int outputSize;
  private final int actionSize;
  private final int memorySize;
  private final NetworkPass network;
  private final float[] observations;
  private final float[] memories;
  private final boolean[] masks;
  private final float[] outputs;
  private final float[] actions;
  private final float[] logDeviations;
  private int rows;

  /**
   * @param maxRows the most bots at a time
   */
  public Actor(Policy policy, int maxRows) {
    this(policy, maxRows, policy.network().newPass(maxRows));
  }

  /**
   * @param maxRows the most bots at a time
   * @param network runs the policy's network
   */
  public Actor(Policy policy, int maxRows, NetworkPass network) {
    ActionSpec spec = policy.spec().action();
    this.policy = policy;
    this.distribution = new ActionDistribution(spec);
    this.observationSize = policy.spec().observation().size();
    this.maskSize = spec.totalChoices();
    this.outputSize = distribution.outputSize();
    this.actionSize = distribution.actionSize();
    this.memorySize = policy.network().memorySize();
    this.network = network;
    this.memories = new float[maxRows * memorySize];
    this.observations = new float[maxRows * observationSize];
    this.masks = new boolean[maxRows * maskSize];
    this.outputs = new float[maxRows * outputSize];
    this.actions = new float[maxRows * actionSize];
    this.logDeviations = new float[spec.axisCount()];
    policy.copyLogDeviations(logDeviations);
  }

  public Policy policy() {
    return policy;
  }

  /** Starts a new batch. */
  public void clear() {
    rows = 0;
  }

  /** The number of bots in the batch. */
  public int rows() {
    return rows;
  }

  /**
   * Adds a bot to the batch.
   *
   * @param observation raw, {@code [observation size]}
   * @param mask the choices that are allowed
   * @param memory what it remembers, {@code [memory size]}; empty where the policy has no memory
   * @return its row
   * @throws IllegalArgumentException if the memory is not as long as the network's
   */
  public int add(float[] observation, ActionMask mask, float[] memory) {
    if (memory.length != memorySize) {
      throw new IllegalArgumentException(
          "The policy remembers "
              + memorySize
              + " numbers of each bot, but "
              + memory.length
              + " were given; keep an array of policy.network().memorySize() numbers for each bot,"
              + " with zeros at the begin of a life");
    }
    policy.prepare(observation, observations, rows * observationSize);
    mask.copyTo(masks, rows * maskSize);
    System.arraycopy(memory, 0, memories, rows * memorySize, memorySize);
    return rows++;
  }

  /**
   * Adds a bot of a policy that has no memory.
   *
   * @return its row
   * @throws IllegalArgumentException if the policy has one
   */
  public int add(float[] observation, ActionMask mask) {
    return add(observation, mask, NO_MEMORY);
  }

  /** Runs the network on the batch. */
  public void forward() {
    if (rows > 0) {
      network.forward(observations, rows, memories, outputs);
    }
  }

  /**
   * Copies out what a bot remembers once the batch has gone through the network.
   *
   * @param memory modified: {@code [memory size]}
   */
  public void copyMemory(int row, float[] memory) {
    System.arraycopy(memories, row * memorySize, memory, 0, memorySize);
  }

  /**
   * Draws a bot's action.
   *
   * @return the logarithm of its probability (density, where there are axes)
   * @throws ArithmeticException if the network put out anything but finite numbers for the bot
   */
  public double sample(int row, RandomStream random) {
    requireFiniteOutputs(row);
    return distribution.sample(
        outputs,
        row * outputSize,
        logDeviations,
        masks,
        row * maskSize,
        random,
        actions,
        row * actionSize);
  }

  /**
   * Takes a bot's most probable action.
   *
   * @throws ArithmeticException if the network put out anything but finite numbers for the bot
   */
  public void mode(int row) {
    requireFiniteOutputs(row);
    distribution.mode(outputs, row * outputSize, masks, row * maskSize, actions, row * actionSize);
  }

  private void requireFiniteOutputs(int row) {
    for (int i = 0; i < outputSize; i++) {
      float output = outputs[row * outputSize + i];
      if (!(Math.abs(output) <= Float.MAX_VALUE)) {
        throw new ArithmeticException(
            "The policy cannot decide: expected finite outputs of its network, found "
                + output
                + " as output "
                + i
                + "; its weights or what it observes are too large, or no numbers. Train the"
                + " policy again, or check what the game observes");
      }
    }
  }

  /**
   * Turns a bot's action into what its game gets.
   *
   * @param action modified
   */
  public void decode(int row, Action action) {
    distribution.decode(actions, row * actionSize, action);
  }

  /**
   * Normalized by {@link #add}, in the order that the network knows, {@code [rows x observation
   * size]}; reused, and not to be changed.
   */
  public float[] observations() {
    return observations;
  }

  /** Which choices are allowed, {@code [rows x total choices]}; reused, not to be changed. */
  public boolean[] masks() {
    return masks;
  }

  /** What the network put out, {@code [rows x output size]}; reused, not to be changed. */
  public float[] outputs() {
    return outputs;
  }

  /** The logarithm of each axis' standard deviation, {@code [axes]}; not to be changed. */
  public float[] logDeviations() {
    return logDeviations;
  }

  /** Actions as drawn, see {@link ActionDistribution}, {@code [rows x action size]}; reused. */
  public float[] actions() {
    return actions;
  }
}
