package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.training.state.Floats;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One learner's slot of the rollout: its decisions, life after life, one row each.
 *
 * <p>A row is open from the decision until it is known what came of it: the agent's next decision,
 * or the end of its life with all rewards in. A row that is still open at the end of a rollout is
 * left out of it and becomes the first of the next one, so that no reward is lost and none is made
 * up. Where agents decide at a common pace that happens to none.
 */
final class LearnerSlot implements Stateful {

  private static final int NONE = -1;

  private final Rollout rollout;
  private final AgentDriver driver;
  private final RandomStream random;
  private final int firstRow;
  private final ActionLog log;
  private final RunningStatistics observations;

  /** Null where the decisions of the game are drawn independently. */
  private final @Nullable CorrelatedNoise noise;

  /** What is to be expected of a life that is over, {@code [heads]}. */
  private final float[] nothing;

  /** What the policy network remembers of this life. */
  private final float[] policyMemory;

  /** The same of the value network. */
  private final float[] valueMemory;

  /** The same of the reference policy. */
  private final float[] referenceMemory;

  /** How many rows of the present rollout are taken. */
  private int length;

  private int openRow = NONE;

  /**
   * @param slot its number in the rollout
   * @param log of the present episode
   * @param observations modified: receives what this learner sees
   * @param random draws its actions
   * @param noiseCorrelation of the noise on its axes, between one decision and the next
   */
  LearnerSlot(
      Rollout rollout,
      int slot,
      AgentDriver driver,
      ActionLog log,
      RunningStatistics observations,
      RandomStream random,
      double noiseCorrelation) {
    this.rollout = rollout;
    this.driver = driver;
    this.log = log;
    this.random = random;
    this.observations = observations;
    this.noise =
        noiseCorrelation == 0
            ? null
            : new CorrelatedNoise(driver.spec().action(), noiseCorrelation);
    this.firstRow = slot * rollout.steps;
    this.nothing = new float[rollout.heads.size()];
    this.policyMemory = new float[rollout.memory.policySize()];
    this.valueMemory = new float[rollout.memory.valueSize()];
    this.referenceMemory =
        new float[rollout.referenceOutputs.length > 0 ? rollout.memory.policySize() : 0];
    rollout.agents[slot] = driver.index();
  }

  AgentDriver driver() {
    return driver;
  }

  int firstRow() {
    return firstRow;
  }

  /** Whether the learner is to decide now. */
  boolean due() {
    return driver.decisionDue();
  }

  /** Empties the slot, but for a row that the last rollout left open. */
  void beginRollout() {
    length = 0;
    if (openRow != NONE) {
      rollout.moveRow(openRow, firstRow);
      openRow = firstRow;
      length = 1;
    }
    for (int t = 0; t < rollout.steps; t++) {
      rollout.valid[firstRow + t] = t < length;
    }
  }

  /**
   * Looks, for a decision that is due.
   *
   * @param actor modified: receives a row
   * @param reference modified: the same
   */
  void observe(Actor actor, @Nullable Actor reference) {
    driver.observe();
    observations.add(driver.observation(), 0);
    actor.add(driver.observation(), driver.mask(), policyMemory);
    if (reference != null) {
      reference.add(driver.observation(), driver.mask(), referenceMemory);
    }
  }

  /**
   * Draws and stores an action, and hands it to the agent.
   *
   * @param row of the actor's batch
   * @param values estimates what is to be expected, where that is remembered
   */
  void act(Actor actor, int row, @Nullable ValueEstimator values) {
    openRow = firstRow + length;
    length++;
    rollout.valid[openRow] = true;
    double logProbability = actor.sample(row, random);
    rollout.logProbabilities[openRow] =
        (float) (noise == null ? logProbability : noise.correlate(actor, row, logProbability));
    copy(actor.observations(), row, rollout.observations, rollout.observationSize);
    if (rollout.keepsTransitions()) {
      copy(driver.observation(), 0, rollout.rawObservations, rollout.observationSize);
      rollout.episodes[openRow] = log.episode();
      rollout.decisionNumbers[openRow] = driver.decisionsInEpisode();
    }
    remember(actor, row, values);
    copy(actor.outputs(), row, rollout.outputs, rollout.outputSize);
    copy(actor.actions(), row, rollout.actions, rollout.actionSize);
    System.arraycopy(
        actor.masks(),
        row * rollout.maskSize,
        rollout.masks,
        openRow * rollout.maskSize,
        rollout.maskSize);
    actor.decode(row, driver.action());
    driver.act();
  }

  /** Keeps what was remembered before the decision, and remembers it. */
  private void remember(Actor actor, int row, @Nullable ValueEstimator values) {
    int at = openRow * rollout.memory.size();
    System.arraycopy(policyMemory, 0, rollout.memories, at, policyMemory.length);
    System.arraycopy(
        valueMemory, 0, rollout.memories, at + policyMemory.length, valueMemory.length);
    actor.copyMemory(row, policyMemory);
    if (values != null && valueMemory.length > 0) {
      float[] expected =
          values.estimateNormalized(
              actor.observations(), row * rollout.observationSize, valueMemory);
      System.arraycopy(expected, 0, rollout.values, openRow * expected.length, expected.length);
    }
  }

  private void beginLife() {
    Arrays.fill(policyMemory, 0);
    Arrays.fill(valueMemory, 0);
    Arrays.fill(referenceMemory, 0);
    if (noise != null) {
      noise.beginLife();
    }
  }

  /** Keeps what the reference policy puts out for the latest decision, by its own normalizer. */
  void refer(Actor reference, int row) {
    copy(reference.outputs(), row, rollout.referenceOutputs, rollout.outputSize);
    reference.copyMemory(row, referenceMemory);
  }

  private void copy(float[] from, int row, float[] to, int size) {
    System.arraycopy(from, row * size, to, openRow * size, size);
  }

  /** Closes the open row where the next decision is due: the life goes on. */
  void closeIfDue() {
    if (openRow != NONE && driver.decisionDue()) {
      close(AgentState.RUNNING);
    }
  }

  /** Closes the open row at the end of the life, all of whose rewards are in. */
  void closeLife(@Nullable ValueEstimator values) {
    if (openRow != NONE) {
      if (driver.state() == AgentState.TRUNCATED && values != null) {
        bootstrap(openRow, values.estimate(driver.observation(), valueMemory));
      } else if (values != null) {
        bootstrap(openRow, nothing); // unless another life follows, for heads that go on into it
      }
      close(driver.state());
    }
    beginLife();
  }

  /**
   * Takes back the latest decision of a life that has failed, and closes the one before it as cut:
   * what was to be expected from there on, the row that is taken back knows.
   */
  void abandonLife(@Nullable ValueEstimator values) {
    int last = firstRow + length - 1;
    if (length > 0 && (openRow != NONE || rollout.states[last] == AgentState.RUNNING)) {
      openRow = NONE;
      rollout.valid[last] = false;
      length--;
      if (length > 0 && rollout.states[last - 1] == AgentState.RUNNING) {
        rollout.states[last - 1] = AgentState.TRUNCATED;
        if (values != null) {
          bootstrap(last - 1, valuesOfRow(last, values));
        }
      }
    } // else nothing of this life is in the rollout
    beginLife();
  }

  private void close(AgentState state) {
    rollout.gameRewards[openRow] = driver.rewardSinceDecision();
    rollout.states[openRow] = state;
    if (rollout.keepsTransitions()) {
      if (state == AgentState.RUNNING) {
        driver.observe();
      }
      copy(driver.observation(), 0, rollout.nextObservations, rollout.observationSize);
    }
    if (rollout.keepsReplays()) {
      rollout.replays[openRow] = state.ended() ? log.replay() : null;
    }
    openRow = NONE;
  }

  /**
   * Ends the rollout: bootstraps from the decision with which the next rollout begins, which is due
   * or whose row is still open.
   */
  void endRollout(@Nullable ValueEstimator values) {
    int last = firstRow + length - 1;
    if (openRow != NONE) {
      rollout.valid[openRow] = false;
      last--;
    }
    if (values == null || last < firstRow) {
      return;
    }
    boolean lives = rollout.states[last] == AgentState.RUNNING;
    if (lives || (rollout.goesOnAfterLives() && (openRow != NONE || due()))) {
      float[] next = valuesOfNextDecision(values);
      for (int head = 0; head < next.length; head++) {
        if (lives || !rollout.heads.get(head).episodic()) {
          rollout.bootstrapValues[last * next.length + head] = next[head];
        }
      }
    }
  }

  private float[] valuesOfNextDecision(ValueEstimator values) {
    if (openRow != NONE) {
      return valuesOfRow(openRow, values);
    }
    driver.observe();
    return values.estimate(driver.observation(), valueMemory);
  }

  private float[] valuesOfRow(int row, ValueEstimator values) {
    int heads = rollout.heads.size();
    return valueMemory.length > 0
        ? Arrays.copyOfRange(rollout.values, row * heads, (row + 1) * heads)
        : values.estimateNormalized(
            rollout.observations, row * rollout.observationSize, valueMemory);
  }

  /** Keeps what a row led to is worth. */
  private void bootstrap(int row, float[] values) {
    System.arraycopy(values, 0, rollout.bootstrapValues, row * values.length, values.length);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(random.state());
    out.writeBoolean(openRow != NONE);
    if (openRow != NONE) {
      rollout.saveRow(openRow, out);
    }
    Floats.write(policyMemory, out);
    Floats.write(valueMemory, out);
    Floats.write(referenceMemory, out);
    if (noise != null) {
      noise.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    random.setSeed(in.readLong());
    openRow = in.readBoolean() ? firstRow : NONE;
    if (openRow != NONE) {
      rollout.loadRow(openRow, in);
      if (rollout.keepsTransitions()) {
        rollout.episodes[openRow] = log.episode();
        rollout.decisionNumbers[openRow] = driver.decisionsInEpisode() - 1;
      }
    }
    Floats.read(policyMemory, in);
    Floats.read(valueMemory, in);
    Floats.read(referenceMemory, in);
    if (noise != null) {
      noise.load(in);
    }
  }
}
