package io.github.gdxagents.play;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * Steps a simulation. Training, evaluation and live play all go through this class, so that none of
 * them can count ticks, decisions or rewards in a way of its own.
 *
 * <p>After {@link #reset} a decision is due at once and then every {@link
 * AgentSpec#ticksPerDecision()} ticks. The episode is over when no agent is running any more;
 * agents that end earlier wait for the others.
 */
public final class Stepper implements AutoCloseable {

  private final Simulation simulation;
  private final AgentSpec spec;
  private final AgentDriver[] drivers;
  private boolean begun;
  private long tick;

  /**
   * Takes over a simulation, which {@link #close} will close. Call {@link #reset} before anything
   * else.
   */
  public Stepper(Simulation simulation) {
    this.simulation = simulation;
    this.spec = simulation.spec();
    List<? extends Agent> agents = simulation.agents();
    if (agents.isEmpty()) {
      throw new IllegalArgumentException(
          "Simulation "
              + simulation.getClass().getName()
              + " has no agents; it needs at least one");
    }
    this.drivers = new AgentDriver[agents.size()];
    for (int a = 0; a < drivers.length; a++) {
      drivers[a] = new AgentDriver(agents.get(a), a, spec);
    }
  }

  /** Starts a new episode. */
  public void reset(long seed) {
    simulation.reset(seed);
    begun = true;
    tick = 0;
    for (int a = 0; a < drivers.length; a++) {
      drivers[a].begin();
      if (drivers[a].state() != EpisodeState.RUNNING) {
        throw new IllegalStateException(
            "Agent "
                + a
                + " of "
                + simulation.getClass().getName()
                + " is "
                + drivers[a].state()
                + " right after reset("
                + seed
                + "); it must be RUNNING");
      }
    }
  }

  /** Whether running agents decide before the next tick. */
  public boolean decisionDue() {
    return tick % spec.ticksPerDecision() == 0;
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
  }

  /** Throws unless a tick can be made: before any agent is asked or told anything. */
  void requireRunning() {
    if (over()) {
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
    } while (!decisionDue() && !over());
  }

  /**
   * Plays one decision of all running agents and the ticks that follow it.
   *
   * @throws IllegalStateException if the episode is over, or none has begun
   */
  public void step(ActionSource source) {
    requireRunning();
    for (AgentDriver driver : drivers) {
      driver.beforeTick(source);
    }
    advanceToDecision();
  }

  /** Whether no agent is running any more, or no episode has begun. */
  public boolean over() {
    if (!begun) {
      return true;
    }
    for (AgentDriver driver : drivers) {
      if (driver.state() == EpisodeState.RUNNING) {
        return false;
      }
    }
    return true;
  }

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
