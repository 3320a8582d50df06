package io.github.gdxagents.training.experience;

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
 * Nothing happens in it but what its script says.
 *
 * <p>Observation: the tick, the agent's number, and the episode's luck, which is a function of its
 * seed in [0, 1).
 *
 * <p>Action: one of three letters, of which the one whose number is the tick modulo 3 is forbidden,
 * and a push.
 *
 * <p>Reward: at each tick its number, plus 100 times the agent's number, plus the letter's number,
 * plus the push.
 *
 * <p>Where agents take turns, each decides after the one before it.
 */
final class ScriptedSimulation implements Simulation {

  static final int TICKS_PER_DECISION = 3;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("tick", 1, "")
          .observe("agent", 1, "")
          .observe("luck", 1, "")
          .discrete("letter", "a", "b", "c")
          .continuous("push", "", -1, 1)
          .ticksPerDecision(TICKS_PER_DECISION)
          .build();

  /** When and how an agent's episodes end. */
  record End(int tick, AgentState state) {}

  private final List<ScriptedAgent> agents = new ArrayList<>();
  private final boolean takesTurns;
  private int tick;
  private float luck;
  boolean closed;

  ScriptedSimulation(End... ends) {
    this(false, ends);
  }

  ScriptedSimulation(boolean takesTurns, End... ends) {
    this.takesTurns = takesTurns;
    for (int a = 0; a < ends.length; a++) {
      agents.add(new ScriptedAgent(a, ends[a]));
    }
  }

  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<? extends Agent> agents() {
    return agents;
  }

  @Override
  public void reset(Episode episode) {
    tick = 0;
    luck = new RandomStream(episode.seed()).nextFloat();
  }

  @Override
  public void advance() {
    tick++;
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class ScriptedAgent implements Agent {

    private final int number;
    private final End end;
    private int letter;
    private float push;

    ScriptedAgent(int number, End end) {
      this.number = number;
      this.end = end;
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(tick).add(number).add(luck);
    }

    @Override
    public void maskActions(ActionMask mask) {
      mask.forbid(0, tick % 3);
    }

    @Override
    public void act(Action action) {
      letter = action.choice(0);
      push = action.axis(0);
      if (letter == tick % 3) {
        throw new IllegalStateException("Letter " + letter + " is forbidden at tick " + tick);
      }
    }

    @Override
    public boolean awaitsDecision() {
      return !takesTurns || tick / TICKS_PER_DECISION % agents.size() == number;
    }

    @Override
    public float reward() {
      return tick + 100 * number + letter + push;
    }

    @Override
    public AgentState state() {
      return tick < end.tick() ? AgentState.RUNNING : end.state();
    }
  }
}
