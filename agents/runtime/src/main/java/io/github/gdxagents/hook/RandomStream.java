package io.github.gdxagents.hook;

/**
 * A small, fast stream of random numbers that is a function of its seed on every machine, and whose
 * whole state is one {@code long}.
 *
 * <p>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014.
 */
public final class RandomStream {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final float FLOAT_UNIT = 0x1p-24f;
  private static final double DOUBLE_UNIT = 0x1p-53;

  private long state;

  public RandomStream(long seed) {
    this.state = seed;
  }

  /**
   * Derives the seed of stream number {@code index} of a family, so that neighboring indices are
   * unrelated.
   */
  public static long deriveSeed(long seed, long index) {
    return mix(mix(seed + GOLDEN_GAMMA) + (index + 1) * GOLDEN_GAMMA);
  }

  /** The whole state: a stream with this seed goes on where this one stands. */
  public long state() {
    return state;
  }

  /** Starts the stream anew. */
  public void setSeed(long seed) {
    this.state = seed;
  }

  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A whole number, uniform in {@code [0, bound)}. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, not " + bound);
    }
    // The high half of a 32 x 32 bit product is uniform but for a bias below bound / 2^32.
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in {@code [0, 1)}. */
  public float nextFloat() {
    return (nextLong() >>> 40) * FLOAT_UNIT;
  }

  /** Uniform between {@code low} and {@code high}; rounding can give {@code high} itself. */
  public float nextFloat(float low, float high) {
    return low + nextFloat() * (high - low);
  }

  /** Uniform in {@code [0, 1)}. */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /**
   * Standard normal, by Marsaglia's polar method; each call draws anew, so that the state stays one
   * number.
   */
  public double nextGaussian() {
    while (true) {
      double x = 2 * nextDouble() - 1;
      double y = 2 * nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
