package io.github.gdxagents.gdx.sensor;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;

/**
 * The nearest of many: where they are and how they move, as an agent sees it. The game offers all
 * of them, from whatever collection it keeps them in:
 *
 * <pre>{@code
 * wolves.look(x, y, velocityX, velocityY, heading);
 * for (int i = 0; i < pack.size; i++) {
 *   Wolf wolf = pack.get(i);
 *   wolves.offer(wolf.x, wolf.y, wolf.velocityX, wolf.velocityY);
 * }
 * wolves.write(out);
 * }</pre>
 *
 * <pre>
 *   NAME present   [k]      1 for a neighbor, 0 where there are fewer than k
 *   NAME position  [k x 2]  how far ahead and how far to the left, within the range
 *   NAME velocity  [k x 2]  ahead and to the left, relative to the agent's own velocity
 * </pre>
 *
 * <p>The nearest comes first; of two at the same distance, the one that was offered first. Those
 * that are absent are zeros.
 */
public final class NearestNeighbors implements Sensor {

  private final String name;
  private final float range;
  private final String unit;

  private final int[] indices; // [k] in the order of the offers, as are the following
  private final double[] squares; // [k] of the distances
  private final float[] positions; // [k x 2] ahead, left
  private final float[] velocities; // [k x 2] ahead, left

  private final AgentFrame frame;
  private float velocityX;
  private float velocityY;
  private int offered;
  private int count;

  /**
   * Sees neighbors at any distance.
   *
   * @param name its components are named after it
   * @param k how many neighbors it tells of
   * @param unit of the world's lengths, such as {@code "m"}; empty for none
   * @throws IllegalArgumentException if k is below 1
   */
  public NearestNeighbors(String name, int k, String unit) {
    this(name, k, unit, Float.POSITIVE_INFINITY);
  }

  /**
   * @param range how far neighbors are seen, in the world's units
   * @throws IllegalArgumentException if k is below 1, or the range not above 0
   */
  public NearestNeighbors(String name, int k, String unit, float range) {
    this.name = name;
    this.unit = unit;
    this.range = range == Float.POSITIVE_INFINITY ? range : Checks.positive(name, "range", range);
    Checks.atLeastOne(name, "neighbors", k);
    indices = new int[k];
    squares = new double[k];
    positions = new float[2 * k];
    velocities = new float[2 * k];
    frame = new AgentFrame(name);
  }

  @Override
  public void declare(AgentSpec.Builder spec) {
    int k = indices.length;
    spec.observe(name + " present", k, "", 0, 1)
        .observe(name + " position", 2 * k, unit, -range, range)
        .observe(name + " velocity", 2 * k, unit.isEmpty() ? "" : unit + "/s");
  }

  /** Looks from an agent that stands, along the x axis. */
  public NearestNeighbors look(float x, float y) {
    return look(x, y, 0, 0, 0);
  }

  /**
   * Looks from an agent, and forgets the neighbors of before.
   *
   * @param ownVelocityX in the world's units a second
   * @param ownVelocityY in the world's units a second
   * @param headingRadians which way the agent looks, anticlockwise from the x axis
   * @throws IllegalArgumentException if the place or the heading is not finite
   */
  public NearestNeighbors look(
      float x, float y, float ownVelocityX, float ownVelocityY, float headingRadians) {
    frame.set(x, y, headingRadians);
    velocityX = ownVelocityX;
    velocityY = ownVelocityY;
    offered = 0;
    count = 0;
    return this;
  }

  /** Offers a neighbor that stands. */
  public void offer(float x, float y) {
    offer(x, y, 0, 0);
  }

  /**
   * Offers a neighbor, which is kept if it is within the range and among the nearest so far.
   *
   * @param itsVelocityX in the world's units a second
   * @param itsVelocityY in the world's units a second
   * @throws IllegalArgumentException if the place is not finite
   */
  public void offer(float x, float y, float itsVelocityX, float itsVelocityY) {
    Checks.place(name, x, y);
    double dx = (double) x - frame.x();
    double dy = (double) y - frame.y();
    double square = dx * dx + dy * dy;
    int index = offered++;
    if (square <= (double) range * range) {
      int place = makeRoom(square);
      if (place < indices.length) {
        indices[place] = index;
        squares[place] = square;
        put(positions, place, dx, dy);
        put(
            velocities,
            place,
            (double) itsVelocityX - velocityX,
            (double) itsVelocityY - velocityY);
      }
    }
  }

  /**
   * Moves those that are farther away by one, and returns the place that is free now, k for none.
   */
  private int makeRoom(double square) {
    int place = count;
    while (place > 0 && square < squares[place - 1]) {
      place--;
    }
    count = Math.min(count + 1, indices.length);
    int moved = count - 1 - place;
    if (moved > 0) {
      System.arraycopy(indices, place, indices, place + 1, moved);
      System.arraycopy(squares, place, squares, place + 1, moved);
      System.arraycopy(positions, 2 * place, positions, 2 * place + 2, 2 * moved);
      System.arraycopy(velocities, 2 * place, velocities, 2 * place + 2, 2 * moved);
    }
    return place;
  }

  private void put(float[] pairs, int place, double dx, double dy) {
    pairs[2 * place] = (float) frame.ahead(dx, dy);
    pairs[2 * place + 1] = (float) frame.left(dx, dy);
  }

  @Override
  public void write(ObservationWriter out) {
    for (int place = 0; place < indices.length; place++) {
      out.add(place < count);
    }
    write(positions, out);
    write(velocities, out);
  }

  private void write(float[] pairs, ObservationWriter out) {
    for (int i = 0; i < pairs.length; i++) {
      out.add(i < 2 * count ? pairs[i] : 0);
    }
  }

  @Override
  public void show(SensorCanvas canvas) {
    for (int place = 0; place < count; place++) {
      float x = frame.worldX(ahead(place), left(place));
      float y = frame.worldY(ahead(place), left(place));
      canvas.line(frame.x(), frame.y(), x, y, 0);
      canvas.point(x, y, 0);
    }
  }

  /** How many neighbors are seen. */
  public int count() {
    return count;
  }

  /**
   * Which of those that were offered a neighbor is.
   *
   * @param place 0 for the nearest, below {@link #count()}
   */
  public int index(int place) {
    return indices[place];
  }

  /** How far ahead a neighbor is. */
  public float ahead(int place) {
    return positions[2 * place];
  }

  /** How far to the left a neighbor is. */
  public float left(int place) {
    return positions[2 * place + 1];
  }
}
