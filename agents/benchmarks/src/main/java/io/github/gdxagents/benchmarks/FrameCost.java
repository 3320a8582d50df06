package io.github.gdxagents.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.DecisionTimes;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What it costs a game to have its bundled policy play, at 60 frames a second and without drawing.
 *
 * @param game its label
 * @param frames that were measured
 * @param medianDecisionMicros the median time of a decision, of those of the last 512 frames in
 *     which a bot decided
 * @param p99DecisionMicros 99 of 100 of these took no longer
 * @param bytes allocated in a frame on average, ticks of the game included, resets left out
 */
record FrameCost(
    String game, int frames, double medianDecisionMicros, double p99DecisionMicros, double bytes) {

  private static final float FRAME_SECONDS = 1 / 60f;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Plays one episode after the other.
   *
   * @param frames to measure, at least 1, after as many to warm up
   */
  static FrameCost measure(ShippedGame game, int frames) throws IOException {
    Policy policy = game.policy();
    try (Simulation simulation = game.newSimulation()) {
      LivePlayer player = new LivePlayer(simulation, policy);
      player.start(0);
      play(player, frames);
      DecisionTimes times = new DecisionTimes();
      player.measureDecisions(times);
      long bytes = play(player, frames);
      return new FrameCost(
          game.label(),
          frames,
          times.medianMicros(),
          times.percentileMicros(99),
          (double) bytes / frames);
    }
  }

  /** Returns how many bytes the frames allocated. */
  private static long play(LivePlayer player, int frames) {
    long bytes = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (player.over()) {
        player.start(frame);
      }
      long before = THREADS.getCurrentThreadAllocatedBytes();
      player.update(FRAME_SECONDS);
      bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    return bytes;
  }
}
