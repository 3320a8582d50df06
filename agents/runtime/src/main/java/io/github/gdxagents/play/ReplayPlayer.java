package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Simulation;

/**
 * Plays an episode again, from its {@link Replay}: it takes all seats of a stepper, which then goes
 * its usual way, tick by tick.
 */
public final class ReplayPlayer {

  private final Replay replay;
  private final Stepper stepper;
  private int next;

  /**
   * Begins the episode.
   *
   * @param simulation of the game that the replay is of; closed by the stepper
   * @throws IllegalArgumentException if the simulation does not have the episode's parameters
   */
  public ReplayPlayer(Replay replay, Simulation simulation) {
    this.replay = replay;
    stepper = new Stepper(simulation);
    ActionSource source = this::decide;
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      stepper.seat(agent, source);
    }
    stepper.reset(replay.episode(simulation.parameters()));
  }

  /** The simulation at its present tick. */
  public Stepper stepper() {
    return stepper;
  }

  /** Whether there is a tick to play again: the replay has it, and the episode goes on. */
  public boolean hasTick() {
    return !stepper.over() && stepper.tickCount() < replay.ticks();
  }

  /**
   * Plays the next tick, with the decisions before it.
   *
   * @throws IllegalStateException if the simulation takes another course than it did
   */
  public void tick() {
    decide();
    stepper.tick();
  }

  /**
   * Lets agents decide that are due, without a tick: what was the last that happened, where the
   * decisions failed.
   *
   * @throws IllegalStateException if the simulation takes another course than it did
   */
  public void decide() {
    if (stepper.decisionDue()) {
      stepper.decide();
    }
  }

  private void decide(float[] observation, ActionMask mask, Action action) {
    int numbers = action.spec().branchCount() + action.spec().axisCount();
    if (next + numbers > replay.actions().length) {
      throw new IllegalStateException(
          "The replay has no more actions at tick "
              + stepper.tickCount()
              + ", but an agent is to decide; it is of another version of the game, or the"
              + " simulation is no function of the episode and the actions");
    }
    next = replay.read(next, action);
  }
}
