package io.github.gdxagents.core.screen;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The best attempts at the latest episodes, each as the poses of its ticks: somebody who plays an
 * episode again plays against its ghost. Knows no graphics.
 */
final class BestAttempts {

  private static final int KEPT_EPISODES = 20;

  /**
   * An episode that was played to its end.
   *
   * @param poses at its begin and after each tick, {@code [ticks + 1 x pose]}
   */
  private record Attempt(double score, float[] poses) {}

  /** By seed, the oldest first. */
  private final Map<Long, Attempt> best = new LinkedHashMap<>();

  private final float[] ghost;
  private float[] poses = new float[1024];
  private int length;
  private long seed;
  private @Nullable Attempt rival;

  /**
   * @param poseSize how many numbers a pose has; none where there are no ghosts
   */
  BestAttempts(int poseSize) {
    ghost = new float[poseSize];
  }

  /** Begins an attempt at the episode of a seed. */
  void begin(long seed, float[] pose) {
    this.seed = seed;
    rival = best.get(seed);
    length = 0;
    add(pose);
  }

  /** Takes note of a tick. */
  void add(float[] pose) {
    if (length + ghost.length > poses.length) {
      poses = Arrays.copyOf(poses, 2 * poses.length);
    }
    System.arraycopy(pose, 0, poses, length, ghost.length);
    length += ghost.length;
  }

  /** Takes note of the end. */
  void end(double score) {
    if (rival == null || score > rival.score) {
      best.remove(seed);
      best.put(seed, new Attempt(score, Arrays.copyOf(poses, length)));
      if (best.size() > KEPT_EPISODES) {
        best.remove(best.keySet().iterator().next());
      }
    }
  }

  /** The score of the best attempt before the present one; NaN for the first. */
  double score() {
    return rival == null ? Double.NaN : rival.score;
  }

  /**
   * Where the best attempt before the present one was: from its last tick on, where it ended.
   *
   * @param interpolation how far between the tick before (0) and this one (1)
   * @return reused; null if there is none
   */
  float @Nullable [] ghost(long tick, float interpolation) {
    if (rival == null || ghost.length == 0) {
      return null;
    }
    int last = rival.poses.length - ghost.length;
    int to = (int) Math.min(last, tick * ghost.length);
    int from = tick * ghost.length > last ? last : Math.max(0, to - ghost.length);
    for (int i = 0; i < ghost.length; i++) {
      float before = rival.poses[from + i];
      ghost[i] = before + interpolation * (rival.poses[to + i] - before);
    }
    return ghost;
  }
}
