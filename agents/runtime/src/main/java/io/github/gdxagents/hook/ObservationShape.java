package io.github.gdxagents.hook;

import java.util.Objects;

/**
 * The shape of one component of an observation: how its numbers belong together.
 *
 * <pre>
 *   vector  n numbers
 *   grid    channels x height x width numbers, channel after channel, row after row
 *   set     up to n entities of m numbers each, in no order that matters: first how many there are,
 *           then the entities one after the other, then zeros
 * </pre>
 *
 * <p>Immutable.
 */
public final class ObservationShape {

  /** How numbers belong together. */
  public enum Kind {
    VECTOR,
    GRID,
    SET
  }

  private final Kind kind;
  private final int channels;
  private final int height;
  private final int width;
  private final int size;

  private ObservationShape(Kind kind, int channels, int height, int width) {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "The dimensions of a " + describe(kind, channels, height, width) + " must be at least 1");
    }
    this.kind = kind;
    this.channels = channels;
    this.height = height;
    this.width = width;
    long numbers = (long) channels * height * width + (kind == Kind.SET ? 1 : 0);
    if ((long) channels * height > Integer.MAX_VALUE || numbers > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A " + this + " holds more numbers than an observation can, " + Integer.MAX_VALUE);
    }
    this.size = (int) numbers;
  }

  /** So many numbers. */
  public static ObservationShape vector(int size) {
    return new ObservationShape(Kind.VECTOR, 1, 1, size);
  }

  /** One or more planes of numbers. */
  public static ObservationShape grid(int channels, int height, int width) {
    return new ObservationShape(Kind.GRID, channels, height, width);
  }

  /** Up to so many entities, each of so many numbers. */
  public static ObservationShape set(int maxEntities, int numbersEach) {
    return new ObservationShape(Kind.SET, 1, maxEntities, numbersEach);
  }

  public Kind kind() {
    return kind;
  }

  /** The planes of a grid; 1 for all else. */
  public int channels() {
    return channels;
  }

  /** The rows of a grid, or the most entities of a set; 1 for a vector. */
  public int height() {
    return height;
  }

  /** The columns of a grid, the numbers of each entity of a set, or the numbers of a vector. */
  public int width() {
    return width;
  }

  /** How many floats it takes in an observation. */
  public int size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ObservationShape)) {
      return false;
    }
    ObservationShape that = (ObservationShape) other;
    return kind == that.kind
        && channels == that.channels
        && height == that.height
        && width == that.width;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, channels, height, width);
  }

  /**
   * For messages: {@code "vector of 3"}, {@code "grid of 2 x 8 x 8"}, {@code "set of up to 5 x 4"}.
   */
  @Override
  public String toString() {
    return describe(kind, channels, height, width);
  }

  private static String describe(Kind kind, int channels, int height, int width) {
    switch (kind) {
      case VECTOR:
        return "vector of " + width;
      case GRID:
        return "grid of " + channels + " x " + height + " x " + width;
      case SET:
        return "set of up to " + height + " x " + width;
    }
    throw new AssertionError(kind);
  }
}
