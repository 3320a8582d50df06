package io.github.gdxagents.play;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps a simulation. Training, evaluation and live play all go through this class, so that none of
 * them can count ticks, decisions, lives or rewards in a way of its own.
 *
 * <p>Each agent is asked when its life begins and then at its own pace, {@link
 * AgentSpec#ticksPerDecision()}, where it {@linkplain Agent#awaitsDecision() awaits} a decision.
 * Before each tick all agents that are due observe, then all of them act. An episode is over when
 * the {@linkplain Simulation#isOver simulation says so}, or at {@link AgentSpec#maxTicks()}.
 */
public final class Stepper implements AutoCloseable {

  private final Simulation simulation;
  private final AgentDriver[] drivers;
  private final Seats seats;
  private final AgentSpec spec;
  private boolean begun;
  private boolean over = true;
  private boolean due;
  private long tick;

  /**
   * Takes over a simulation, which {@link #close} will close. Call {@link #reset} before anything
   * else.
   *
   * @throws IllegalArgumentException if the simulation has no agents, or they do not agree
   */
  public Stepper(Simulation simulation) {
    this(simulation, life -> {});
  }

  /**
   * The same, with somebody who hears of lives.
   *
   * @throws IllegalArgumentException if the simulation has no agents, or they do not agree
   */
  public Stepper(Simulation simulation, LifeListener listener) {
    this.simulation = simulation;
    List<? extends Agent> agents = simulation.agents();
    if (agents.isEmpty()) {
      throw new IllegalArgumentException(name() + " has no agents; it needs at least one");
    }
    requireAgreement(agents);
    drivers = new AgentDriver[agents.size()];
    for (int a = 0; a < drivers.length; a++) {
      drivers[a] = new AgentDriver(agents.get(a), a, listener);
    }
    seats = new Seats(drivers);
    spec = drivers[0].spec();
  }

  private String name() {
    return "Simulation " + simulation.getClass().getName();
  }

  /** Agents of a kind are alike, and agents of all kinds share the world's ticks. */
  private void requireAgreement(List<? extends Agent> agents) {
    Map<String, Agent> kinds = new LinkedHashMap<>();
    Agent first = agents.get(0);
    for (Agent agent : agents) {
      AgentSpec spec = agent.spec();
      if (spec.fixedStepSeconds() != first.spec().fixedStepSeconds()
          || spec.maxTicks() != first.spec().maxTicks()) {
        throw new IllegalArgumentException(
            name()
                + " has kinds of agents, "
                + first.spec().kind()
                + " and "
                + spec.kind()
                + ", that differ in fixedStepSeconds or maxTicks; these belong to the world, so"
                + " give all kinds the same");
      }
      Agent alike = kinds.get(spec.kind());
      if (alike == null) {
        kinds.put(spec.kind(), agent);
      } else if (!alike.spec().equals(spec) || !alike.statistics().equals(agent.statistics())) {
        throw new IllegalArgumentException(
            name()
                + " has two agents of the kind '"
                + spec.kind()
                + "' with different specs or statistics; give each kind a name of its own, by"
                + " AgentSpec.builder(\"name\")");
      }
    }
  }

  /** Starts a new episode, in which all parameters have their defaults. */
  public void reset(long seed) {
    reset(Episode.of(seed, simulation.parameters()));
  }

  /**
   * Starts a new episode.
   *
   * @throws IllegalStateException if it is over already, or the agents are not as many or of other
   *     kinds than before
   */
  public void reset(Episode episode) {
    tick = 0;
    simulation.reset(episode);
    List<? extends Agent> agents = simulation.agents();
    if (agents.size() != drivers.length) {
      throw new IllegalStateException(
          name()
              + " has "
              + agents.size()
              + " agents after reset("
              + episode
              + "), but had "
              + drivers.length
              + "; it must have as many places at all times, some of which may be ABSENT");
    }
    begun = true;
    for (int a = 0; a < drivers.length; a++) {
      Agent agent = agents.get(a);
      if (!agent.spec().equals(drivers[a].spec())
          || !agent.statistics().equals(drivers[a].declaredStatistics())) {
        throw new IllegalStateException(
            name()
                + " has another spec or other statistics for agent "
                + a
                + " after reset("
                + episode
                + "); the kinds must keep their places");
      }
      drivers[a].begin(agent, episode);
    }
    look();
    if (over) {
      throw new IllegalStateException(
          name()
              + " is over right after reset("
              + episode
              + "); an agent must be running, or isOver() must say that the episode goes on");
    }
  }

  /** Sees whether the episode is over, and whether somebody is due. */
  private void look() {
    int running = 0;
    due = false;
    for (AgentDriver driver : drivers) {
      running += driver.state() == AgentState.RUNNING ? 1 : 0;
      due |= driver.decisionDue();
    }
    over = simulation.isOver(running) || tick >= spec.maxTicks();
  }

  /**
   * Lets a source decide for an agent, from its next decision on.
   *
   * @throws IllegalArgumentException if the source cannot decide for the agent, or is a {@link
   *     io.github.gdxagents.policy.PolicyPlayer} that decides for another one already: each bot has
   *     a mind of its own
   */
  public void seat(int agent, ActionSource source) {
    seats.seat(agent, source);
  }

  /** Who decides for an agent; where nobody was seated, one that decides nothing. */
  ActionSource source(int agent) {
    return seats.source(agent);
  }

  /** Lets every agent decide that is due and has a source; those of one policy in one batch. */
  public void decide() {
    requireRunning();
    seats.decide();
  }

  /** Whether agents decide before the next tick. */
  public boolean decisionDue() {
    return due && !over;
  }

  /**
   * Advances by one tick under the agents' latest actions.
   *
   * @throws IllegalStateException if the episode is over, or none has begun
   */
  public void tick() {
    requireRunning();
    simulation.advance();
    tick++;
    for (AgentDriver driver : drivers) {
      driver.afterTick();
    }
    look();
    if (over) {
      end();
    }
  }

  /** Ends the episode here: agents that are running are truncated. */
  public void end() {
    over = true;
    for (AgentDriver driver : drivers) {
      driver.endEpisode();
    }
    requireSameAgents();
  }

  /**
   * Gives the episode up, after the game has failed: nobody hears of how lives ended. It is over
   * until the next reset.
   */
  public void abandon() {
    over = true;
  }

  /** For which agent the game failed, if it failed for one; else -1. */
  public int failedAgent() {
    for (int a = 0; a < drivers.length; a++) {
      if (drivers[a].inHook()) {
        return a;
      }
    }
    return -1;
  }

  /** What was driven must be what the game has; else the episode was played through shadows. */
  private void requireSameAgents() {
    List<? extends Agent> agents = simulation.agents();
    for (int a = 0; a < Math.max(drivers.length, agents.size()); a++) {
      if (a >= Math.min(drivers.length, agents.size()) || !drivers[a].drives(agents.get(a))) {
        throw new IllegalStateException(
            name()
                + " has another object for agent "
                + a
                + " than after its reset; the objects must stay the same until the next reset, and"
                + " a place may be empty or taken anew by its state");
      }
    }
  }

  /** Throws unless a tick can be made: before any agent is asked or told anything. */
  private void requireRunning() {
    if (over) {
      throw new IllegalStateException(
          (begun ? "The episode ended at tick " + tick : "No episode has begun")
              + "; reset the simulation before its next tick");
    }
  }

  /**
   * Advances to the next decision, or to the end of the episode if that comes first.
   *
   * @throws IllegalStateException if the episode is over, or none has begun
   */
  public void advanceToDecision() {
    do {
      tick();
    } while (!due && !over);
  }

  /**
   * Plays the decisions that are due and the ticks that follow them.
   *
   * @throws IllegalStateException if the episode is over, or none has begun
   */
  public void step() {
    decide();
    advanceToDecision();
  }

  /** Whether the episode is over, or none has begun. */
  public boolean over() {
    return over;
  }

  /** What the first agent observes and does; its ticks are those of all agents. */
  public AgentSpec spec() {
    return spec;
  }

  public Simulation simulation() {
    return simulation;
  }

  public int agentCount() {
    return drivers.length;
  }

  /** The driver of one agent, in the order of {@link Simulation#agents()}. */
  public AgentDriver agent(int index) {
    return drivers[index];
  }

  /** The ticks since the reset. */
  public long tickCount() {
    return tick;
  }

  @Override
  public void close() {
    simulation.close();
  }
}
