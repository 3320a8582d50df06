package io.github.gdxagents.training.reward;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Divides rewards by the running standard deviation of the discounted return, and clips them to
 * +-10, so that one set of settings fits games with large and small rewards. The mean is left
 * alone: shifting rewards would change the game.
 *
 * <p>Engstrom et al., "Implementation Matters in Deep Policy Gradients" (2020), section 3.
 */
final class RewardScaling implements Stateful {

  private static final double CLIP = 10;

  private final double discount;
  private final boolean wholeEpisodes;
  private final boolean episodic;
  private final double[] returns;
  private final RunningStatistics statistics = new RunningStatistics(1);
  private final float[] scratch = new float[1];

  /**
   * @param wholeEpisodes whether each rollout begins with new episodes
   * @param episodic whether returns end with the episode
   */
  RewardScaling(int slots, double discount, boolean wholeEpisodes, boolean episodic) {
    this.discount = discount;
    this.wholeEpisodes = wholeEpisodes;
    this.episodic = episodic;
    this.returns = new double[slots];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    statistics.save(out);
    for (double sum : returns) {
      out.writeDouble(sum);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    statistics.load(in);
    for (int slot = 0; slot < returns.length; slot++) {
      returns[slot] = in.readDouble();
    }
  }

  /**
   * Takes a rollout's rewards into the statistics.
   *
   * @param rewards before scaling, {@code [slots x steps]}
   */
  void add(Rollout rollout, float[] rewards) {
    if (wholeEpisodes) {
      Arrays.fill(returns, 0);
    }
    for (int row = 0; row < rollout.rows(); row++) {
      if (rollout.valid[row]) {
        int slot = row / rollout.steps;
        returns[slot] = returns[slot] * discount + rewards[row];
        scratch[0] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, returns[slot]));
        statistics.add(scratch, 0);
        if (episodic && rollout.states[row] != AgentState.RUNNING) {
          returns[slot] = 0;
        }
      }
    }
  }

  /**
   * What a scaled reward of 1 is worth before scaling, by the statistics so far; 1 as long as all
   * returns were the same.
   */
  double unit() {
    double variance = statistics.variance(0);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }

  /**
   * A reward, divided and clipped.
   *
   * @param scale {@code 1 / unit()}
   */
  static double scaled(float reward, double scale) {
    return Math.max(-CLIP, Math.min(CLIP, reward * scale));
  }
}
