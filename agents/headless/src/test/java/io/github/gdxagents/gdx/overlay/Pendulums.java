package io.github.gdxagents.gdx.overlay;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Agents with a branch and an axis, that swing whatever they do. */
final class Pendulums implements Simulation {

  /** Of an observation. */
  static final int SIZE = 2;

  static final AgentSpec SPEC =
      AgentSpec.builder()
          .ticksPerDecision(4)
          .observe("angle", 1, "rad", -4, 4)
          .observe("speed", 1, "rad/s")
          .discrete("brake", "off", "on")
          .continuous("push", "N", -5, 5)
          .build();

  private final List<Agent> agents = new ArrayList<>();
  private final AgentSpec spec;
  private int tick;

  Pendulums(int count) {
    this(count, SPEC);
  }

  /** Their observations begin with angle and speed, and so on. */
  Pendulums(int count, AgentSpec spec) {
    this.spec = spec;
    for (int a = 0; a < count; a++) {
      agents.add(new Pendulum(a));
    }
  }

  /** Linear: its mean is half of the normalized angle less a quarter of the normalized speed. */
  static Policy policy() {
    Network network =
        Network.dense(
            new int[] {SIZE, 3},
            Activation.TANH,
            new float[][] {{0.1f, -0.2f, 0.5f, 0.3f, 0.4f, -0.25f}},
            new float[][] {{0, 0.1f, 0}});
    return policyOf(network);
  }

  static Policy policyOf(Network network) {
    return new Policy(
        SPEC,
        new ObservationNormalizer(new float[] {1, 0}, new float[] {4, 1}, 10, 1),
        network,
        new float[] {-1},
        new Provenance("pendulums", "none", "0", Map.of(), 0, 0, 0, 0, 0));
  }

  @Override
  public List<Agent> agents() {
    return agents;
  }

  @Override
  public void reset(Episode episode) {
    tick = 0;
  }

  @Override
  public void advance() {
    tick++;
  }

  private final class Pendulum implements Agent {

    private final int number;

    Pendulum(int number) {
      this.number = number;
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter out) {
      float time = 0.1f * tick + number + 0.5f;
      for (int i = 0; i < spec.observation().size(); i++) {
        out.add((float) (i % 2 == 0 ? StrictMath.sin(time) : StrictMath.cos(time)));
      }
    }

    @Override
    public void act(Action action) {}

    @Override
    public float reward() {
      return 1;
    }

    @Override
    public AgentState state() {
      return AgentState.RUNNING;
    }
  }
}
