package io.github.gdxagents.training;

import io.github.gdxagents.training.rollout.Episode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/** The last 100 episodes of a run. */
final class RecentEpisodes {

  private static final int CAPACITY = 100;

  private final Deque<Episode> episodes = new ArrayDeque<>();
  private long total;

  void addAll(Collection<Episode> ended) {
    for (Episode episode : ended) {
      if (episodes.size() == CAPACITY) {
        episodes.removeFirst();
      }
      episodes.addLast(episode);
    }
    total += ended.size();
  }

  /** All episodes ever added. */
  long total() {
    return total;
  }

  int size() {
    return episodes.size();
  }

  /** NaN if there are none. */
  double meanReturn() {
    return mean(Episode::totalReward);
  }

  /** NaN if there are none. */
  double meanDecisions() {
    return mean(Episode::decisions);
  }

  /** The population standard deviation of returns; NaN if there are none. */
  double returnDeviation() {
    double mean = meanReturn();
    return Math.sqrt(
        mean(episode -> (episode.totalReward() - mean) * (episode.totalReward() - mean)));
  }

  private double mean(ToDoubleFunction<Episode> value) {
    return episodes.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
