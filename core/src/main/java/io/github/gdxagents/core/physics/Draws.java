package io.github.gdxagents.core.physics;

import io.github.gdxagents.hook.RandomStream;

/**
 * Every random number of a game, drawn in the order in which Gymnasium's environment draws it, so
 * that a recorded episode can be replayed by handing its numbers out again.
 */
public interface Draws {

  /** Starts an episode's draws. */
  void start(long seed);

  /** Uniform in {@code [low, high)}. */
  double uniform(double low, double high);

  /** A whole number, uniform in {@code [low, high)}. */
  int integer(int low, int high);

  /** Draws from a random stream, which is what every game does outside of tests. */
  static Draws random() {
    RandomStream random = new RandomStream(0);
    return new Draws() {
      @Override
      public void start(long seed) {
        random.setSeed(seed);
      }

      @Override
      public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
      }

      @Override
      public int integer(int low, int high) {
        return low + random.nextInt(high - low);
      }
    };
  }
}
