package io.github.gdxagents.core.swarm;

import java.util.Arrays;

/** What the ship's gun has fired and is still on its way. */
final class Shots {

  static final int RELOAD_TICKS = 7;

  /** How long a shot flies. */
  static final int FLIGHT_TICKS = 28;

  /** As many as can be on their way at once. */
  static final int SLOTS = FLIGHT_TICKS / RELOAD_TICKS;

  static final float RADIUS = 0.2f; // m

  /** How fast they leave the ship. */
  static final float SPEED = 28; // m/s

  private static final float TICK_SECONDS = 1f / Swarm.TICKS_PER_SECOND;

  final float[] x = new float[SLOTS];
  final float[] y = new float[SLOTS];
  final float[] velocityX = new float[SLOTS];
  final float[] velocityY = new float[SLOTS];

  /** The ticks until each is gone; 0 for an empty slot. */
  final int[] ticksLeft = new int[SLOTS];

  void clear() {
    Arrays.fill(ticksLeft, 0);
  }

  boolean isFlying(int slot) {
    return ticksLeft[slot] > 0;
  }

  void remove(int slot) {
    ticksLeft[slot] = 0;
  }

  /** Fires straight ahead of a ship. */
  void fire(Ship ship) {
    int slot = 0;
    while (isFlying(slot)) {
      slot++;
    }
    x[slot] = ship.x + Ship.RADIUS * ship.headingX;
    y[slot] = ship.y + Ship.RADIUS * ship.headingY;
    velocityX[slot] = ship.velocityX + SPEED * ship.headingX;
    velocityY[slot] = ship.velocityY + SPEED * ship.headingY;
    ticksLeft[slot] = FLIGHT_TICKS;
  }

  /** Flies them on; those that meet the wall are gone. */
  void advance() {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (isFlying(slot)) {
        ticksLeft[slot]--;
        x[slot] += velocityX[slot] * TICK_SECONDS;
        y[slot] += velocityY[slot] * TICK_SECONDS;
        if (Arena.offSpine(x[slot], y[slot]) > Arena.RADIUS) {
          remove(slot);
        }
      }
    }
  }

  /** The first shot that touches a drone at a place; -1 for none. */
  int touching(float droneX, float droneY) {
    float reach = RADIUS + Drones.RADIUS;
    for (int slot = 0; slot < SLOTS; slot++) {
      float dx = droneX - x[slot];
      float dy = droneY - y[slot];
      if (isFlying(slot) && dx * dx + dy * dy < reach * reach) {
        return slot;
      }
    }
    return -1;
  }
}
