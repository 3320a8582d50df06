package io.github.gdxagents.play;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays a simulation inside a game's render loop: {@link #update} takes the time a frame took and
 * makes as many fixed ticks as fit, so that a policy plays the same game at 30, 60 or 144 frames a
 * second as it did in training.
 *
 * <pre>{@code
 * Policy policy = PolicyFile.read(Gdx.files.internal("lander.policy").read());
 * LivePlayer player = new LivePlayer(game, policy);
 * player.start(seed);
 * // in render():
 * player.update(Gdx.graphics.getDeltaTime());
 * }</pre>
 *
 * <p>Load policies where assets are loaded, and not in a frame: a JVM's first policy takes a tenth
 * of a second and more to read, half of that with {@link
 * io.github.gdxagents.policy.PlainPolicyFile}, which loads no Kryo; {@link #warmUp} there takes the
 * delay out of the first frames.
 *
 * <p>When the episode is over, ticks stop until the next {@link #start}.
 */
public final class LivePlayer {

  /**
   * After a frame longer than this, game time falls behind instead of making ever more ticks per
   * frame.
   */
  private static final float LONGEST_FRAME_SECONDS = 0.25f;

  /** The largest float below 1. */
  private static final float ALMOST_ONE = 1 - 0x1p-24f;

  private final Stepper stepper;

  /** Decides for all agents where an episode is played again. */
  private final @Nullable ReplayPlayer replay;

  private double pendingSeconds;
  private long episodes;

  /** Null while nobody wants to know. */
  private @Nullable DecisionTimes decisionTimes;

  /**
   * Lets policies decide, each for the agents of its kind, and always take their most probable
   * actions.
   *
   * @param simulation the world to play; the caller closes it
   * @param policies one for each kind of agents in it, in any order
   * @throws IllegalArgumentException if a kind has no policy or more than one
   * @throws io.github.gdxagents.policy.SpecMismatchException if a policy was trained for another
   *     spec, naming every difference
   */
  public LivePlayer(Simulation simulation, Policy... policies) {
    this.stepper = new Stepper(simulation);
    this.replay = null;
    for (int a = 0; a < stepper.agentCount(); a++) {
      setSource(a, policyFor(stepper.agent(a).spec(), policies).player());
    }
  }

  /**
   * A single policy must fit whatever the kind is called: the mismatch tells more than its name.
   */
  private static Policy policyFor(AgentSpec spec, Policy[] policies) {
    List<Policy> found = new ArrayList<>();
    for (Policy policy : policies) {
      if (policies.length == 1 || policy.spec().kind().equals(spec.kind())) {
        found.add(policy);
      }
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "Expected one policy for each kind of agents, but got "
              + found.size()
              + " for the kind '"
              + spec.kind()
              + "'");
    }
    return found.get(0);
  }

  /**
   * Lets anybody decide.
   *
   * @param simulation the world to play; the caller closes it
   * @param sources who decides: one for each agent, or one that can decide for all
   * @throws IllegalArgumentException if a source cannot decide for its agent; of a policy it names
   *     every difference
   */
  public LivePlayer(Simulation simulation, ActionSource... sources) {
    this.stepper = new Stepper(simulation);
    this.replay = null;
    int agents = stepper.agentCount();
    if (sources.length != 1 && sources.length != agents) {
      throw new IllegalArgumentException(
          "Expected one action source for all "
              + agents
              + " agents, or one for each, but got "
              + sources.length);
    }
    for (int a = 0; a < agents; a++) {
      setSource(a, sources[sources.length == 1 ? 0 : a]);
    }
  }

  /**
   * Plays an episode again as fast as it was played; it has begun already. After its last tick
   * comes what failed there, if something did: {@link #update} throws that, and whatever the game
   * throws on another course than the replay's, {@link ReplayMismatchException} among others.
   * Without any, the episode is over then.
   *
   * @param replay whose stepper nobody else uses from now on
   */
  public LivePlayer(ReplayPlayer replay) {
    this.stepper = replay.stepper();
    this.replay = replay;
  }

  /**
   * Decides many times for bots that do not exist, so that the JVM has loaded and compiled what
   * decides before a game needs it: without it, the first frames with hundreds of bots take many
   * times as long as those to come. For where assets are loaded; it takes a fraction of a second,
   * and may be called on a thread of its own. It changes nothing that anybody decides later:
   * neither the policy, nor a player, nor a stream of random numbers.
   *
   * @param bots about how many will play with the policy at once, at least 1
   */
  public static void warmUp(Policy policy, int bots) {
    if (bots < 1) {
      throw new IllegalArgumentException("bots must be at least 1, not " + bots);
    }
    WarmUp.play(policy, bots);
  }

  /** Starts a new episode, in which all parameters have their defaults. */
  public void start(long seed) {
    episodes++;
    stepper.reset(seed);
    pendingSeconds = 0;
  }

  /** Starts a new episode. */
  public void start(Episode episode) {
    episodes++;
    stepper.reset(episode);
    pendingSeconds = 0;
  }

  /**
   * Hands an agent over to another source, from its next decision on.
   *
   * @throws IllegalArgumentException if the source cannot decide for the agent, or is a policy
   *     player that decides for another one already
   */
  public void setSource(int agent, ActionSource source) {
    stepper.seat(agent, source);
  }

  /**
   * Makes the ticks that are due.
   *
   * @param deltaSeconds the time since the last call, as libGDX's {@code
   *     Gdx.graphics.getDeltaTime()} gives it; taken for 0 where it is negative or no number, as
   *     clocks of some devices make it
   * @return how many ticks were made
   */
  public int update(float deltaSeconds) {
    double step = stepper.spec().fixedStepSeconds();
    pendingSeconds += deltaSeconds > 0 ? Math.min(deltaSeconds, LONGEST_FRAME_SECONDS) : 0;
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
    if (replay != null) {
      replay.step();
      return;
    }
    DecisionTimes times = decisionTimes;
    if (times == null || !stepper.decisionDue()) {
      stepper.decide();
    } else {
      long before = System.nanoTime();
      stepper.decide();
      times.add(System.nanoTime() - before);
    }
    stepper.tick();
  }

  /**
   * How far between the last tick (0) and the next one (1) the present frame lies, for smooth
   * drawing: below 1 at all times.
   */
  public float interpolation() {
    AgentSpec spec = stepper.spec();
    return Math.min((float) (pendingSeconds / spec.fixedStepSeconds()), ALMOST_ONE);
  }

  /** Whether the episode is over, or none has been started. */
  public boolean over() {
    return stepper.over();
  }

  /** How many agents there are, present or absent. */
  public int agentCount() {
    return stepper.agentCount();
  }

  /**
   * Who decides for an agent: of a bot its {@link io.github.gdxagents.policy.PolicyPlayer}, which
   * tells what it thought. Where an episode is played again, somebody who decides nothing.
   */
  public ActionSource source(int agent) {
    return stepper.source(agent);
  }

  /** The episodes that were started, the present one included. */
  public long episodes() {
    return episodes;
  }

  /**
   * Measures from now on how long decisions take.
   *
   * @param times modified: receives each; null to measure no longer
   */
  public void measureDecisions(@Nullable DecisionTimes times) {
    decisionTimes = times;
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
