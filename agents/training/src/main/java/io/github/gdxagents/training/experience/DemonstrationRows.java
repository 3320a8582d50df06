package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.Arrays;
import java.util.List;

/** Demonstrations in the form in which methods learn from experience. */
public final class DemonstrationRows {

  private DemonstrationRows() {}

  /** Mean and variance of what was seen at decisions. */
  public static RunningStatistics statistics(AgentSpec spec, List<Trajectory> lives) {
    float[] observation = new float[spec.observation().size()];
    RunningStatistics statistics = new RunningStatistics(observation.length);
    for (Trajectory life : lives) {
      for (int decision = 0; decision < life.decisions(); decision++) {
        life.copyObservation(decision, observation, 0);
        statistics.add(observation, 0);
      }
    }
    return statistics;
  }

  /**
   * One row for each decision, in their order. Actions are in the units of the {@link
   * ActionDistribution}: who was at an axis' bound has drawn that very value, as far as one knows.
   *
   * @param lives at least one
   */
  public static Rollout of(
      AgentSpec spec, List<Trajectory> lives, ObservationNormalizer normalizer) {
    int rows = lives.stream().mapToInt(Trajectory::decisions).sum();
    Rollout rollout = new Rollout(spec, 1, rows);
    Arrays.fill(rollout.valid, true);
    Arrays.fill(rollout.states, AgentState.RUNNING);
    ActionDistribution distribution = new ActionDistribution(spec.action());
    int row = 0;
    for (Trajectory life : lives) {
      for (int decision = 0; decision < life.decisions(); decision++, row++) {
        life.copyObservation(decision, rollout.observations, row * rollout.observationSize);
        life.copyMask(decision, rollout.masks, row * rollout.maskSize);
        life.copyAction(decision, rollout.actions, row * rollout.actionSize);
        distribution.encode(rollout.actions, row * rollout.actionSize);
        rollout.rewards[row] = life.reward(decision);
      }
      rollout.states[row - 1] = life.end();
    }
    normalizer.normalize(rollout.observations, rows, rollout.observations);
    return rollout;
  }
}
