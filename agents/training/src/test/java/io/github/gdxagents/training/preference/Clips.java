package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.Arrays;

/** Clips of random numbers, paid for by a linear function of what is seen and done. */
final class Clips {

  static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("place", 3, "m")
          .discrete("move", "left", "stay", "right")
          .continuous("push", "N", -2, 2)
          .build();

  private Clips() {}

  static Trajectory of(int decisions, AgentState end, RandomStream random) {
    float[] observations = new float[(decisions + 1) * 3];
    for (int i = 0; i < observations.length; i++) {
      observations[i] = (float) (1 + 2 * random.nextGaussian());
    }
    boolean[] masks = new boolean[decisions * 3];
    Arrays.fill(masks, true);
    float[] actions = new float[decisions * 2];
    float[] rewards = new float[decisions];
    for (int decision = 0; decision < decisions; decision++) {
      actions[2 * decision] = random.nextInt(3);
      actions[2 * decision + 1] = random.nextFloat(-2, 2);
      rewards[decision] =
          observations[3 * decision]
              - 0.5f * observations[3 * decision + 5]
              + actions[2 * decision + 1]
              + (actions[2 * decision] == 2 ? 1 : 0);
    }
    if (end == AgentState.TERMINATED) {
      rewards[decisions - 1] -= 3;
    }
    Origin origin = new Origin(Episode.of(random.nextLong()), 0, 0);
    return new Trajectory(SPEC, origin, end, observations, masks, actions, rewards);
  }

  /** The same with other rewards. */
  static Trajectory paid(Trajectory clip, float[] rewards) {
    float[] observations = new float[(clip.decisions() + 1) * 3];
    boolean[] masks = new boolean[clip.decisions() * 3];
    float[] actions = new float[clip.decisions() * 2];
    for (int decision = 0; decision < clip.decisions(); decision++) {
      clip.copyObservation(decision, observations, decision * 3);
      clip.copyMask(decision, masks, decision * 3);
      clip.copyAction(decision, actions, decision * 2);
    }
    clip.copyObservation(clip.decisions(), observations, clip.decisions() * 3);
    return new Trajectory(SPEC, clip.origin(), clip.end(), observations, masks, actions, rewards);
  }
}
