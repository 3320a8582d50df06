package io.github.gdxagents.core.maze;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMazeTest {

  private final MemoryMaze maze = new MemoryMaze();
  private final Action action = new Action(maze.spec().action());
  private final ActionMask mask = new ActionMask(maze.spec().action());

  private void reset(long seed, int rooms) {
    maze.reset(Episode.of(seed, maze.parameters()).with("rooms", rooms));
  }

  private float[] observed() {
    ObservationWriter writer = new ObservationWriter(maze.spec().observation());
    float[] observation = new float[maze.spec().observation().size()];
    writer.begin(0, Episode.of(0), 0, observation);
    maze.observe(writer);
    writer.end();
    return observation;
  }

  private void step(int choice) {
    action.setChoice(0, choice);
    maze.act(action);
    for (int tick = 1; tick < MemoryMaze.TICKS_PER_STEP; tick++) {
      maze.advance();
      assertThat(maze.reward()).isZero();
    }
    maze.advance();
  }

  /** Rooms and openings make a tree: all can be reached, and there is one opening less. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void everyRoomIsReachedByOneWayOnly(int rooms) {
    for (long seed = 0; seed < 50; seed++) {
      reset(seed, rooms);
      assertThat(maze.tiles()).isEqualTo(2 * rooms + 1);
      assertThat(reached()).hasSize(2 * rooms * rooms - 1);
    }
  }

  private Set<Integer> reached() {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> left = new ArrayDeque<>();
    left.add(maze.x() + 100 * maze.y());
    while (!left.isEmpty()) {
      int tile = left.poll();
      if (maze.isOpen(tile % 100, tile / 100) && reached.add(tile)) {
        left.add(tile + 1);
        left.add(tile - 1);
        left.add(tile + 100);
        left.add(tile - 100);
      }
    }
    return reached;
  }

  @Test
  void gatesAreInDeadEndsAndTheBeginIsNot() {
    for (long seed = 0; seed < 200; seed++) {
      reset(seed, 2 + (int) (seed % 7));
      assertThat(ways(maze.gateX(0), maze.gateY(0))).isEqualTo(1);
      assertThat(ways(maze.gateX(1), maze.gateY(1))).isEqualTo(1);
      assertThat(ways(maze.x(), maze.y())).isGreaterThan(1);
      assertThat(maze.gateX(0) + 100 * maze.gateY(0))
          .isNotEqualTo(maze.gateX(1) + 100 * maze.gateY(1));
    }
  }

  private int ways(int x, int y) {
    int ways = 0;
    ways += maze.isOpen(x + 1, y) ? 1 : 0;
    ways += maze.isOpen(x - 1, y) ? 1 : 0;
    ways += maze.isOpen(x, y + 1) ? 1 : 0;
    ways += maze.isOpen(x, y - 1) ? 1 : 0;
    return ways;
  }

  @Test
  void theLightIsSeenOnceAndSaysWhichGateIsRight() {
    Set<Integer> goals = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      reset(seed, 4);
      float[] first = observed();
      assertThat(first[31]).isEqualTo(maze.goal() == MemoryMaze.AMBER ? 1 : 0);
      assertThat(first[32]).isEqualTo(maze.goal() == MemoryMaze.BLUE ? 1 : 0);
      goals.add(maze.goal());
      step(0);
      assertThat(maze.reward()).isEqualTo(-0.005f);
      assertThat(observed()[31]).isZero();
      assertThat(observed()[32]).isZero();
    }
    assertThat(goals).hasSize(2);
  }

  @Test
  void seesTwoTilesFar() {
    for (long seed = 0; seed < 20; seed++) {
      reset(seed, 3);
      float[] observation = observed();
      for (int up = -2; up <= 2; up++) {
        for (int right = -2; right <= 2; right++) {
          assertThat(observation[5 * (up + 2) + right + 2])
              .isEqualTo(maze.isOpen(maze.x() + right, maze.y() + up) ? 1 : 0);
        }
      }
      for (int gate = 0; gate < 2; gate++) {
        int right = maze.gateX(gate) - maze.x();
        int up = maze.gateY(gate) - maze.y();
        boolean near = Math.abs(right) <= 2 && Math.abs(up) <= 2;
        assertThat(observation[25 + 3 * gate]).isEqualTo(near ? 1 : 0);
        assertThat(observation[26 + 3 * gate]).isEqualTo(near ? right : 0);
        assertThat(observation[27 + 3 * gate]).isEqualTo(near ? up : 0);
      }
    }
  }

  @Test
  void wallsAreForbiddenAndStepsLeadWhereTheySay() {
    int[] stepX = {0, 0, 1, 0, -1};
    int[] stepY = {0, 1, 0, -1, 0};
    reset(5, 4);
    for (int choice = 0; choice < 5; choice++) {
      int x = maze.x();
      int y = maze.y();
      mask.allowAll();
      maze.maskActions(mask);
      boolean open = maze.isOpen(x + stepX[choice], y + stepY[choice]);
      assertThat(mask.isAllowed(0, choice)).isEqualTo(open);
      if (open && maze.state() == AgentState.RUNNING) {
        step(choice);
        assertThat(observed()[33]).isEqualTo(stepX[choice]);
        assertThat(observed()[34]).isEqualTo(stepY[choice]);
        assertThat(maze.x()).isEqualTo(x + stepX[choice]);
        assertThat(maze.y()).isEqualTo(y + stepY[choice]);
      }
    }
  }

  /** Two rooms a side make a single corridor, with a gate at either end. */
  @Test
  void theRightGateIsWorthAPointAndTheOtherCostsOne() {
    boolean won = false;
    boolean lost = false;
    for (long seed = 0; seed < 20; seed++) {
      reset(seed, 2);
      int before = 0;
      while (maze.state() == AgentState.RUNNING) {
        mask.allowAll();
        maze.maskActions(mask);
        int choice = 1;
        while (!mask.isAllowed(0, choice) || choice == back(before)) {
          choice++;
        }
        before = choice;
        step(choice);
      }
      int gate = maze.x() == maze.gateX(0) && maze.y() == maze.gateY(0) ? 0 : 1;
      assertThat(maze.x()).isEqualTo(maze.gateX(gate));
      assertThat(maze.y()).isEqualTo(maze.gateY(gate));
      assertThat(maze.reward()).isEqualTo(gate == maze.goal() ? 0.995f : -1.005f);
      won |= maze.reward() > 0;
      lost |= maze.reward() < 0;
    }
    assertThat(won).isTrue();
    assertThat(lost).isTrue();
  }

  /** The choice that undoes another one; none for none. */
  private static int back(int choice) {
    return choice == 0 ? 0 : (choice + 1) % 4 + 1;
  }
}
