package io.github.gdxagents.training.learn;

/** Collects what an update measures while it goes on, for its report. */
public final class UpdateLog {

  private final LossStatistics epochStatistics = new LossStatistics();
  private double firstRatioDeviation = Double.NaN;
  private double gradientNorms;
  private int steps;
  private int epochs;

  /** Begins an epoch, and forgets the rows of the one before. */
  public void beginEpoch() {
    epochs++;
    epochStatistics.clear();
  }

  /** Adds what was measured of a minibatch. */
  public void addMinibatch(LossStatistics statistics) {
    if (Double.isNaN(firstRatioDeviation)) {
      firstRatioDeviation = statistics.greatestRatioDeviation();
    }
    epochStatistics.add(statistics);
  }

  /**
   * Adds a gradient step.
   *
   * @param gradientNorm the gradient's Euclidean norm before clipping
   */
  public void addStep(double gradientNorm) {
    gradientNorms += gradientNorm;
    steps++;
  }

  /** The mean squared error of the values in the epoch so far, as the row objective measured it. */
  public double valueLoss() {
    return epochStatistics.valueLoss();
  }

  /** See {@link UpdateReport} for what the parameters mean. */
  public UpdateReport report(double valueLoss, double learningRate, double klCoefficient) {
    return new UpdateReport(
        epochStatistics,
        valueLoss,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.isNaN(firstRatioDeviation) ? 0 : firstRatioDeviation,
        gradientNorms / Math.max(1, steps),
        steps,
        epochs,
        learningRate,
        klCoefficient);
  }
}
