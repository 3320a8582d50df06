package io.github.gdxagents.training.experience;

import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mean and variance of vectors seen so far, gathered one by one and merged in a fixed order:
 * Welford's method, and Chan, Golub and LeVeque, "Updating Formulae and a Pairwise Algorithm for
 * Computing Sample Variances" (1979).
 */
public final class RunningStatistics implements Stateful {

  /** As in Stable-Baselines3 and the PPO paper's own code. */
  static final float CLIP = 10;

  private final double[] mean;
  private final double[] squares;

  /** The vector that is being added. */
  private final double[] latest;

  private long count;

  public RunningStatistics(int size) {
    this.mean = new double[size];
    this.squares = new double[size];
    this.latest = new double[size];
  }

  /** Statistics that go on where a normalizer was frozen. */
  public static RunningStatistics from(ObservationNormalizer normalizer) {
    RunningStatistics statistics = new RunningStatistics(normalizer.size());
    statistics.count = normalizer.sampleCount();
    for (int i = 0; i < normalizer.size(); i++) {
      statistics.mean[i] = normalizer.mean(i);
      statistics.squares[i] = (double) normalizer.variance(i) * normalizer.sampleCount();
    }
    return statistics;
  }

  /** Changes the mean of one number, which leaves its variance as it is. */
  void setMean(int index, double value) {
    mean[index] = value;
  }

  /** Adds the vector that starts at {@code offset}. */
  public void add(float[] values, int offset) {
    count++;
    // Converted apart: the compiler divides in vectors where a loop is of doubles only.
    for (int i = 0; i < latest.length; i++) {
      latest[i] = values[offset + i];
    }
    double newCount = count;
    for (int i = 0; i < mean.length; i++) {
      double delta = latest[i] - mean[i];
      double newMean = mean[i] + delta / newCount;
      squares[i] += delta * (latest[i] - newMean);
      mean[i] = newMean;
    }
  }

  /** Adds all that another one has seen. */
  public void merge(RunningStatistics other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    for (int i = 0; i < mean.length; i++) {
      double delta = other.mean[i] - mean[i];
      mean[i] += delta * other.count / total;
      squares[i] += other.squares[i] + delta * delta * count * other.count / total;
    }
    count = total;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(count);
    for (int i = 0; i < mean.length; i++) {
      out.writeDouble(mean[i]);
      out.writeDouble(squares[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    count = in.readLong();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
  }

  public long count() {
    return count;
  }

  public double mean(int index) {
    return mean[index];
  }

  /** The population variance; 1 before anything was seen. */
  public double variance(int index) {
    return count == 0 ? 1 : squares[index] / count;
  }

  /** The same with the clip at 10 deviations that policies have. */
  public ObservationNormalizer normalizer() {
    return normalizer(CLIP);
  }

  /**
   * Freezes the statistics into a normalizer that clips to {@code [-clip, clip]}. A variance beyond
   * floats becomes the greatest float: such numbers are normalized to less than deviation 1, but
   * training goes on.
   */
  public ObservationNormalizer normalizer(float clip) {
    float[] means = new float[mean.length];
    float[] variances = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      means[i] = finite(mean[i]);
      variances[i] = finite(variance(i));
    }
    return new ObservationNormalizer(means, variances, clip, count);
  }

  /** The nearest float that is finite. */
  static float finite(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
