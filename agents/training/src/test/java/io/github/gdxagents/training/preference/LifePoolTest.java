package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifePoolTest {

  private static final ActionKind KIND = ActionKind.MASKED_HYBRID;
  private static final int STEPS = 10;

  /** Two slots; the episode is the slot's number, and decisions are counted from a begin. */
  private static Rollout rollout(int begin) {
    Rollout rollout = RandomRollouts.of(KIND, 2, 2, STEPS, begin);
    for (int row = 0; row < rollout.rows(); row++) {
      rollout.episodes[row] = Episode.of(row / STEPS);
      rollout.decisionNumbers[row] = (long) begin + row % STEPS;
    }
    return rollout;
  }

  private static LifePool pool(int capacity) {
    return new LifePool(KIND.spec(2), 2, capacity);
  }

  @Test
  void lifeIsPutTogetherOverRolloutsAndItsEndIsKept() {
    LifePool pool = pool(10);
    Rollout first = rollout(0);
    pool.add(first);
    assertThat(pool.lives()).isEmpty();
    Rollout second = rollout(STEPS);
    second.states[3] = AgentState.TERMINATED; // after fourteen decisions of the first slot
    pool.add(second);

    assertThat(pool.lives()).hasSize(1);
    assertThat(pool.lives().get(0).whole()).isTrue();
    Trajectory life = pool.lives().get(0).trajectory();
    assertThat(life.decisions()).isEqualTo(14);
    assertThat(life.end()).isEqualTo(AgentState.TERMINATED);
    assertThat(life.origin().seed()).isZero();
    assertThat(life.reward(2)).isEqualTo(first.gameRewards[2]);
    assertThat(life.reward(13)).isEqualTo(second.gameRewards[3]);
    float[] seen = new float[2];
    life.copyObservation(12, seen, 0);
    assertThat(seen).isEqualTo(Arrays.copyOfRange(second.rawObservations, 4, 6));
    life.copyObservation(14, seen, 0);
    assertThat(seen).isEqualTo(Arrays.copyOfRange(second.nextObservations, 6, 8));
    boolean[] mask = new boolean[second.maskSize];
    life.copyMask(13, mask, 0);
    assertThat(mask).isEqualTo(Arrays.copyOfRange(second.masks, 3 * mask.length, 4 * mask.length));
  }

  @Test
  void rowsThatAreNoDecisionsAreLeftOut() {
    LifePool pool = pool(10);
    Rollout rollout = rollout(0);
    rollout.states[STEPS - 2] = AgentState.TRUNCATED;
    rollout.valid[STEPS - 1] = false;
    pool.add(rollout);
    assertThat(pool.lives().get(0).trajectory().decisions()).isEqualTo(STEPS - 1);
  }

  @Test
  void lifeWhoseEpisodeFailedIsKeptAsAPiece() {
    LifePool pool = pool(10);
    pool.add(rollout(0));
    Rollout another = rollout(0); // begins again, though no life has ended
    another.states[5] = AgentState.TERMINATED;
    pool.add(another);
    assertThat(pool.lives()).extracting(LifePool.Life::whole).containsExactly(false, true, false);
    assertThat(pool.lives().get(1).trajectory().decisions()).isEqualTo(6);
  }

  @Test
  void theOldestLivesGiveWay() {
    LifePool pool = pool(3);
    Rollout rollout = rollout(0);
    Arrays.fill(rollout.states, AgentState.TERMINATED);
    pool.add(rollout);
    List<LifePool.Life> lives = pool.lives();
    assertThat(lives).hasSize(3);
    assertThat(lives.get(2).trajectory().reward(0)).isEqualTo(rollout.gameRewards[2 * STEPS - 1]);
  }

  @Test
  void endlessLivesAreKeptInPieces() {
    LifePool pool = pool(10);
    for (int begin = 0; begin < LifePool.MOST_DECISIONS + 2 * STEPS; begin += STEPS) {
      Rollout rollout = rollout(begin);
      if (begin >= LifePool.MOST_DECISIONS) {
        rollout.states[5] = AgentState.TERMINATED;
      }
      pool.add(rollout);
      if (begin == LifePool.MOST_DECISIONS) {
        break;
      }
    }
    // Both slots reach the limit; the first one's life then ends after six decisions more.
    assertThat(pool.lives())
        .extracting(life -> life.trajectory().decisions())
        .containsExactly(LifePool.MOST_DECISIONS, LifePool.MOST_DECISIONS, 6);
    assertThat(pool.lives()).extracting(LifePool.Life::whole).containsOnly(false);
  }

  @Test
  void largeObservationsMakePiecesShorterAndLivesFewer() {
    int numbers = 20_000;
    LifePool pool = new LifePool(KIND.spec(numbers), 2, LifePool.LIVES_KEPT);
    Rollout rollout = RandomRollouts.of(KIND, numbers, 2, STEPS, 1);
    for (int begin = 0; begin < 1_000; begin += STEPS) {
      for (int row = 0; row < rollout.rows(); row++) {
        rollout.episodes[row] = Episode.of(row / STEPS);
        rollout.decisionNumbers[row] = (long) begin + row % STEPS;
      }
      pool.add(rollout);
    }
    assertThat(pool.lives())
        .hasSize(32)
        .allMatch(life -> life.trajectory().decisions() * numbers <= 1 << 19);
  }

  @Test
  void aSavedPoolGoesOn() throws IOException {
    LifePool pool = pool(10);
    Rollout first = rollout(0);
    first.states[4] = AgentState.TRUNCATED;
    pool.add(first);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pool.save(new DataOutputStream(bytes));
    LifePool loaded = pool(10);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Rollout second = rollout(STEPS);
    second.states[2] = AgentState.TERMINATED;
    second.states[STEPS + 7] = AgentState.TERMINATED;
    pool.add(second);
    loaded.add(second);
    assertThat(pool.lives()).hasSize(3);
    assertThat(loaded.lives()).isEqualTo(pool.lives());
  }
}
