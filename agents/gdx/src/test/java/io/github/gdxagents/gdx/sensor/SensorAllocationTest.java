package io.github.gdxagents.gdx.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SensorAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int OBSERVATIONS = 2_000;

  /** The least of several rounds: without what the JVM adds now and then. */
  private static long allocatedBytes(Runnable action) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < OBSERVATIONS; i++) {
        action.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void sensingWritingAndShowingAllocateNothing() {
    SensorCanvas blank = new BlankCanvas();
    Episode episode = Episode.of(1);
    try (Forager game = new Forager()) {
      game.reset(episode);
      Sensor[] sensors = {game.eyes, game.map, game.wolves, game.nest};
      float[] observation = new float[game.spec().observation().size()];
      ObservationWriter out = new ObservationWriter(game.spec().observation());

      long bytes =
          allocatedBytes(
              () -> {
                out.begin(0, episode, 0, observation);
                game.observe(out);
                out.end();
                game.map.fill((x, y) -> x > y ? 0 : Sensor.NOTHING);
                for (Sensor sensor : sensors) {
                  sensor.show(blank);
                }
              });

      assertThat(bytes).isZero();
    }
  }

  private static final class BlankCanvas implements SensorCanvas {
    @Override
    public void line(float fromX, float fromY, float toX, float toY, int category) {}

    @Override
    public void point(float x, float y, int category) {}

    @Override
    public void cell(
        float centerX, float centerY, float side, float headingRadians, int category) {}
  }
}
