package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Pucks on a line, each pushed left or right. Puck number a earns {@code 100 a + t} for tick t, and
 * ends when it is told to.
 *
 * <p>Observation: position in m, velocity in m/s, ticks since the reset.
 */
public final class TestSimulation implements Simulation {

  private final AgentSpec spec;
  private final List<Puck> pucks = new ArrayList<>();
  private final RandomStream random = new RandomStream(0);

  int resets;
  boolean closed;
  private int tick;

  public TestSimulation(int ticksPerDecision, int agents) {
    spec =
        AgentSpec.builder()
            .fixedStepSeconds(1 / 60f)
            .ticksPerDecision(ticksPerDecision)
            .observe("position", 1, "m")
            .observe("velocity", 1, "m/s")
            .observe("ticks", 1, "")
            .discrete("push", "left", "none", "right")
            .build();
    for (int a = 0; a < agents; a++) {
      pucks.add(new Puck(a));
    }
  }

  /** Ends an agent's episodes at a tick. */
  public TestSimulation endAt(int agent, int tick, AgentState state) {
    pucks.get(agent).endTick = tick;
    pucks.get(agent).endState = state;
    return this;
  }

  Puck puck(int agent) {
    return pucks.get(agent);
  }

  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<Puck> agents() {
    return pucks;
  }

  @Override
  public void reset(Episode episode) {
    resets++;
    tick = 0;
    random.setSeed(episode.seed());
    for (int a = 0; a < pucks.size(); a++) {
      Puck puck = pucks.get(a);
      puck.position = random.nextFloat(-1, 1);
      puck.velocity = 0;
      puck.acceleration = 0;
      puck.actions = 0;
      puck.observations = 0;
    }
  }

  @Override
  public void advance() {
    tick++;
    for (int a = 0; a < pucks.size(); a++) {
      Puck puck = pucks.get(a);
      puck.velocity += puck.acceleration * spec.fixedStepSeconds();
      puck.position += puck.velocity * spec.fixedStepSeconds();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  final class Puck implements Agent {

    private final int number;
    private int endTick = Integer.MAX_VALUE;
    private AgentState endState = AgentState.TERMINATED;
    private float acceleration;

    float position;
    float velocity;
    int actions;
    int observations;
    int forbiddenChoices;
    float addedReward;
    boolean silent;

    Puck(int number) {
      this.number = number;
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observations++;
      if (!silent) {
        observation.add(position, velocity).add(tick);
      }
    }

    @Override
    public void maskActions(ActionMask mask) {
      for (int choice = 0; choice < forbiddenChoices; choice++) {
        mask.forbid(0, choice);
      }
    }

    @Override
    public void act(Action action) {
      actions++;
      acceleration = action.choice(0) - 1;
    }

    @Override
    public float reward() {
      return 100 * number + tick + addedReward;
    }

    @Override
    public AgentState state() {
      return tick >= endTick ? endState : AgentState.RUNNING;
    }
  }
}
