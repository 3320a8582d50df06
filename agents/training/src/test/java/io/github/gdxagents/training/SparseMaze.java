package io.github.gdxagents.training;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import java.util.Arrays;

/**
 * Rooms in a row, from the first of which one finds to the last by its doors only: whoever tries at
 * random sees the reward in fewer than one of 10,000 episodes.
 *
 * <p>Action: a step to the north, east, south or west. A step into a wall leaves one where one is.
 *
 * <p>Observation: the column, one number for each, and the row.
 *
 * <p>Reward: 1 at the goal, in the last room; nothing before.
 *
 * <p>Start: anywhere in the first room.
 *
 * <p>Episode end: terminated at the goal, truncated after 160 steps. The shortest way takes from 40
 * to 48.
 */
final class SparseMaze extends SoloGame {

  static final int NORTH = 0;
  static final int EAST = 1;
  static final int SOUTH = 2;
  static final int WEST = 3;

  private static final String[] MAP = {
    "###############################",
    "#     #           #           #",
    "#     #     #     #     #     #",
    "#     #     #     #     #     #",
    "#     #     #     #     #     #",
    "#           #           #    G#",
    "###############################",
  };

  private static final int COLUMNS = MAP[0].length();
  private static final int ROOM = 5;
  private static final int STEPS = 160;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("column", COLUMNS, "", 0, 1)
          .observe("row", MAP.length, "", 0, 1)
          .discrete("step", "north", "east", "south", "west")
          .build();

  private int column;
  private int row;

  SparseMaze() {
    super(SPEC);
  }

  @Override
  void begin() {
    column = 1 + random.nextInt(ROOM);
    row = 1 + random.nextInt(ROOM);
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.addOneHot(column, COLUMNS).addOneHot(row, MAP.length);
  }

  @Override
  void step() {
    int nextColumn = column + (choice == EAST ? 1 : choice == WEST ? -1 : 0);
    int nextRow = row + (choice == SOUTH ? 1 : choice == NORTH ? -1 : 0);
    if (MAP[nextRow].charAt(nextColumn) != '#') {
      column = nextColumn;
      row = nextRow;
    }
    boolean found = MAP[row].charAt(column) == 'G';
    reward = found ? 1 : 0;
    state =
        found ? AgentState.TERMINATED : tick < STEPS ? AgentState.RUNNING : AgentState.TRUNCATED;
  }

  /** Somebody who knows a shortest way, and always takes the same one. */
  static ActionSource guide() {
    int[][] distances = distances();
    return (observation, mask, action) -> {
      int column = hot(observation, 0);
      int row = hot(observation, COLUMNS) - COLUMNS;
      action.setChoice(0, downhill(distances, column, row));
    };
  }

  /** Where the first 1 is, from an index on. */
  private static int hot(float[] observation, int from) {
    int index = from;
    while (observation[index] != 1) {
      index++;
    }
    return index;
  }

  private static int downhill(int[][] distances, int column, int row) {
    int here = distances[row][column];
    if (distances[row][column + 1] == here - 1) {
      return EAST;
    } else if (distances[row - 1][column] == here - 1) {
      return NORTH;
    }
    return distances[row + 1][column] == here - 1 ? SOUTH : WEST;
  }

  /** How many steps the goal is away, {@code [row][column]}; of walls, more than from anywhere. */
  private static int[][] distances() {
    int far = MAP.length * COLUMNS;
    int[][] distances = new int[MAP.length][COLUMNS];
    for (int[] ofRow : distances) {
      Arrays.fill(ofRow, far);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int r = 1; r < MAP.length - 1; r++) {
        for (int c = 1; c < COLUMNS - 1; c++) {
          int best = MAP[r].charAt(c) == 'G' ? 0 : 1 + nearest(distances, c, r);
          if (MAP[r].charAt(c) != '#' && best < distances[r][c]) {
            distances[r][c] = best;
            changed = true;
          }
        }
      }
    }
    return distances;
  }

  private static int nearest(int[][] distances, int column, int row) {
    return Math.min(
        Math.min(distances[row - 1][column], distances[row + 1][column]),
        Math.min(distances[row][column - 1], distances[row][column + 1]));
  }
}
