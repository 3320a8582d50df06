package io.github.gdxagents.play;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records what one agent sees, does and earns, life after life, whoever decides: a person at the
 * keyboard, a script, a policy.
 *
 * <pre>{@code
 * DemonstrationRecorder recorder = new DemonstrationRecorder(player.agent(0));
 * // and when enough was played:
 * DemonstrationFile.write(recorder.stop("catcher"), file);
 * }</pre>
 *
 * <p>A life that has begun before is recorded from its next decision on; one that is not over yet
 * when recording stops, or that a reset cuts off, up to the last decision whose outcome was seen.
 *
 * <p>Nothing is allocated while a life goes on, but for buffers that double as it gets longer. An
 * agent that is not recorded pays nothing. Belongs to the thread that plays.
 */
public final class DemonstrationRecorder {

  private static final int FIRST_CAPACITY = 512;

  private final AgentDriver agent;
  private final AgentSpec spec;
  private final int observationSize;
  private final int maskSize;
  private final int actionSize;
  private final List<Trajectory> lives = new ArrayList<>();
  private boolean stopped;

  // The life that is being recorded. Row by row what was seen at a decision, and behind the last
  // one what followed, once the life has ended.
  private @Nullable Origin origin;
  private int decisions;
  private AgentState end = AgentState.RUNNING;
  private float[] observations;
  private boolean[] masks;
  private float[] actions;
  private float[] rewards = new float[FIRST_CAPACITY];
  private long decisionsBefore;

  /**
   * Begins to record.
   *
   * @param agent of a {@link LivePlayer}, a {@link Stepper}, or a loop of the game's own
   * @throws IllegalStateException if somebody else records it
   */
  public DemonstrationRecorder(AgentDriver agent) {
    this.agent = agent;
    spec = agent.spec();
    observationSize = spec.observation().size();
    maskSize = spec.action().totalChoices();
    actionSize = spec.action().branchCount() + spec.action().axisCount();
    observations = new float[(FIRST_CAPACITY + 1) * observationSize];
    masks = new boolean[FIRST_CAPACITY * maskSize];
    actions = new float[FIRST_CAPACITY * actionSize];
    agent.recordBy(this);
  }

  /** The agent has decided, and is about to act. */
  void decided() {
    if (decisions > 0 && agent.decisions() == 0) {
      cutOff(); // a reset that the life did not live to see the end of
    }
    if (decisions == 0) {
      origin = new Origin(agent.episode(), agent.index(), agent.decisionsInEpisode());
      end = AgentState.RUNNING;
    } else {
      rewards[decisions - 1] = agent.rewardSinceDecision();
    }
    if (decisions == rewards.length) {
      grow();
    }
    System.arraycopy(
        agent.observation(), 0, observations, decisions * observationSize, observationSize);
    agent.mask().copyTo(masks, decisions * maskSize);
    agent.action().copyTo(actions, decisions * actionSize);
    decisions++;
  }

  private void grow() {
    int capacity = 2 * rewards.length;
    observations = Arrays.copyOf(observations, (capacity + 1) * observationSize);
    masks = Arrays.copyOf(masks, capacity * maskSize);
    actions = Arrays.copyOf(actions, capacity * actionSize);
    rewards = Arrays.copyOf(rewards, capacity);
  }

  /** The agent's life has ended; it may still be rewarded. */
  void lifeEnded() {
    if (decisions > 0) {
      end = agent.state();
      System.arraycopy(
          agent.observation(), 0, observations, decisions * observationSize, observationSize);
    }
  }

  /** The account of the life is closed. */
  void lifeOver() {
    if (decisions > 0) {
      rewards[decisions - 1] = agent.rewardSinceDecision();
      add(decisions, end);
    }
  }

  /** Closes a life of whose last decision one does not know what came of it. */
  private void cutOff() {
    add(decisions - 1, AgentState.RUNNING);
  }

  private void add(int count, AgentState state) {
    if (count > 0 && origin != null) {
      lives.add(
          new Trajectory(
              spec,
              origin,
              state,
              Arrays.copyOf(observations, (count + 1) * observationSize),
              Arrays.copyOf(masks, count * maskSize),
              Arrays.copyOf(actions, count * actionSize),
              Arrays.copyOf(rewards, count)));
      decisionsBefore += count;
    }
    decisions = 0;
  }

  /** What the agent observes and does. */
  public AgentSpec spec() {
    return spec;
  }

  /** Whole lives so far. */
  public int lives() {
    return lives.size();
  }

  /** How many decisions were recorded so far, those of the present life among them. */
  public long decisions() {
    return decisionsBefore + decisions;
  }

  /** What was recorded so far, but for the present life. */
  public List<Trajectory> recorded() {
    return Collections.unmodifiableList(lives);
  }

  /**
   * Stops recording, for good.
   *
   * @param game what to call the game, as policies do
   * @throws IllegalStateException if nothing was recorded
   */
  public Demonstrations stop(String game) {
    if (!stopped) {
      stopped = true;
      agent.recordBy(null);
      if (decisions > 0) {
        cutOff();
      }
    }
    if (lives.isEmpty()) {
      throw new IllegalStateException("Nothing was recorded: no decision came to its end");
    }
    return new Demonstrations(game, spec, lives);
  }
}
