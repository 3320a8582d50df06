package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.state.Stateful;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest lives that were played in training, from which clips are cut. A life is put together
 * from one rollout after the other; what grows longer than {@link #MOST_DECISIONS} is kept in
 * pieces. Where observations are large, pieces are shorter and lives fewer: what is kept takes some
 * 64 MiB at most. How a life can be seen again is not saved with the rest.
 */
final class LifePool implements Stateful {

  /** How many lives are kept for clips and figures. */
  static final int LIVES_KEPT = 100;

  /** The longest piece: a life with more decisions is never shown as a whole. */
  static final int MOST_DECISIONS = 2_000;

  /** So many lives are kept, however large their observations are. */
  private static final int LEAST_KEPT = 32;

  /** The most numbers that are observed in all lives together. */
  private static final int MOST_NUMBERS = 1 << 24;

  /** The shortest piece, however large its observations are. */
  private static final int LEAST_DECISIONS = 25;

  private final AgentSpec spec;
  private final ActionDistribution actions;
  private final Action decoded;
  private final int capacity;

  /** Of a piece. */
  private final int mostDecisions;

  private final List<Life> lives = new ArrayList<>();
  private final OpenLife[] open;

  /** How many numbers were observed in the lives. */
  private long numbers;

  /**
   * A life, or a piece of one.
   *
   * @param whole whether it is there from its begin to its end
   * @param replay of its episode, to see it again; null where that is not kept
   */
  record Life(Trajectory trajectory, boolean whole, @Nullable Replay replay) {

    /** Whether a part was cut from this life. */
    boolean holds(Trajectory part) {
      Origin own = trajectory.origin();
      Origin other = part.origin();
      return own.seed() == other.seed()
          && own.agent() == other.agent()
          && own.parameters().equals(other.parameters())
          && own.decision() <= other.decision()
          && other.decision() + part.decisions() <= own.decision() + trajectory.decisions();
    }
  }

  /**
   * @param slots of the rollouts
   * @param capacity how many lives are kept
   */
  LifePool(AgentSpec spec, int slots, int capacity) {
    this.spec = spec;
    this.actions = new ActionDistribution(spec.action());
    this.decoded = new Action(spec.action());
    this.capacity = capacity;
    int affordable = MOST_NUMBERS / LEAST_KEPT / spec.observation().size();
    this.mostDecisions = Math.max(LEAST_DECISIONS, Math.min(MOST_DECISIONS, affordable));
    this.open = new OpenLife[slots];
    for (int slot = 0; slot < slots; slot++) {
      open[slot] = new OpenLife();
    }
  }

  /** The lives, the oldest first. */
  List<Life> lives() {
    return lives;
  }

  /**
   * Takes in what was played.
   *
   * @param rollout that keeps transitions
   */
  void add(Rollout rollout) {
    for (int row = 0; row < rollout.rows(); row++) {
      if (rollout.valid[row]) {
        open[row / rollout.steps].add(rollout, row);
      }
    }
  }

  private void keep(Life life) {
    lives.add(life);
    numbers += numbers(life);
    while (lives.size() > capacity || (numbers > MOST_NUMBERS && lives.size() > LEAST_KEPT)) {
      numbers -= numbers(lives.remove(0));
    }
  }

  private long numbers(Life life) {
    return (long) life.trajectory.decisions() * spec.observation().size();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(lives.size());
    for (Life life : lives) {
      out.writeBoolean(life.whole);
      SavedTrajectory.write(life.trajectory, spec, out);
    }
    for (OpenLife life : open) {
      life.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    lives.clear();
    numbers = 0;
    for (int left = in.readInt(); left > 0; left--) {
      boolean whole = in.readBoolean();
      keep(new Life(SavedTrajectory.read(spec, in), whole, null));
    }
    for (OpenLife life : open) {
      life.load(in);
    }
  }

  /** What one slot has played of its present life so far. */
  private final class OpenLife {

    /** Where the first decision was made; of no meaning before it. */
    private Origin origin = new Origin(Episode.of(0), 0, 0);

    /** Whether the first decision is the first of its life. */
    private boolean fromBegin = true;

    private int decisions;
    private float[] observations = new float[0];
    private boolean[] masks = new boolean[0];
    private float[] taken = new float[0];
    private float[] rewards = new float[0];

    void add(Rollout rollout, int row) {
      int size = rollout.observationSize;
      Episode episode = rollout.episodes[row];
      long number = rollout.decisionNumbers[row];
      if (decisions > 0
          && (episode.seed() != origin.seed() || number != origin.decision() + decisions)) {
        close(AgentState.RUNNING, null); // its episode has failed
        fromBegin = true;
      }
      if (decisions == 0) {
        origin = new Origin(episode, rollout.agents[row / rollout.steps], number);
      }
      makeRoom();
      System.arraycopy(rollout.rawObservations, row * size, observations, decisions * size, size);
      System.arraycopy(
          rollout.nextObservations, row * size, observations, (decisions + 1) * size, size);
      System.arraycopy(
          rollout.masks,
          row * rollout.maskSize,
          masks,
          decisions * rollout.maskSize,
          rollout.maskSize);
      actions.decode(rollout.actions, row * rollout.actionSize, decoded);
      decoded.copyTo(taken, decisions * actions.actionSize());
      rewards[decisions] = rollout.gameRewards[row];
      decisions++;
      if (rollout.states[row].ended()) {
        close(rollout.states[row], rollout.keepsReplays() ? rollout.replays[row] : null);
        fromBegin = true;
      } else if (decisions == mostDecisions) {
        close(AgentState.RUNNING, null);
        fromBegin = false;
      }
    }

    private void makeRoom() {
      if (decisions == rewards.length) {
        int room = Math.min(mostDecisions, Math.max(64, 2 * decisions));
        observations = Arrays.copyOf(observations, (room + 1) * spec.observation().size());
        masks = Arrays.copyOf(masks, room * spec.action().totalChoices());
        taken = Arrays.copyOf(taken, room * actions.actionSize());
        rewards = Arrays.copyOf(rewards, room);
      }
    }

    private void close(AgentState end, @Nullable Replay replay) {
      keep(new Life(trajectory(end), fromBegin && end.ended(), replay));
      decisions = 0;
    }

    private Trajectory trajectory(AgentState end) {
      return new Trajectory(
          spec,
          origin,
          end,
          Arrays.copyOf(observations, (decisions + 1) * spec.observation().size()),
          Arrays.copyOf(masks, decisions * spec.action().totalChoices()),
          Arrays.copyOf(taken, decisions * actions.actionSize()),
          Arrays.copyOf(rewards, decisions));
    }

    void save(DataOutput out) throws IOException {
      out.writeBoolean(fromBegin);
      out.writeBoolean(decisions > 0);
      if (decisions > 0) {
        SavedTrajectory.write(trajectory(AgentState.RUNNING), spec, out);
      }
    }

    void load(DataInput in) throws IOException {
      fromBegin = in.readBoolean();
      decisions = 0;
      if (!in.readBoolean()) {
        return;
      }
      Trajectory saved = SavedTrajectory.read(spec, in);
      origin = saved.origin();
      for (int decision = 0; decision < saved.decisions(); decision++) {
        makeRoom();
        saved.copyObservation(decision, observations, decision * spec.observation().size());
        saved.copyMask(decision, masks, decision * spec.action().totalChoices());
        saved.copyAction(decision, taken, decision * actions.actionSize());
        rewards[decision] = saved.reward(decision);
        decisions++;
      }
      saved.copyObservation(decisions, observations, decisions * spec.observation().size());
    }
  }
}
