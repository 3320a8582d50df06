package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.List;
import java.util.Map;

/**
 * Two numbers between 0 and 1 are drawn at each tick. Where the first one is beyond 0.3 the choice
 * ought to be right, else left; where the second one is beyond 0.6 the axis, if there is one, ought
 * to be at its high bound, else at its low one.
 */
final class RuleGame implements Simulation, Agent {

  static final float X_RULE = 0.3f;
  static final float Y_RULE = 0.6f;
  private static final int TICKS = 40;

  private final AgentSpec spec;
  private final boolean masked;
  private final RandomStream random = new RandomStream(0);
  private float x;
  private float y;
  private int tick;
  private float reward;

  private RuleGame(AgentSpec spec, boolean masked) {
    this.spec = spec;
    this.masked = masked;
  }

  /** One branch. */
  static RuleGame discrete() {
    return new RuleGame(choosing().build(), false);
  }

  /** One branch, of which right is forbidden at every other tick. */
  static RuleGame masked() {
    return new RuleGame(choosing().build(), true);
  }

  /** A branch and an axis. */
  static RuleGame mixed() {
    return new RuleGame(choosing().continuous("aim", "rad", -0.5f, 1.5f).build(), false);
  }

  /** An axis alone. */
  static RuleGame continuous() {
    return new RuleGame(seeing().continuous("aim", "rad", -0.5f, 1.5f).build(), false);
  }

  private static AgentSpec.Builder seeing() {
    return AgentSpec.builder().observe("x", 1, "m").observe("y", 1, "m");
  }

  private static AgentSpec.Builder choosing() {
    return seeing().discrete("move", "left", "right", "stay");
  }

  /** Plays by the rules, and where right is forbidden stays, rather than going left. */
  Policy policy() {
    boolean chooses = spec.action().branchCount() > 0;
    boolean aims = spec.action().axisCount() > 0;
    int outputs = spec.action().totalChoices() + spec.action().axisCount();
    float[] weights = new float[2 * outputs];
    float[] biases = new float[outputs];
    if (chooses) {
      weights[1] = 40;
      biases[1] = -40 * X_RULE;
      weights[2] = 20;
      biases[2] = -20 * X_RULE;
    }
    if (aims) {
      weights[2 * outputs - 1] = 100;
      biases[outputs - 1] = -100 * Y_RULE;
    }
    return new Policy(
        spec,
        ObservationNormalizer.identity(2),
        Network.dense(
            new int[] {2, outputs},
            Activation.TANH,
            new float[][] {weights},
            new float[][] {biases}),
        new float[spec.action().axisCount()],
        new Provenance("rule", "PPO", "0.1", Map.of(), 1, 2, 0, 0, 0));
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    tick = 0;
    reward = 0;
    draw();
  }

  private void draw() {
    x = random.nextFloat();
    y = random.nextFloat();
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add(x).add(y);
  }

  @Override
  public void maskActions(ActionMask mask) {
    if (masked && tick % 2 == 0) {
      mask.forbid(0, 1);
    }
  }

  @Override
  public void act(Action action) {
    reward = 0;
    if (spec.action().branchCount() > 0) {
      reward += action.choice(0) == (x > X_RULE ? 1 : 0) ? 1 : -1;
    }
    if (spec.action().axisCount() > 0) {
      reward -= Math.abs(action.axis(0) - (y > Y_RULE ? 1.5f : -0.5f));
    }
  }

  @Override
  public void advance() {
    tick++;
    draw();
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return tick < TICKS ? AgentState.RUNNING : AgentState.TERMINATED;
  }
}
