package io.github.gdxagents.training.reward;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.trajectory.Trajectory;

/**
 * Turns decisions into rows of a network that judges them: the observation, normalized; the choice
 * of each branch, one number for each, and each axis in units of half its range; the observation
 * that followed, normalized; and a mark where the agent's life ended with the decision, by the
 * game's rules and not by its time limit.
 */
public final class TransitionEncoder {

  private final ActionSpec actions;
  private final float end;
  private final int observationSize;
  private final ActionDistribution distribution;
  private final Action decoded;
  private final float[] action;

  /**
   * @param end the number that marks the end of a life; elsewhere it is 0
   */
  public TransitionEncoder(AgentSpec spec, float end) {
    this.end = end;
    this.actions = spec.action();
    this.observationSize = spec.observation().size();
    this.distribution = new ActionDistribution(actions);
    this.decoded = new Action(actions);
    this.action = new float[distribution.actionSize()];
  }

  /** How many numbers a row has. */
  public static int size(AgentSpec spec) {
    return 2 * spec.observation().size()
        + spec.action().totalChoices()
        + spec.action().axisCount()
        + 1;
  }

  /**
   * Encodes all decisions of a trajectory.
   *
   * @param rows modified from index {@code at} on
   * @return the index behind the last row
   */
  public int encode(Trajectory trajectory, ObservationNormalizer normalizer, float[] rows, int at) {
    float[] seen = new float[(trajectory.decisions() + 1) * observationSize];
    for (int decision = 0; decision <= trajectory.decisions(); decision++) {
      trajectory.copyObservation(decision, seen, decision * observationSize);
    }
    normalizer.normalize(seen, trajectory.decisions() + 1, seen);
    int next = at;
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      boolean last = decision == trajectory.decisions() - 1;
      trajectory.copyAction(decision, action, 0);
      int from = decision * observationSize;
      System.arraycopy(seen, from, rows, next, observationSize);
      next = encodeAction(rows, next + observationSize);
      System.arraycopy(seen, from + observationSize, rows, next, observationSize);
      next += observationSize;
      rows[next++] = last && trajectory.end() == AgentState.TERMINATED ? end : 0;
    }
    return next;
  }

  /**
   * Encodes one decision of a rollout that keeps transitions.
   *
   * @param rows modified from index {@code at} on
   * @return the index behind the row
   */
  public int encode(
      Rollout rollout, int row, ObservationNormalizer normalizer, float[] rows, int at) {
    int from = row * observationSize;
    normalizer.normalize(rollout.rawObservations, from, rows, at);
    distribution.decode(rollout.actions, row * rollout.actionSize, decoded);
    decoded.copyTo(action, 0);
    int next = encodeAction(rows, at + observationSize);
    normalizer.normalize(rollout.nextObservations, from, rows, next);
    next += observationSize;
    rows[next++] = rollout.states[row] == AgentState.TERMINATED ? end : 0;
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
