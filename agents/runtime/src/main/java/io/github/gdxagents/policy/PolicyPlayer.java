package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.network.Network;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One bot's mind: decides with a policy, without allocating, and shows what it thought. Each bot
 * has a player of its own; all of them share the policy's weights. Not thread-safe.
 */
public final class PolicyPlayer implements ActionSource {

  private final Policy policy;
  private final ActionSpec spec;
  private final ActionDistribution distribution;
  private final boolean sampling;
  private final RandomStream random;

  /** For decisions without others. */
  private final Actor alone;

  /** Who decided last, and where in its batch this bot was. */
  private Actor actor;

  private int row;

  /** What this bot remembers of its life; empty where the policy has no memory. */
  private final float[] memory;

  // What was seen and thought at the latest decision: the memory of the actor that decided for this
  // bot alone; of a batch, which is used again at once, a copy.
  private boolean decided;
  private float[] observation;
  private boolean[] allowed;
  private float[] outputs;
  private final float[] copiedObservation;
  private final boolean[] copiedMask;
  private final float[] copiedOutputs;
  private final float[] logDeviations;

  /** Present where the policy has a value network. */
  private final @Nullable Critic critic;

  private PolicyPlayer(Policy policy, boolean sampling, RandomStream random) {
    this.policy = policy;
    this.spec = policy.spec().action();
    this.distribution = new ActionDistribution(spec);
    this.sampling = sampling;
    this.random = random;
    this.alone = new Actor(policy, 1);
    this.actor = alone;
    this.memory = new float[policy.network().memorySize()];
    this.observation = alone.observations();
    this.allowed = alone.masks();
    this.outputs = alone.outputs();
    this.copiedObservation = new float[observation.length];
    this.copiedMask = new boolean[allowed.length];
    this.copiedOutputs = new float[outputs.length];
    this.logDeviations = new float[spec.axisCount()];
    policy.copyLogDeviations(logDeviations);
    Network valueNetwork = policy.valueNetwork();
    this.critic = valueNetwork == null ? null : new Critic(valueNetwork);
  }

  static PolicyPlayer deterministic(Policy policy) {
    return new PolicyPlayer(policy, false, new RandomStream(0));
  }

  static PolicyPlayer sampling(Policy policy, RandomStream random) {
    return new PolicyPlayer(policy, true, random);
  }

  public Policy policy() {
    return policy;
  }

  /**
   * Throws unless the policy was trained for this spec.
   *
   * @throws SpecMismatchException naming every difference
   */
  @Override
  public void requireSpec(AgentSpec spec) {
    policy.requireSpec(spec);
  }

  /** The policy's. */
  @Override
  public Reaction reaction() {
    return policy.reaction();
  }

  /** Forgets the life before. */
  @Override
  public void beginLife() {
    Arrays.fill(memory, 0);
    if (critic != null) {
      critic.beginLife();
    }
  }

  /**
   * Decides on one action, see {@link ActionSource#decide}.
   *
   * @throws ArithmeticException if the network puts out anything but finite numbers, since its
   *     weights or the observation are beyond all bounds; the action is left as it was
   */
  @Override
  public void decide(float[] observation, ActionMask mask, Action action) {
    alone.clear();
    join(alone, observation, mask);
    alone.forward();
    choose(action);
  }

  /**
   * Takes part in a batch of its policy's bots.
   *
   * @param batch modified: receives this bot as a row
   */
  public void join(Actor batch, float[] observation, ActionMask mask) {
    actor = batch;
    row = batch.add(observation, mask, memory);
  }

  /**
   * Chooses, once the batch has gone through the network.
   *
   * @param action modified
   * @throws ArithmeticException as {@link #decide} does
   */
  public void choose(Action action) {
    keepThought();
    if (sampling) {
      actor.sample(row, random);
    } else {
      actor.mode(row);
    }
    actor.decode(row, action);
    actor.copyMemory(row, memory);
    if (critic != null) {
      critic.see(observation);
    }
  }

  private void keepThought() {
    decided = true;
    if (actor == alone) {
      observation = alone.observations();
      allowed = alone.masks();
      outputs = alone.outputs();
    } else {
      observation = copiedObservation;
      allowed = copiedMask;
      outputs = copiedOutputs;
      System.arraycopy(
          actor.observations(), row * observation.length, observation, 0, observation.length);
      System.arraycopy(actor.masks(), row * allowed.length, allowed, 0, allowed.length);
      System.arraycopy(actor.outputs(), row * outputs.length, outputs, 0, outputs.length);
    }
  }

  /** Whether there is a latest decision to tell of. */
  public boolean hasDecided() {
    return decided;
  }

  /**
   * Copies out what the network saw at the latest decision: the observation as normalized, in the
   * game's order; zeros before the first.
   *
   * @param target modified: receives {@code [observation size]}
   */
  public void copyNormalizedObservation(float[] target) {
    policy.toGameOrder(observation, target);
  }

  /** What the network saw at the latest decision, in its own order; reused, not to be changed. */
  float[] normalizedObservation() {
    return observation;
  }

  /** The choices allowed at the latest decision, {@code [total choices]}; reused. */
  boolean[] allowed() {
    return allowed;
  }

  /** How probable a choice was at the latest decision, from 0 to 1; 0 where it was forbidden. */
  public double probability(int branch, int choice) {
    if (!allowed[spec.choiceOffset(branch) + choice]) {
      return 0;
    }
    double logSum = distribution.logSumExp(branch, outputs, 0, allowed, 0);
    return StrictMath.exp(outputs[spec.choiceOffset(branch) + choice] - logSum);
  }

  /** The mean of an axis at the latest decision, in its unit; it may lie outside of the bounds. */
  public double mean(int axis) {
    ActionSpec.Axis bounds = spec.axes().get(axis);
    double share = 0.5 * (outputs[spec.totalChoices() + axis] + 1.0);
    return bounds.low() + share * ((double) bounds.high() - bounds.low());
  }

  /** The standard deviation with which an axis is drawn, in its unit. */
  public double standardDeviation(int axis) {
    ActionSpec.Axis bounds = spec.axes().get(axis);
    return 0.5 * ((double) bounds.high() - bounds.low()) * StrictMath.exp(logDeviations[axis]);
  }

  /**
   * What the policy expected at the latest decision: the discounted sum of the rewards to come, in
   * the units of the game's rewards. NaN before the first decision, and where the policy has no
   * value network; it may be infinite or NaN where the network's weights are absurd. Computed when
   * asked for, once for each decision; with each decision, where the value network remembers.
   */
  public double value() {
    return critic == null ? Double.NaN : critic.value(observation);
  }

  /** Judges with the value network what a player saw: when asked to or, to remember it, at once. */
  private static final class Critic {

    private final Network network;
    private final Network.Scratch scratch;
    private final float[] memory;
    private final float[] value = {Float.NaN};
    private boolean judged = true;

    Critic(Network network) {
      this.network = network;
      this.scratch = network.newScratch(1);
      this.memory = new float[network.memorySize()];
    }

    void beginLife() {
      Arrays.fill(memory, 0);
    }

    void see(float[] observation) {
      judged = false;
      if (memory.length > 0) {
        value(observation);
      }
    }

    double value(float[] observation) {
      if (!judged) {
        network.forward(observation, 1, memory, scratch, value);
        judged = true;
      }
      return value[0];
    }
  }
}
