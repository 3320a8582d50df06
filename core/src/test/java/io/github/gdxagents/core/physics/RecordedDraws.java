package io.github.gdxagents.core.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hands out recorded random numbers in the order in which they were drawn, and insists that they
 * are asked for in the same ranges.
 */
public final class RecordedDraws implements Draws {

  private final Deque<Draw> draws = new ArrayDeque<>();

  public void record(double low, double high, double... values) {
    for (double value : values) {
      draws.add(new Draw(low, high, value));
    }
  }

  public int left() {
    return draws.size();
  }

  @Override
  public void start(long seed) {}

  @Override
  public double uniform(double low, double high) {
    Draw draw = draws.remove();
    assertThat(low).isEqualTo(draw.low);
    assertThat(high).isEqualTo(draw.high);
    return draw.value;
  }

  @Override
  public int integer(int low, int high) {
    return (int) uniform(low, high);
  }

  private record Draw(double low, double high, double value) {}
}
