package io.github.gdxagents.core.maze;

import io.github.gdxagents.hook.RandomStream;
import java.util.Arrays;

/**
 * A maze without loops: rooms on a square grid, each reached from each other one by one way only.
 * Rooms and the openings between them are tiles; room (x, y) is tile (2x + 1, 2y + 1).
 */
final class MazePlan {

  /** Rooms along each side, at most. */
  static final int MOST_ROOMS = 8;

  private static final int MOST_TILES = 2 * MOST_ROOMS + 1;

  private static final int[] STEP_X = {0, 1, 0, -1};
  private static final int[] STEP_Y = {1, 0, -1, 0};

  private final boolean[] open = new boolean[MOST_TILES * MOST_TILES];
  private final int[] path = new int[MOST_ROOMS * MOST_ROOMS];
  private final int[] chosen = new int[MOST_ROOMS * MOST_ROOMS];
  private int rooms;

  /** Digs a new maze, from room to room at random and back where there is no way on. */
  void dig(int rooms, RandomStream random) {
    this.rooms = rooms;
    Arrays.fill(open, false);
    int length = 0;
    path[length++] = random.nextInt(rooms * rooms);
    openRoom(path[0]);
    while (length > 0) {
      int room = path[length - 1];
      int ways = closedNeighbors(room);
      if (ways == 0) {
        length--;
        continue;
      }
      int direction = closedNeighbor(room, random.nextInt(ways));
      open[tile(tileX(room) + STEP_X[direction], tileY(room) + STEP_Y[direction])] = true;
      int next = room + STEP_X[direction] + rooms * STEP_Y[direction];
      openRoom(next);
      path[length++] = next;
    }
  }

  private void openRoom(int room) {
    open[tile(tileX(room), tileY(room))] = true;
  }

  private static int tile(int x, int y) {
    return y * MOST_TILES + x;
  }

  private int closedNeighbors(int room) {
    int count = 0;
    for (int direction = 0; direction < 4; direction++) {
      count += isClosedRoom(room, direction) ? 1 : 0;
    }
    return count;
  }

  /** The direction of the neighbor of that number among those that are closed. */
  private int closedNeighbor(int room, int number) {
    int left = number;
    for (int direction = 0; direction < 4; direction++) {
      if (isClosedRoom(room, direction) && left-- == 0) {
        return direction;
      }
    }
    throw new AssertionError("Room " + room + " has no closed neighbor of number " + number);
  }

  private boolean isClosedRoom(int room, int direction) {
    int x = room % rooms + STEP_X[direction];
    int y = room / rooms + STEP_Y[direction];
    return x >= 0 && x < rooms && y >= 0 && y < rooms && !isOpen(2 * x + 1, 2 * y + 1);
  }

  /** Whether one can stand on a tile; never outside of the maze. */
  boolean isOpen(int x, int y) {
    return x > 0 && y > 0 && x < tiles() && y < tiles() && open[tile(x, y)];
  }

  /** Tiles along each side, walls included. */
  int tiles() {
    return 2 * rooms + 1;
  }

  /**
   * Draws a room: one of those with a single way out, or one of all others. A maze has two of the
   * former at least, and from two rooms along each side on, one of the latter.
   *
   * @param but a room that is not to be drawn; -1 for none
   */
  int drawRoom(boolean deadEnd, int but, RandomStream random) {
    int count = 0;
    for (int room = 0; room < rooms * rooms; room++) {
      if (isDeadEnd(room) == deadEnd && room != but) {
        chosen[count++] = room;
      }
    }
    return chosen[random.nextInt(count)];
  }

  private boolean isDeadEnd(int room) {
    int x = tileX(room);
    int y = tileY(room);
    int ways = 0;
    for (int direction = 0; direction < 4; direction++) {
      ways += isOpen(x + STEP_X[direction], y + STEP_Y[direction]) ? 1 : 0;
    }
    return ways == 1;
  }

  int tileX(int room) {
    return 2 * (room % rooms) + 1;
  }

  int tileY(int room) {
    return 2 * (room / rooms) + 1;
  }
}
