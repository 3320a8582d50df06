package io.github.gdxagents.training.preference;

import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.state.Stateful;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a learned reward judges the lives of late, and what the game paid for them. */
final class RewardFigures implements Stateful {

  private double disagreement = Double.NaN;
  private double pearson = Double.NaN;
  private double spearman = Double.NaN;

  void measure(RewardEnsemble ensemble, List<LifePool.Life> lives) {
    RunningStatistics deviations = new RunningStatistics(1);
    List<Trajectory> whole = new ArrayList<>();
    for (LifePool.Life life : lives) {
      addDeviations(ensemble.worth(life.trajectory()), deviations);
      if (life.whole()) {
        whole.add(life.trajectory());
      }
    }
    disagreement = lives.isEmpty() ? Double.NaN : deviations.mean(0) / ensemble.unit();
    double[] learned = whole.stream().mapToDouble(ensemble::learnedReturn).toArray();
    double[] game = whole.stream().mapToDouble(Trajectory::undiscountedReturn).toArray();
    pearson = Correlation.pearson(learned, game);
    spearman = Correlation.spearman(learned, game);
  }

  /** Adds the members' standard deviation around their mean, for each decision. */
  private static void addDeviations(float[][] worth, RunningStatistics deviations) {
    float[] deviation = new float[1];
    for (int decision = 0; decision < worth[0].length; decision++) {
      double sum = 0;
      double squares = 0;
      for (float[] member : worth) {
        sum += member[decision];
        squares += (double) member[decision] * member[decision];
      }
      double mean = sum / worth.length;
      deviation[0] = (float) Math.sqrt(Math.max(0, squares / worth.length - mean * mean));
      deviations.add(deviation, 0);
    }
  }

  List<Measure> measures() {
    return List.of(
        measure(
            "disagreement",
            "",
            "mean standard deviation of what the networks pay for a decision, in units of what is paid",
            disagreement),
        measure(
            "pearson",
            "",
            "correlation of learned and game's return over whole lives of late",
            pearson),
        measure(
            "spearman",
            "",
            "rank correlation of learned and game's return over whole lives of late",
            spearman));
  }

  static Measure measure(String name, String unit, String definition, double value) {
    return new Measure(RewardWeights.PREFERENCES, name, unit, definition, value);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(disagreement);
    out.writeDouble(pearson);
    out.writeDouble(spearman);
  }

  @Override
  public void load(DataInput in) throws IOException {
    disagreement = in.readDouble();
    pearson = in.readDouble();
    spearman = in.readDouble();
  }
}
