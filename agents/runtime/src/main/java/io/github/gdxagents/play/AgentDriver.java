package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one agent for what it sees, hands it what it does, and counts what it earns, life after
 * life, checking each against the spec.
 *
 * <p>A game whose bots live inside its own loop, with no {@link
 * io.github.gdxagents.hook.Simulation} around them, calls {@link #beforeTick} and {@link
 * #afterTick} around each fixed tick. All else goes through {@link Stepper}.
 */
public final class AgentDriver {

  /** A reward beyond this is taken for a mistake, and remembered. */
  private static final float SUSPICIOUS_REWARD = 1e6f;

  private final int index;
  private final AgentSpec spec;
  private final LifeListener listener;
  private final ObservationWriter writer;
  private final StatisticsWriter statistics;
  private final List<Statistic> declaredStatistics;
  private final float[] observation;
  private final ActionMask mask;
  private final Action action;

  /** The latest source that fits the spec; to begin with, nobody's. */
  private ActionSource fittingSource = (observation, mask, action) -> {};

  private Reaction reaction = Reaction.IMMEDIATE;

  /** Null where what is seen is what is there. */
  private @Nullable DelayedObservations delayed;

  private Agent agent;
  private Episode episode = Episode.of(0);
  private boolean begun;
  private long tick;

  private AgentState state = AgentState.ABSENT;
  private boolean newLife;
  private boolean due;
  private boolean observed;
  private boolean unsettled;
  private long lifeTicks;
  private int decisions;
  private long decisionsInEpisode;
  private long ticksSinceDecision;
  private float rewardSinceDecision;
  private double lifeReturn;
  private String suspiciousReward = "";

  /** Null while nobody records this agent. */
  private @Nullable DemonstrationRecorder recorder;

  /** Whether the game's code is running for this agent, or did so when it failed. */
  private boolean inHook;

  /**
   * @param agent the agent to drive
   * @param index its place among the agents, for messages
   */
  public AgentDriver(Agent agent, int index) {
    this(agent, index, life -> {});
  }

  /**
   * @param listener hears of each life that is over
   */
  AgentDriver(Agent agent, int index, LifeListener listener) {
    this.agent = agent;
    this.index = index;
    this.spec = agent.spec();
    this.listener = listener;
    this.writer = new ObservationWriter(spec.observation());
    this.declaredStatistics = agent.statistics();
    this.statistics = new StatisticsWriter(declaredStatistics);
    this.observation = new float[spec.observation().size()];
    this.mask = new ActionMask(spec.action());
    this.action = new Action(spec.action());
  }

  /** Begins a new episode; call it after the game has reset the agent. */
  public void begin() {
    begin(agent, Episode.of(0));
  }

  /**
   * Begins a new episode, with an agent that may be another object than before.
   *
   * @throws IllegalStateException if the agent has ended already
   */
  void begin(Agent agent, Episode episode) {
    this.agent = agent;
    this.episode = episode;
    begun = true;
    unsettled = false;
    inHook = false;
    tick = 0;
    decisionsInEpisode = 0;
    decisions = 0;
    lifeReturn = 0;
    rewardSinceDecision = 0;
    state = agent.state();
    due = false;
    if (state.ended()) {
      throw new IllegalStateException(
          "The agent is "
              + state
              + " right after a reset"
              + where()
              + "; it must be RUNNING, or ABSENT until it appears");
    }
    if (state == AgentState.RUNNING) {
      beginLife();
    }
  }

  private void beginLife() {
    newLife = true;
    lifeTicks = 0;
    decisions = 0;
    lifeReturn = 0;
    rewardSinceDecision = 0;
    ticksSinceDecision = ticksBetweenDecisions();
    statistics.clear();
    Arrays.fill(observation, 0);
    if (delayed != null) {
      delayed.clear();
    }
    action.reset();
    observed = false;
    updateDue();
  }

  private void updateDue() {
    due =
        state == AgentState.RUNNING
            && ticksSinceDecision >= ticksBetweenDecisions()
            && agent.awaitsDecision();
  }

  private long ticksBetweenDecisions() {
    return (long) spec.ticksPerDecision() * reaction.interval();
  }

  /** Whether the agent is running, a decision is due by its pace, and it awaits one. */
  public boolean decisionDue() {
    return due;
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
    if (due) {
      prepare(source);
      observe();
      source.decide(observation, mask, action);
      act();
    }
  }

  /** Takes a source that may decide from now on, if it fits. */
  void accept(ActionSource source) {
    source.requireSpec(spec);
    fittingSource = source;
    newLife = true;
    setReaction(source.reaction());
  }

  /**
   * Says how quickly whoever decides reacts, from the next decision on. Sources say it themselves,
   * when they are seated; this is for callers that decide without one. Who reacts as quickly as the
   * one before sees what that one would have seen.
   *
   * @throws IllegalArgumentException if what is seen late would be too much to keep
   */
  public void setReaction(Reaction next) {
    if (!next.equals(reaction)) {
      delayed =
          next.delay() == 0 ? null : new DelayedObservations(observation.length, next.delay());
      reaction = next;
    }
  }

  /** How quickly whoever decides reacts. */
  public Reaction reaction() {
    return reaction;
  }

  /** Sees to it that the source fits, and hears of a new life before its first decision in it. */
  void prepare(ActionSource source) {
    if (source != fittingSource) {
      accept(source);
    }
    if (newLife) {
      newLife = false;
      source.beginLife();
    }
  }

  /**
   * Counts the tick that the game just made.
   *
   * @throws IllegalStateException if no episode has begun, the reward is not finite, or the agent
   *     is gone without having ended, or ends without having run
   */
  public void afterTick() {
    requireBegun();
    tick++;
    inHook = true;
    AgentState now = agent.state();
    if (state == AgentState.RUNNING) {
      live(now);
    } else {
      if (unsettled) {
        count(agent.reward());
        if (now == AgentState.RUNNING || !agent.awaitsReward()) {
          settle();
        }
      }
      if (now.ended() && now != state) {
        throw new IllegalStateException(
            "The agent is "
                + now
                + ", but was "
                + state
                + " before"
                + where()
                + "; only a life that was RUNNING can end, and it ends once");
      }
      state = now;
      if (now == AgentState.RUNNING) {
        beginLife();
      }
    }
    inHook = false;
  }

  private void live(AgentState now) {
    if (now == AgentState.ABSENT) {
      throw new IllegalStateException(
          "The agent is ABSENT, but was RUNNING before"
              + where()
              + "; it must be TERMINATED or TRUNCATED for a tick, to say how its life ended");
    }
    lifeTicks++;
    ticksSinceDecision++;
    count(agent.reward());
    if (!declaredStatistics.isEmpty()) {
      statistics.begin(index, tick);
      agent.report(statistics);
      statistics.end();
    }
    state = now;
    if (now == AgentState.RUNNING) {
      updateDue();
    } else {
      endLife();
    }
  }

  private void count(float reward) {
    if (!(Math.abs(reward) <= SUSPICIOUS_REWARD)) {
      suspect(reward);
    }
    rewardSinceDecision += reward;
    lifeReturn += reward;
    if (!(Math.abs(rewardSinceDecision) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "The rewards since the last decision add up to "
              + rewardSinceDecision
              + where()
              + "; scale rewards down");
    }
  }

  private void suspect(float reward) {
    if (!(Math.abs(reward) <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "The reward is " + reward + where() + "; rewards must be finite");
    }
    if (suspiciousReward.isEmpty()) {
      suspiciousReward =
          "The reward is "
              + reward
              + where()
              + "; learning goes best with rewards around 1, so scale them down or set"
              + " normalize-rewards";
    }
  }

  private void endLife() {
    due = false;
    unsettled = true;
    if (state == AgentState.TRUNCATED) {
      writeObservation();
    }
    if (recorder != null) {
      recorder.lifeEnded();
    }
    if (!agent.awaitsReward()) {
      settle();
    }
  }

  private void settle() {
    unsettled = false;
    if (recorder != null) {
      recorder.lifeOver();
    }
    listener.lifeOver(this);
  }

  /** Ends the episode: truncates a running agent, and closes the account of one that has ended. */
  void endEpisode() {
    if (state == AgentState.RUNNING) {
      state = AgentState.TRUNCATED;
      endLife();
    }
    if (unsettled) {
      settle();
    }
  }

  /**
   * Starts a decision: refreshes {@link #observation()} and {@link #mask()}, once for each
   * decision.
   *
   * @throws IllegalStateException if no episode has begun
   */
  public void observe() {
    requireBegun();
    if (observed) {
      return;
    }
    observed = true;
    inHook = true;
    writeObservation();
    mask.allowAll();
    agent.maskActions(mask);
    if (!mask.allowsEachBranch()) {
      throw new IllegalStateException(
          "The mask leaves a branch without an allowed choice" + where() + ": " + mask);
    }
    inHook = false;
  }

  /**
   * Ends a decision: hands {@link #action()} to the agent, and counts rewards anew.
   *
   * @throws IllegalStateException if no episode has begun, or the action takes a choice that the
   *     {@link #mask()} forbids
   */
  public void act() {
    requireBegun();
    requireAllowedChoices();
    if (recorder != null) {
      recorder.decided();
    }
    decisions++;
    decisionsInEpisode++;
    ticksSinceDecision = 0;
    rewardSinceDecision = 0;
    due = false;
    observed = false;
    inHook = true;
    agent.act(action);
    inHook = false;
  }

  /**
   * Lets somebody record what the agent sees and does.
   *
   * @param next null to record no longer
   */
  void recordBy(@Nullable DemonstrationRecorder next) {
    if (recorder != null && next != null) {
      throw new IllegalStateException(
          "Agent " + index + " is recorded already; stop the other recorder first");
    }
    recorder = next;
  }

  /** Whether the game's code is running for this agent, or failed when it did so last. */
  boolean inHook() {
    return inHook;
  }

  /** Whether this is the agent that is driven. */
  boolean drives(Agent other) {
    return agent == other;
  }

  /** The present or the latest episode; of seed 0 before the first. */
  Episode episode() {
    return episode;
  }

  /** The agent's place among those of its simulation. */
  public int index() {
    return index;
  }

  /** What the agent observes and does. */
  public AgentSpec spec() {
    return spec;
  }

  /**
   * What the agent saw at its latest decision or, once truncated, at its end, as late as its {@link
   * #reaction} says: {@code [observation size]}, reused and not to be changed.
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

  /** The sum of rewards of the present or, between lives, of the latest life. */
  public double lifeReturn() {
    return lifeReturn;
  }

  /** The ticks of the present or, between lives, of the latest life. */
  public long lifeTicks() {
    return lifeTicks;
  }

  /** The decisions of the present or, between lives, of the latest life. */
  public int decisions() {
    return decisions;
  }

  /** The decisions of all lives since the episode began. */
  public long decisionsInEpisode() {
    return decisionsInEpisode;
  }

  /** What the agent reported in the present or, between lives, in the latest life. */
  public StatisticsWriter statistics() {
    return statistics;
  }

  /** What {@link #statistics()} are, in their order. */
  public List<Statistic> declaredStatistics() {
    return declaredStatistics;
  }

  /** Where the agent stands after the latest tick; absent before the first episode. */
  public AgentState state() {
    return state;
  }

  /**
   * Whether a life has ended, but may still be rewarded: {@link
   * io.github.gdxagents.hook.Agent#awaitsReward}.
   */
  public boolean awaitsReward() {
    return unsettled;
  }

  /** See {@link ObservationWriter#boundsViolation()}. */
  public String boundsViolation() {
    return writer.boundsViolation();
  }

  /** The first reward beyond a million in magnitude, as a sentence; empty so far. */
  public String suspiciousReward() {
    return suspiciousReward;
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
    writer.begin(index, episode, tick, delayed == null ? observation : delayed.latest());
    agent.observe(writer);
    writer.end();
    if (delayed != null) {
      delayed.pass(observation);
    }
  }

  private String where() {
    return " (agent " + index + ", tick " + tick + ", " + episode + ")";
  }
}
