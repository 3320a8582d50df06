package io.github.gdxagents.page;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.Locale;

/**
 * What came of the lander's episodes.
 *
 * @param landed in how many it came to rest on its legs
 * @param mean of the sums of rewards
 * @param standardError of the mean
 */
record LanderScore(int landed, int episodes, double mean, double standardError) {

  /** What the last tick earns if the lander has come to rest. */
  private static final float AT_REST = 100;

  static LanderScore of(Demonstrations episodes) {
    int landed = 0;
    double sum = 0;
    double squares = 0;
    for (Trajectory episode : episodes.lives()) {
      boolean atRest =
          episode.end() == AgentState.TERMINATED
              && episode.reward(episode.decisions() - 1) == AT_REST;
      landed += atRest ? 1 : 0;
      sum += episode.undiscountedReturn();
      squares += episode.undiscountedReturn() * episode.undiscountedReturn();
    }
    int count = episodes.lives().size();
    double mean = sum / count;
    double variance = (squares - count * mean * mean) / (count - 1);
    return new LanderScore(landed, count, mean, Math.sqrt(variance / count));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "landed %s of %s, mean %.1f ± %.1f",
        landed,
        episodes,
        mean,
        1.96 * standardError);
  }
}
