package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.EpisodeResult;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/** The last 100 episodes of a run. */
final class RecentEpisodes implements Stateful {

  private static final int CAPACITY = 100;

  private final Deque<EpisodeResult> episodes = new ArrayDeque<>();
  private final int statisticCount;
  private long total;

  /**
   * @param statisticCount how many numbers an agent reports of each episode
   */
  RecentEpisodes(int statisticCount) {
    this.statisticCount = statisticCount;
  }

  void addAll(Collection<EpisodeResult> ended) {
    for (EpisodeResult episode : ended) {
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

  /** NaN if there are none. */
  double meanReturn() {
    return mean(EpisodeResult::totalReward);
  }

  /** NaN if there are none. */
  double meanDecisions() {
    return mean(EpisodeResult::decisions);
  }

  /** The mean of a statistic that agents report; NaN if there are no episodes. */
  double meanStatistic(int index) {
    return mean(episode -> episode.statistics()[index]);
  }

  private double mean(ToDoubleFunction<EpisodeResult> value) {
    return episodes.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(total);
    out.writeInt(episodes.size());
    for (EpisodeResult episode : episodes) {
      out.writeDouble(episode.totalReward());
      out.writeInt(episode.decisions());
      out.writeUTF(episode.end().name());
      out.writeInt(statisticCount);
      for (double value : episode.statistics()) {
        out.writeDouble(value);
      }
      out.writeLong(episode.origin());
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    total = in.readLong();
    episodes.clear();
    int size = in.readInt();
    if (size < 0 || size > CAPACITY) {
      throw new IOException("Expected at most " + CAPACITY + " recent episodes, found " + size);
    }
    for (int i = 0; i < size; i++) {
      double totalReward = in.readDouble();
      int decisions = in.readInt();
      AgentState end = AgentState.valueOf(in.readUTF());
      if (in.readInt() != statisticCount) {
        throw new IOException("Expected " + statisticCount + " statistics of each recent episode");
      }
      double[] statistics = new double[statisticCount];
      for (int s = 0; s < statistics.length; s++) {
        statistics[s] = in.readDouble();
      }
      episodes.addLast(new EpisodeResult(totalReward, decisions, end, statistics, in.readLong()));
    }
  }
}
