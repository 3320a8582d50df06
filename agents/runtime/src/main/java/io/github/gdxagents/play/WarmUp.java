package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** A simulation in which nothing happens, to be played until the JVM has compiled what plays. */
final class WarmUp implements Simulation {

  /** No longer, once each round was played often enough: large networks take long to decide. */
  private static final long MOST_NANOS = 500_000_000;

  /** After so many the JVM has compiled all that they need. */
  private static final int DECISIONS = 30_000;

  /** But no fewer rounds: much of what is to be compiled runs once in each. */
  private static final int LEAST_ROUNDS = 30;

  private final AgentSpec spec;
  private final List<Agent> bots = new ArrayList<>();

  private WarmUp(AgentSpec spec, int bots) {
    this.spec = spec;
    for (int b = 0; b < bots; b++) {
      this.bots.add(new Bot());
    }
  }

  static void play(Policy policy, int bots) {
    Policy quick = policy.withReaction(Reaction.IMMEDIATE);
    LivePlayer player = new LivePlayer(new WarmUp(policy.spec(), bots), quick);
    int rounds = Math.max(LEAST_ROUNDS, DECISIONS / bots);
    int ticks = rounds * policy.spec().ticksPerDecision();
    int leastTicks = LEAST_ROUNDS * policy.spec().ticksPerDecision();
    long begin = System.nanoTime();
    try {
      for (int tick = 0;
          tick < leastTicks || (tick < ticks && System.nanoTime() - begin < MOST_NANOS);
          tick++) {
        if (player.over()) {
          player.start(1);
        }
        player.tick();
      }
    } catch (ArithmeticException e) {
      // Its weights are beyond all bounds; whoever plays with it will hear of that.
    }
  }

  @Override
  public List<Agent> agents() {
    return bots;
  }

  @Override
  public void reset(Episode episode) {}

  @Override
  public void advance() {}

  /** Sees what is nearest to 0 in each component's bounds, and sets that are full. */
  private final class Bot implements Agent {

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter out) {
      List<ObservationSpec.Component> components = spec.observation().components();
      for (int c = 0; c < components.size(); c++) {
        ObservationSpec.Component component = components.get(c);
        ObservationShape shape = component.shape();
        float value = Math.max(component.low(), Math.min(0, component.high()));
        for (int i = 0; i < shape.channels() * shape.height() * shape.width(); i++) {
          out.add(value);
        }
        if (shape.kind() == ObservationShape.Kind.SET) {
          out.endSet();
        }
      }
    }

    @Override
    public void act(Action action) {}

    @Override
    public float reward() {
      return 0;
    }

    @Override
    public AgentState state() {
      return AgentState.RUNNING;
    }
  }
}
