package io.github.gdxagents.play;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;

/**
 * Plays a simulation inside a game's render loop: {@link #update} takes the time a frame took and
 * makes as many fixed ticks as fit, so that a policy plays the same game at 30, 60 or 144 frames a
 * second as it did in training.
 *
 * <pre>{@code
 * Policy policy = PolicyFile.read(Gdx.files.internal("lander.policy").read());
 * LivePlayer player = new LivePlayer(game, policy.player());
 * player.start(seed);
 * // in render():
 * player.update(Gdx.graphics.getDeltaTime());
 * }</pre>
 *
 * <p>When the episode is over, ticks stop until the next {@link #start}.
 */
public final class LivePlayer {

  /**
   * After a frame longer than this, game time falls behind instead of making ever more ticks per
   * frame.
   */
  private static final float LONGEST_FRAME_SECONDS = 0.25f;

  private final Stepper stepper;
  private final ActionSource[] sources;
  private double pendingSeconds;

  /**
   * @param simulation the world to play; the caller closes it
   * @param sources who decides: one source for all agents, or one for each
   * @throws IllegalArgumentException if a source cannot decide for this simulation's agents; of a
   *     policy it names every difference
   */
  public LivePlayer(Simulation simulation, ActionSource... sources) {
    this.stepper = new Stepper(simulation);
    int agents = stepper.agentCount();
    if (sources.length != 1 && sources.length != agents) {
      throw new IllegalArgumentException(
          "Expected one action source for all "
              + agents
              + " agents, or one for each, but got "
              + sources.length);
    }
    this.sources = new ActionSource[agents];
    for (int a = 0; a < agents; a++) {
      setSource(a, sources[sources.length == 1 ? 0 : a]);
    }
  }

  /** Starts a new episode. */
  public void start(long seed) {
    stepper.reset(seed);
    pendingSeconds = 0;
  }

  /**
   * Hands an agent over to another source, from its next decision on.
   *
   * @throws IllegalArgumentException if the source cannot decide for this simulation's agents
   */
  public void setSource(int agent, ActionSource source) {
    source.requireSpec(stepper.spec());
    sources[agent] = source;
  }

  /**
   * Makes the ticks that are due.
   *
   * @param deltaSeconds the time since the last call, as libGDX's {@code
   *     Gdx.graphics.getDeltaTime()} gives it
   * @return how many ticks were made
   */
  public int update(float deltaSeconds) {
    if (!(deltaSeconds >= 0)) {
      throw new IllegalArgumentException("deltaSeconds must be at least 0, not " + deltaSeconds);
    }
    double step = stepper.spec().fixedStepSeconds();
    pendingSeconds += Math.min(deltaSeconds, LONGEST_FRAME_SECONDS);
    int ticks = 0;
    while (pendingSeconds >= step && !over()) {
      pendingSeconds -= step;
      tick();
      ticks++;
    }
    if (over()) {
      pendingSeconds = 0;
    }
    return ticks;
  }

  /**
   * Makes one tick, with the decisions due before it. Turn-based and headless loops call this
   * instead of update.
   *
   * @throws IllegalStateException if the episode is over, or none has been started
   */
  public void tick() {
    stepper.requireRunning();
    for (int a = 0; a < sources.length; a++) {
      stepper.agent(a).beforeTick(sources[a]);
    }
    stepper.tick();
  }

  /**
   * How far between the last tick (0) and the next one (1) the present frame lies, for smooth
   * drawing.
   */
  public float interpolation() {
    AgentSpec spec = stepper.spec();
    return (float) (pendingSeconds / spec.fixedStepSeconds());
  }

  /** Whether the episode is over, or none has been started. */
  public boolean over() {
    return stepper.over();
  }

  /** What each agent sees, does and has earned. */
  public AgentDriver agent(int index) {
    return stepper.agent(index);
  }

  /** The ticks since the start of the episode. */
  public long tickCount() {
    return stepper.tickCount();
  }
}
