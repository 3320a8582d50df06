package io.github.gdxagents.course;

import io.github.gdxagents.hook.RandomStream;
import java.util.stream.DoubleStream;

/** Numbers to try things with. */
final class Draws {

  private Draws() {}

  /** Numbers from 0 to 1. */
  static double[] doubles(RandomStream random, int count) {
    return DoubleStream.generate(random::nextDouble).limit(count).toArray();
  }
}
