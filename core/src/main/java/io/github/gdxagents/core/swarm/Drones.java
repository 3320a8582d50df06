package io.github.gdxagents.core.swarm;

import java.util.Arrays;

/** The drones, each in a slot of its own from its appearance to its end. */
final class Drones {

  static final int SLOTS = 24;
  static final float RADIUS = 0.45f; // m

  private static final float TICK_SECONDS = 1f / Swarm.TICKS_PER_SECOND;
  private static final float TURN_RATE = 2; // rad/s
  private static final float TURN_COS = (float) StrictMath.cos(TURN_RATE * TICK_SECONDS);
  private static final float TURN_SIN = (float) StrictMath.sin(TURN_RATE * TICK_SECONDS);
  private static final float SPACING = 1.3f; // m between two of them, at least

  final float[] x = new float[SLOTS];
  final float[] y = new float[SLOTS];

  /** Where they fly, vectors of length 1. */
  final float[] directionX = new float[SLOTS];

  final float[] directionY = new float[SLOTS];
  final float[] speed = new float[SLOTS]; // m/s

  /** The ticks since each appeared; below 0 for an empty slot. */
  final int[] age = new int[SLOTS];

  private int count;

  Drones() {
    clear();
  }

  void clear() {
    Arrays.fill(age, -1);
    count = 0;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == SLOTS;
  }

  boolean isAlive(int slot) {
    return age[slot] >= 0;
  }

  /** Adds a drone in the first empty slot, of which there has to be one; returns the slot. */
  int add(float x, float y, float directionX, float directionY, float speed) {
    int slot = 0;
    while (isAlive(slot)) {
      slot++;
    }
    this.x[slot] = x;
    this.y[slot] = y;
    this.directionX[slot] = directionX;
    this.directionY[slot] = directionY;
    this.speed[slot] = speed;
    age[slot] = 0;
    count++;
    return slot;
  }

  void remove(int slot) {
    age[slot] = -1;
    count--;
  }

  /** Flies them all on, toward a place. */
  void advance(float towardX, float towardY) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (isAlive(slot)) {
        age[slot]++;
        turn(slot, towardX - x[slot], towardY - y[slot]);
        x[slot] += speed[slot] * TICK_SECONDS * directionX[slot];
        y[slot] += speed[slot] * TICK_SECONDS * directionY[slot];
      }
    }
    keepApart();
    keepInside();
  }

  /** Turns a drone toward where a vector points, as far as it can in a tick. */
  private void turn(int slot, float vectorX, float vectorY) {
    float length = (float) Math.sqrt(vectorX * vectorX + vectorY * vectorY);
    float fromX = directionX[slot];
    float fromY = directionY[slot];
    if (fromX * vectorX + fromY * vectorY >= TURN_COS * length) {
      directionX[slot] = length > 0 ? vectorX / length : fromX;
      directionY[slot] = length > 0 ? vectorY / length : fromY;
      return;
    }
    float sin = fromX * vectorY - fromY * vectorX >= 0 ? TURN_SIN : -TURN_SIN;
    directionX[slot] = TURN_COS * fromX - sin * fromY;
    directionY[slot] = sin * fromX + TURN_COS * fromY;
  }

  /** Each of two that are too close makes half of the room. */
  private void keepApart() {
    for (int one = 0; one < SLOTS; one++) {
      for (int other = one + 1; isAlive(one) && other < SLOTS; other++) {
        float dx = x[other] - x[one];
        float dy = y[other] - y[one];
        float square = dx * dx + dy * dy;
        if (isAlive(other) && square < SPACING * SPACING && square > 0) {
          float distance = (float) Math.sqrt(square);
          float share = 0.5f * (SPACING - distance) / distance;
          x[one] -= share * dx;
          y[one] -= share * dy;
          x[other] += share * dx;
          y[other] += share * dy;
        }
      }
    }
  }

  private void keepInside() {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (isAlive(slot)) {
        float off = Arena.offSpine(x[slot], y[slot]);
        float most = Arena.RADIUS - RADIUS;
        if (off > most) {
          float spineX = Arena.spineX(x[slot]);
          x[slot] = spineX + (x[slot] - spineX) * most / off;
          y[slot] *= most / off;
        }
      }
    }
  }
}
