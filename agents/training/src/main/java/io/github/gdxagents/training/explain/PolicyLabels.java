package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.trajectory.Trajectory;

/**
 * Says what a policy does where somebody else came to, and what it would cost to do the worst
 * there.
 *
 * <p>VIPER weighs a state by max Q(s, a) - min Q(s, a). A stochastic policy has no Q, but one that
 * maximizes return and entropy has log pi(a | s) = Q(s, a) - V(s), up to the entropy's weight
 * (Ziebart et al., "Maximum entropy inverse reinforcement learning", 2008). So the difference of
 * log probabilities between the best and the worst allowed action takes its place: of a branch,
 * that of two logits; of an axis, that of two values within its bounds.
 */
final class PolicyLabels {

  private final ActionSpec action;
  private final Actor actor;
  private final ActionMask mask;
  private final boolean[] allowed;
  private final float[] observation;
  private final float[] label;

  PolicyLabels(Policy policy) {
    AgentSpec spec = policy.spec();
    action = spec.action();
    actor = new Actor(policy, 1);
    mask = new ActionMask(action);
    allowed = new boolean[action.totalChoices()];
    observation = new float[spec.observation().size()];
    label = new float[action.branchCount() + action.axisCount()];
  }

  /**
   * Labels decisions of a life.
   *
   * @param step takes each so many-th of them, from the first on
   * @param states modified: receives them
   */
  void label(Trajectory life, int step, LabeledStates states) {
    for (int decision = 0; decision < life.decisions(); decision += step) {
      life.copyObservation(decision, observation, 0);
      life.copyMask(decision, allowed, 0);
      mask.copyFrom(allowed, 0);
      actor.clear();
      actor.add(observation, mask);
      actor.forward();
      actor.mode(0);
      System.arraycopy(actor.actions(), 0, label, 0, label.length);
      for (int part = action.branchCount(); part < label.length; part++) {
        label[part] = clipped(label[part]);
      }
      states.add(observation, label, cost());
    }
  }

  private static float clipped(float value) {
    return Math.max(-1, Math.min(1, value));
  }

  /** Of the worst action, in nats. */
  private double cost() {
    double sum = 0;
    for (int branch = 0; branch < action.branchCount(); branch++) {
      double best = Double.NEGATIVE_INFINITY;
      double worst = Double.POSITIVE_INFINITY;
      for (int c = action.choiceOffset(branch); c < action.choiceOffset(branch + 1); c++) {
        if (allowed[c]) {
          best = Math.max(best, actor.outputs()[c]);
          worst = Math.min(worst, actor.outputs()[c]);
        }
      }
      sum += best - worst;
    }
    for (int axis = 0; axis < action.axisCount(); axis++) {
      double mean = actor.outputs()[action.totalChoices() + axis];
      double nearest = Math.max(0, Math.abs(mean) - 1);
      double farthest = Math.abs(mean) + 1;
      double precision = StrictMath.exp(-2.0 * actor.logDeviations()[axis]);
      sum += 0.5 * precision * (farthest * farthest - nearest * nearest);
    }
    return sum;
  }
}
