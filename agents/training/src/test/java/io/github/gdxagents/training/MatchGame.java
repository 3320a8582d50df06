package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * Match what you see, at once, again and again.
 *
 * <p>Action: any kind. Where the kind is masked, some of the wrong choices are forbidden, and
 * taking one of them ends the run.
 *
 * <p>Observation: for each branch a 1 at the wanted choice among 0s; for each axis the wanted
 * value, in units of half its range; all multiplied by a scale and shifted.
 *
 * <p>Reward: 1 for each matched branch; for each axis 1 minus twice the distance from the wanted
 * value, in units of half its range; the mean of these, multiplied by a scale.
 *
 * <p>Episode end: truncated after 16 ticks.
 */
final class MatchGame implements Simulation {

  static final int TICKS = 16;

  private final ActionKind kind;
  private final float observationScale;
  private final float observationShift;
  private final float rewardScale;
  private final AgentSpec spec;
  private final ActionSpec action;
  private final MatchingAgent agent = new MatchingAgent();
  private final RandomStream random = new RandomStream(0);
  private final int[] wantedChoices;
  private final float[] wantedValues;
  private final boolean[] forbidden;
  private int tick;
  boolean closed;

  MatchGame(ActionKind kind) {
    this(kind, 1, 0, 1);
  }

  MatchGame(ActionKind kind, float observationScale, float observationShift, float rewardScale) {
    this.kind = kind;
    this.observationScale = observationScale;
    this.observationShift = observationShift;
    this.rewardScale = rewardScale;
    ActionSpec of = kind.spec(1).action();
    spec = kind.spec(of.totalChoices() + of.axisCount());
    action = spec.action();
    wantedChoices = new int[action.branchCount()];
    wantedValues = new float[action.axisCount()];
    forbidden = new boolean[action.totalChoices()];
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(agent);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    tick = 0;
    want();
  }

  @Override
  public void advance() {
    tick++;
    agent.earn();
    want();
  }

  private void want() {
    for (int branch = 0; branch < wantedChoices.length; branch++) {
      wantedChoices[branch] = random.nextInt(action.choiceCount(branch));
      for (int c = 0; c < action.choiceCount(branch); c++) {
        forbidden[action.choiceOffset(branch) + c] =
            random.nextFloat() < 0.5f && kind.masked() && c != wantedChoices[branch];
      }
    }
    for (int axis = 0; axis < wantedValues.length; axis++) {
      wantedValues[axis] = random.nextFloat(-0.8f, 0.8f);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class MatchingAgent implements Agent {

    private final int[] choices = new int[8];
    private final float[] values = new float[8];
    private float reward;

    @Override
    public void observe(ObservationWriter observation) {
      for (int branch = 0; branch < wantedChoices.length; branch++) {
        for (int c = 0; c < action.choiceCount(branch); c++) {
          see(observation, c == wantedChoices[branch] ? 1 : 0);
        }
      }
      for (float value : wantedValues) {
        see(observation, value);
      }
    }

    private void see(ObservationWriter observation, float value) {
      observation.add(value * observationScale + observationShift);
    }

    @Override
    public void maskActions(ActionMask mask) {
      for (int branch = 0; branch < wantedChoices.length; branch++) {
        for (int c = 0; c < action.choiceCount(branch); c++) {
          if (forbidden[action.choiceOffset(branch) + c]) {
            mask.forbid(branch, c);
          }
        }
      }
    }

    @Override
    public void act(Action taken) {
      for (int branch = 0; branch < wantedChoices.length; branch++) {
        choices[branch] = taken.choice(branch);
        if (forbidden[action.choiceOffset(branch) + choices[branch]]) {
          throw new IllegalStateException("Took a forbidden choice: " + taken);
        }
      }
      for (int axis = 0; axis < wantedValues.length; axis++) {
        ActionSpec.Axis bounds = action.axes().get(axis);
        float share = (taken.axis(axis) - bounds.low()) / (bounds.high() - bounds.low());
        values[axis] = 2 * share - 1;
      }
    }

    private void earn() {
      float sum = 0;
      for (int branch = 0; branch < wantedChoices.length; branch++) {
        sum += choices[branch] == wantedChoices[branch] ? 1 : 0;
      }
      for (int axis = 0; axis < wantedValues.length; axis++) {
        sum += 1 - 2 * Math.abs(values[axis] - wantedValues[axis]);
      }
      reward = rewardScale * sum / (wantedChoices.length + wantedValues.length);
    }

    @Override
    public float reward() {
      return reward;
    }

    @Override
    public AgentState state() {
      return tick < TICKS ? AgentState.RUNNING : AgentState.TRUNCATED;
    }
  }
}
