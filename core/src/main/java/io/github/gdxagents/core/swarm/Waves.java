package io.github.gdxagents.core.swarm;

/** When drones come, and how many: in waves, each of which comes in groups. */
final class Waves {

  static final int LONGEST_TICKS = 6 * Swarm.TICKS_PER_SECOND;

  private static final int FIRST_SIZE = 5;
  private static final int MOST_PER_GROUP = 5;
  private static final int TICKS_BETWEEN_GROUPS = 30;
  private static final int TICKS_OF_REST = Swarm.TICKS_PER_SECOND;

  private float growth;
  private int wave;
  private int due;
  private int ticksToWave;
  private int ticksToGroup;

  /**
   * @param growth by how many drones each wave is greater than the one before
   */
  void begin(float growth) {
    this.growth = growth;
    wave = 0;
    due = 0;
    ticksToWave = TICKS_OF_REST;
    ticksToGroup = 0;
  }

  /** The number of the latest wave, 0 before the first. */
  int wave() {
    return wave;
  }

  /** How many drones of it are still to come. */
  int due() {
    return due;
  }

  /** The ticks until the next one, as long as there are drones to fight. */
  int ticksToWave() {
    return ticksToWave;
  }

  /**
   * Goes on by a tick.
   *
   * @param alive the drones that there are
   * @return whether a wave begins
   */
  boolean advance(int alive) {
    ticksToWave = Math.max(0, ticksToWave - 1);
    ticksToGroup = Math.max(0, ticksToGroup - 1);
    if (due > 0) {
      return false;
    }
    if (alive == 0) {
      ticksToWave = Math.min(ticksToWave, TICKS_OF_REST);
    }
    if (ticksToWave > 0) {
      return false;
    }
    due = Math.min(Drones.SLOTS, Math.round(FIRST_SIZE + growth * wave));
    wave++;
    ticksToWave = LONGEST_TICKS;
    ticksToGroup = 0;
    return true;
  }

  /** How many drones come in now, at one place: 0 most of the time. */
  int takeGroup(int emptySlots) {
    if (due == 0 || ticksToGroup > 0) {
      return 0;
    }
    int group = Math.min(emptySlots, Math.min(due, MOST_PER_GROUP));
    due -= group;
    ticksToGroup = TICKS_BETWEEN_GROUPS;
    return group;
  }
}
