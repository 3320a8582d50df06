package io.github.gdxagents.training.reward;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.trajectory.Trajectory;

/**
 * Turns decisions into rows of a network that judges them: what was seen, and by how much each
 * number of it had changed at the next decision, both normalized; the choice of each branch, one
 * number for each, and each axis in units of half its range; and a mark where the agent's life
 * ended with the decision, by the game's rules and not by its time limit.
 *
 * <p>Changes and not the next observation: that one is nearly the same as the one before, and a
 * network would need opposite weights to tell what a decision has brought about.
 */
public final class TransitionEncoder {

  private final ActionSpec actions;
  private final float end;
  private final ActionDistribution distribution;
  private final Action decoded;
  private final float[] action;

  /**
   * @param end the number that marks the end of a life; elsewhere it is 0
   */
  public TransitionEncoder(AgentSpec spec, float end) {
    this.end = end;
    this.actions = spec.action();
    this.distribution = new ActionDistribution(actions);
    this.decoded = new Action(actions);
    this.action = new float[distribution.actionSize()];
  }

  /** How many numbers a row has. */
  public static int size(AgentSpec spec) {
    return normalizedSize(spec) + spec.action().totalChoices() + spec.action().axisCount() + 1;
  }

  /** How many numbers of a row are normalized: the observation, and its change. */
  public static int normalizedSize(AgentSpec spec) {
    return 2 * spec.observation().size();
  }

  /**
   * Adds the decisions of a trajectory to statistics of all that is to be normalized.
   *
   * @param statistics of {@link #normalizedSize}
   */
  public static void gather(Trajectory trajectory, AgentSpec spec, RunningStatistics statistics) {
    float[] seen = new float[normalizedSize(spec)];
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      copySeen(trajectory, decision, spec.observation().size(), seen, 0);
      statistics.add(seen, 0);
    }
  }

  /**
   * Adds the decisions of a rollout to statistics of all that is to be normalized.
   *
   * @param rollout that keeps transitions
   * @param statistics of {@link #normalizedSize}
   */
  public static void gather(Rollout rollout, RunningStatistics statistics) {
    float[] seen = new float[2 * rollout.observationSize];
    for (int row : rollout.validRows()) {
      copySeen(rollout, row, seen, 0);
      statistics.add(seen, 0);
    }
  }

  private static void copySeen(
      Trajectory trajectory, int decision, int observationSize, float[] to, int at) {
    trajectory.copyObservation(decision, to, at);
    trajectory.copyObservation(decision + 1, to, at + observationSize);
    for (int i = 0; i < observationSize; i++) {
      to[at + observationSize + i] -= to[at + i];
    }
  }

  private static void copySeen(Rollout rollout, int row, float[] to, int at) {
    int size = rollout.observationSize;
    for (int i = 0; i < size; i++) {
      float before = rollout.rawObservations[row * size + i];
      to[at + i] = before;
      to[at + size + i] = rollout.nextObservations[row * size + i] - before;
    }
  }

  /**
   * Encodes all decisions of a trajectory.
   *
   * @param normalizer of {@link #normalizedSize}
   * @param rows modified from index {@code at} on
   * @return the index behind the last row
   */
  public int encode(Trajectory trajectory, ObservationNormalizer normalizer, float[] rows, int at) {
    int next = at;
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      boolean last = decision == trajectory.decisions() - 1;
      copySeen(trajectory, decision, normalizer.size() / 2, rows, next);
      trajectory.copyAction(decision, action, 0);
      next = encode(last ? trajectory.end() : AgentState.RUNNING, normalizer, rows, next);
    }
    return next;
  }

  /**
   * Encodes one decision of a rollout that keeps transitions.
   *
   * @param normalizer of {@link #normalizedSize}
   * @param rows modified from index {@code at} on
   * @return the index behind the row
   */
  public int encode(
      Rollout rollout, int row, ObservationNormalizer normalizer, float[] rows, int at) {
    copySeen(rollout, row, rows, at);
    distribution.decode(rollout.actions, row * rollout.actionSize, decoded);
    decoded.copyTo(action, 0);
    return encode(rollout.states[row], normalizer, rows, at);
  }

  /** Normalizes what was seen, which is there already, and completes the row. */
  private int encode(AgentState after, ObservationNormalizer normalizer, float[] rows, int at) {
    normalizer.normalize(rows, at, rows, at);
    int next = encodeAction(rows, at + normalizer.size());
    rows[next++] = after == AgentState.TERMINATED ? end : 0;
    return next;
  }

  private int encodeAction(float[] rows, int at) {
    int next = at;
    for (int branch = 0; branch < actions.branchCount(); branch++) {
      for (int choice = 0; choice < actions.choiceCount(branch); choice++) {
        rows[next++] = action[branch] == choice ? 1 : 0;
      }
    }
    for (int a = 0; a < actions.axisCount(); a++) {
      ActionSpec.Axis axis = actions.axes().get(a);
      float middle = 0.5f * (axis.low() + axis.high());
      rows[next++] = (action[actions.branchCount() + a] - middle) / (axis.high() - middle);
    }
    return next;
  }
}
