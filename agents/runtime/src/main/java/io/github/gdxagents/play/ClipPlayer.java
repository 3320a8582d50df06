package io.github.gdxagents.play;

import io.github.gdxagents.hook.Simulation;

/**
 * Plays a clip in a simulation of the game: everything before it at once, unseen, then tick by tick
 * what it shows. A simulation is a function of its episode and of what its agents do, so this is
 * exactly what happened.
 *
 * <pre>{@code
 * ClipPlayer player = new ClipPlayer(clip, simulation); // stands where the clip begins
 * while (!player.over()) {
 *   player.tick();
 *   draw(simulation);
 * }
 * }</pre>
 */
public final class ClipPlayer {

  private final ReplayPlayer player;
  private final AgentDriver agent;
  private final long end;
  private long ticks;

  /**
   * Plays the simulation up to where the clip begins.
   *
   * @param simulation of the game that the clip is from; not closed. It may have played other
   *     episodes before
   * @throws ReplayMismatchException if the simulation takes another course than it did
   * @throws IllegalArgumentException if it has no such episode
   */
  public ClipPlayer(Clip clip, Simulation simulation) {
    player = new ReplayPlayer(clip.replay(), simulation);
    agent = player.stepper().agent(clip.trajectory().origin().agent());
    long begin = clip.trajectory().origin().decision();
    end = begin + clip.trajectory().decisions();
    while (!(agent.decisionsInEpisode() == begin && agent.decisionDue())) {
      if (!player.hasTick()) {
        throw new ReplayMismatchException(
            "The episode ends at tick "
                + player.stepper().tickCount()
                + ", before the clip from "
                + clip.trajectory().origin()
                + " begins; it is of another version of the game, or the simulation is no function"
                + " of the episode and the actions");
      }
      player.tick();
    }
  }

  /** Whether all of the clip has been played. */
  public boolean over() {
    if (!player.hasTick()) {
      return true;
    }
    return agent.decisionsInEpisode() == end && (agent.state().ended() || agent.decisionDue());
  }

  /**
   * Plays the next tick.
   *
   * @throws IllegalStateException if the clip is over
   * @throws ReplayMismatchException if the simulation takes another course than it did
   */
  public void tick() {
    if (over()) {
      throw new IllegalStateException("The clip is over after " + ticks + " ticks");
    }
    player.tick();
    ticks++;
  }

  /** How many ticks of the clip have been played. */
  public long ticks() {
    return ticks;
  }

  /** Whose clip it is. */
  public AgentDriver agent() {
    return agent;
  }
}
