package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.settings.Threshold;
import java.util.List;

/**
 * A number that each life has: its return, or a statistic of the game.
 *
 * @param statistic which one, in the order of the statistics; {@link #RETURN} for the return
 */
record LifeValue(int statistic) {

  private static final int RETURN = -1;

  /**
   * What a threshold is about.
   *
   * @param statistics among which it must be, unless it is about the return
   */
  static LifeValue of(Threshold threshold, List<Statistic> statistics) {
    List<String> names =
        statistics.stream().map(statistic -> Threshold.GAME_PREFIX + statistic.name()).toList();
    return new LifeValue(
        threshold.of().equals(Threshold.RETURN) ? RETURN : names.indexOf(threshold.of()));
  }

  double of(EpisodeResult life) {
    return statistic == RETURN ? life.totalReward() : life.statistics()[statistic];
  }
}
