package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;

/**
 * Plays an episode again, from its {@link Replay}: it takes all seats of a stepper, which then goes
 * its usual way, tick by tick.
 */
public final class ReplayPlayer {

  private final Replay replay;
  private final Stepper stepper;
  private int next;
  private boolean pastEnd;
  private boolean ranOut;

  /**
   * Begins the episode.
   *
   * @param simulation of the game that the replay is of; closed by the stepper
   * @throws IllegalArgumentException if the simulation does not have the episode's parameters, or
   *     other agents
   */
  public ReplayPlayer(Replay replay, Simulation simulation) {
    this.replay = replay;
    stepper = new Stepper(simulation);
    replay.requireAgents(stepper.agentCount());
    ActionSource source = this::decide;
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      stepper.seat(agent, source);
      stepper.agent(agent).setReaction(new Reaction(0, replay.interval(agent)));
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
   * @throws ReplayMismatchException if the simulation takes another course than it did
   */
  public void tick() {
    if (stepper.decisionDue()) {
      stepper.decide();
    }
    stepper.tick();
  }

  /**
   * Plays the next tick, and what came after the last one; then the episode is over, and was like
   * the replay unless this throws.
   *
   * @throws ReplayMismatchException if the simulation takes another course than it did
   * @throws IllegalStateException if the episode is over
   */
  void step() {
    if (hasTick()) {
      tick();
      return;
    }
    playTheRest();
    if (!stepper.over()) {
      stepper.abandon();
    }
  }

  /**
   * Plays what came after the last whole tick: the decisions, and the tick, in which the episode
   * failed, if it did. To be called once there is no other tick; does nothing if the episode has
   * ended.
   */
  public void playTheRest() {
    if (stepper.over()) {
      return;
    }
    pastEnd = true;
    if (stepper.decisionDue()) {
      stepper.decide();
    }
    if (!ranOut) {
      stepper.tick();
    }
  }

  private void decide(float[] observation, ActionMask mask, Action action) {
    int numbers = action.spec().branchCount() + action.spec().axisCount();
    if (next + numbers <= replay.actions().length) {
      next = read(action);
    } else if (pastEnd) {
      ranOut = true; // this agent had not acted yet
      chooseAny(mask, action);
    } else {
      throw new ReplayMismatchException(
          "The replay has no more actions at tick "
              + stepper.tickCount()
              + ", but an agent is to decide; it is of another version of the game, or the"
              + " simulation is no function of the episode and the actions");
    }
  }

  private int read(Action action) {
    try {
      return replay.read(next, action);
    } catch (IllegalArgumentException e) {
      throw new ReplayMismatchException(
          "The replay has an action at tick "
              + stepper.tickCount()
              + " that the game does not: "
              + e.getMessage()
              + "; it is of another version of the game");
    }
  }

  private static void chooseAny(ActionMask mask, Action action) {
    for (int branch = 0; branch < action.spec().branchCount(); branch++) {
      action.setChoice(branch, mask.firstAllowed(branch));
    }
  }
}
