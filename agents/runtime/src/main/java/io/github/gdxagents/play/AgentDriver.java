package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.ObservationWriter;

/**
 * Asks one agent for what it sees, hands it what it does, and counts what it earns, checking each
 * against the spec.
 *
 * <p>A game whose bots live inside its own loop, with no {@link
 * io.github.gdxagents.hook.Simulation} around them, calls {@link #beforeTick} and {@link
 * #afterTick} around each fixed tick. All else goes through {@link Stepper}.
 */
public final class AgentDriver {

  private final Agent agent;
  private final int index;
  private final AgentSpec spec;
  private final ObservationWriter writer;
  private final float[] observation;
  private final ActionMask mask;
  private final Action action;

  /** The latest source that fits the spec; to begin with, nobody's. */
  private ActionSource fittingSource = (observation, mask, action) -> {};

  private boolean begun;
  private long tick;
  private float rewardSinceDecision;
  private double episodeReturn;
  private EpisodeState state = EpisodeState.RUNNING;

  /**
   * @param agent the agent to drive
   * @param index its place among the agents, for messages
   * @param spec what it observes and does
   */
  public AgentDriver(Agent agent, int index, AgentSpec spec) {
    this.agent = agent;
    this.index = index;
    this.spec = spec;
    this.writer = new ObservationWriter(spec.observation());
    this.observation = new float[spec.observation().size()];
    this.mask = new ActionMask(spec.action());
    this.action = new Action(spec.action());
  }

  /** Begins a new episode; call it after the game has reset the agent. */
  public void begin() {
    begun = true;
    tick = 0;
    rewardSinceDecision = 0;
    episodeReturn = 0;
    state = agent.state();
    action.reset();
  }

  /** Whether the agent is running and a decision is due at this tick. */
  public boolean decisionDue() {
    return begun && state == EpisodeState.RUNNING && tick % spec.ticksPerDecision() == 0;
  }

  /**
   * Lets the source decide if a decision is due. Call it before each tick of the game.
   *
   * @throws IllegalArgumentException if the source cannot decide for this agent; of a policy it
   *     names every difference from what the agent observes and does
   * @throws IllegalStateException if no episode has begun, or the source takes a forbidden choice
   */
  public void beforeTick(ActionSource source) {
    requireBegun();
    if (decisionDue()) {
      if (source != fittingSource) {
        source.requireSpec(spec);
        fittingSource = source;
      }
      observe();
      source.decide(observation, mask, action);
      act();
    }
  }

  /**
   * Counts the tick that the game just made.
   *
   * @throws IllegalStateException if no episode has begun
   */
  public void afterTick() {
    requireBegun();
    tick++;
    if (state != EpisodeState.RUNNING) {
      return;
    }
    float reward = agent.reward();
    if (!(Math.abs(reward) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "The reward is " + reward + where() + "; rewards must be finite");
    }
    rewardSinceDecision += reward;
    episodeReturn += reward;
    state = agent.state();
    if (state == EpisodeState.TRUNCATED) {
      writeObservation();
    }
  }

  /**
   * Starts a decision: refreshes {@link #observation()} and {@link #mask()}, and counts rewards
   * anew.
   *
   * @throws IllegalStateException if no episode has begun
   */
  public void observe() {
    requireBegun();
    writeObservation();
    mask.allowAll();
    agent.maskActions(mask);
    if (!mask.allowsEachBranch()) {
      throw new IllegalStateException(
          "The mask leaves a branch without an allowed choice" + where() + ": " + mask);
    }
    rewardSinceDecision = 0;
  }

  /**
   * Ends a decision: hands {@link #action()} to the agent.
   *
   * @throws IllegalStateException if no episode has begun, or the action takes a choice that the
   *     {@link #mask()} forbids
   */
  public void act() {
    requireBegun();
    requireAllowedChoices();
    agent.act(action);
  }

  /**
   * What the agent saw at its latest decision or, once truncated, at its end: {@code [observation
   * size]}, reused and not to be changed.
   */
  public float[] observation() {
    return observation;
  }

  /** The choices allowed at the latest decision; reused. */
  public ActionMask mask() {
    return mask;
  }

  /** The action to be handed over by {@link #act}; reused. */
  public Action action() {
    return action;
  }

  /** The sum of rewards since the latest decision. */
  public float rewardSinceDecision() {
    return rewardSinceDecision;
  }

  /** The sum of rewards since the episode began. */
  public double episodeReturn() {
    return episodeReturn;
  }

  /** Where the agent stands after the latest tick; running before the first episode. */
  public EpisodeState state() {
    return state;
  }

  private void requireBegun() {
    if (!begun) {
      throw new IllegalStateException(
          "No episode has begun for agent "
              + index
              + "; reset the game and call begin() before its first tick");
    }
  }

  private void requireAllowedChoices() {
    for (int branch = 0; branch < spec.action().branchCount(); branch++) {
      if (!mask.isAllowed(branch, action.choice(branch))) {
        ActionSpec.Branch forbidding = spec.action().branches().get(branch);
        throw new IllegalStateException(
            "The action takes the forbidden choice '"
                + forbidding.choices().get(action.choice(branch))
                + "' of branch '"
                + forbidding.name()
                + "'"
                + where()
                + ": "
                + mask
                + "; an action source must take only choices that its mask allows");
      }
    }
  }

  private void writeObservation() {
    writer.begin(index, tick, observation, 0);
    agent.observe(writer);
    writer.end();
  }

  private String where() {
    return " (agent " + index + ", tick " + tick + ")";
  }
}
