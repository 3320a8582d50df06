package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import java.util.Arrays;
import java.util.Objects;

/**
 * Decisions of one agent that follow one another in one life: what it saw, what it was allowed to
 * do, what it did and what the game paid, and where in which episode that was.
 *
 * <p>Immutable: arrays are copied on their way in and out. {@link TrajectoryBytes} saves it.
 */
public final class Trajectory {

  private final Origin origin;
  private final AgentState end;
  private final int observationSize;
  private final int maskSize;
  private final int actionSize;
  private final float[] observations;
  private final boolean[] masks;
  private final float[] actions;
  private final float[] rewards;

  /**
   * @param origin where it is from
   * @param end where the agent stood after the last decision; {@link AgentState#RUNNING} if the
   *     life went on
   * @param observations as the game gave them, one for each decision and one for what followed the
   *     last, {@code [(decisions + 1) x observation]}; where the life is over and nothing more was
   *     seen, the last two are the same
   * @param masks allowed choices, {@code [decisions x choices]}
   * @param actions the number of each choice, then the value of each axis in its unit, {@code
   *     [decisions x (branches + axes)]}
   * @param rewards what the game paid for each decision, {@code [decisions]}, at least one
   * @throws IllegalArgumentException if lengths do not fit, a choice is not allowed or does not
   *     exist, or a number is not one
   */
  public Trajectory(
      AgentSpec spec,
      Origin origin,
      AgentState end,
      float[] observations,
      boolean[] masks,
      float[] actions,
      float[] rewards) {
    this.origin = Objects.requireNonNull(origin);
    this.end = Objects.requireNonNull(end);
    this.observationSize = spec.observation().size();
    this.maskSize = spec.action().totalChoices();
    this.actionSize = spec.action().branchCount() + spec.action().axisCount();
    this.rewards = rewards.clone();
    if (rewards.length == 0) {
      throw new IllegalArgumentException("A trajectory has at least one decision");
    }
    this.observations =
        copyOf("observations", observations, (rewards.length + 1L) * observationSize);
    this.actions = copyOf("actions", actions, (long) rewards.length * actionSize);
    requireFinite("reward", rewards);
    requireLength("masks", masks.length, (long) rewards.length * maskSize);
    this.masks = masks.clone();
    for (int decision = 0; decision < rewards.length; decision++) {
      requireValid(spec.action(), decision);
    }
  }

  private Trajectory(Trajectory whole, int from, int to) {
    origin = whole.origin.later(from);
    end = to == whole.decisions() ? whole.end : AgentState.RUNNING;
    observationSize = whole.observationSize;
    maskSize = whole.maskSize;
    actionSize = whole.actionSize;
    observations =
        Arrays.copyOfRange(whole.observations, from * observationSize, (to + 1) * observationSize);
    masks = Arrays.copyOfRange(whole.masks, from * maskSize, to * maskSize);
    actions = Arrays.copyOfRange(whole.actions, from * actionSize, to * actionSize);
    rewards = Arrays.copyOfRange(whole.rewards, from, to);
  }

  private static float[] copyOf(String what, float[] numbers, long length) {
    requireLength(what, numbers.length, length);
    requireFinite(what, numbers);
    return numbers.clone();
  }

  private static void requireLength(String what, int length, long expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "A trajectory needs " + expected + " numbers for its " + what + ", not " + length);
    }
  }

  private static void requireFinite(String what, float[] numbers) {
    for (float number : numbers) {
      if (Float.isNaN(number) || Float.isInfinite(number)) {
        throw new IllegalArgumentException("A trajectory's " + what + " cannot hold " + number);
      }
    }
  }

  private void requireValid(ActionSpec spec, int decision) {
    int next = decision * actionSize;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      float choice = actions[next++];
      if (!(choice >= 0 && choice < spec.choiceCount(branch)) || choice != (int) choice) {
        throw new IllegalArgumentException(
            "Decision "
                + decision
                + " has no choice "
                + choice
                + " in "
                + spec.branches().get(branch));
      }
      if (!masks[decision * maskSize + spec.choiceOffset(branch) + (int) choice]) {
        throw new IllegalArgumentException(
            "Decision "
                + decision
                + " took a choice of "
                + spec.branches().get(branch)
                + " that its mask forbids");
      }
    }
    for (ActionSpec.Axis axis : spec.axes()) {
      float value = actions[next++];
      if (!(value >= axis.low() && value <= axis.high())) {
        throw new IllegalArgumentException(
            "Decision " + decision + ": axis " + axis + " cannot take the value " + value);
      }
    }
  }

  /** Throws unless its numbers are as many as those of a spec. */
  void requireSizes(AgentSpec spec) {
    ActionSpec action = spec.action();
    if (observationSize != spec.observation().size()
        || maskSize != action.totalChoices()
        || actionSize != action.branchCount() + action.axisCount()) {
      throw new IllegalArgumentException(
          "A trajectory with "
              + observationSize
              + " numbers in an observation and "
              + actionSize
              + " in an action is not of "
              + spec);
    }
  }

  /**
   * The same course with other actions: what somebody else would have done in its place.
   *
   * @param spec of the agent
   * @param others {@code [decisions x (branches + axes)]}
   * @throws IllegalArgumentException if an action is not allowed
   */
  public Trajectory withActions(AgentSpec spec, float[] others) {
    return new Trajectory(spec, origin, end, observations, masks, others, rewards);
  }

  /** Where it is from. */
  public Origin origin() {
    return origin;
  }

  /** Where the agent stood after the last decision; running if the life went on. */
  public AgentState end() {
    return end;
  }

  /** How many decisions it has. */
  public int decisions() {
    return rewards.length;
  }

  /**
   * The decisions from one to another.
   *
   * @param from the first, from 0
   * @param to behind the last
   */
  public Trajectory part(int from, int to) {
    if (from < 0 || from >= to || to > decisions()) {
      throw new IllegalArgumentException(
          "A trajectory of " + decisions() + " decisions has no part " + from + " to " + to);
    }
    return from == 0 && to == decisions() ? this : new Trajectory(this, from, to);
  }

  /**
   * Copies what the agent saw at a decision; at {@link #decisions}, what followed the last.
   *
   * @param to modified from index {@code at} on
   */
  public void copyObservation(int decision, float[] to, int at) {
    System.arraycopy(observations, decision * observationSize, to, at, observationSize);
  }

  /**
   * Copies which choices were allowed.
   *
   * @param to modified from index {@code at} on
   */
  public void copyMask(int decision, boolean[] to, int at) {
    System.arraycopy(masks, decision * maskSize, to, at, maskSize);
  }

  /**
   * Copies what was done: the number of each choice, then the value of each axis in its unit.
   *
   * @param to modified from index {@code at} on
   */
  public void copyAction(int decision, float[] to, int at) {
    System.arraycopy(actions, decision * actionSize, to, at, actionSize);
  }

  /** What the game paid for a decision. */
  public float reward(int decision) {
    return rewards[decision];
  }

  /** The sum of what the game paid. */
  public double undiscountedReturn() {
    double sum = 0;
    for (float reward : rewards) {
      sum += reward;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trajectory
        && origin.equals(((Trajectory) other).origin)
        && end == ((Trajectory) other).end
        && Arrays.equals(observations, ((Trajectory) other).observations)
        && Arrays.equals(masks, ((Trajectory) other).masks)
        && Arrays.equals(actions, ((Trajectory) other).actions)
        && Arrays.equals(rewards, ((Trajectory) other).rewards);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Arrays.hashCode(actions);
  }

  @Override
  public String toString() {
    return decisions() + " decisions from " + origin + ", " + end;
  }
}
