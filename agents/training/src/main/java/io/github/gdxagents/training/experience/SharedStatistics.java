package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.policy.ObservationNormalizer;

/**
 * Makes a normalizer of running statistics where numbers of an observation mean the same: those of
 * a grid's channel share a mean and a deviation, whatever their cell, and so does each number of a
 * set's entities, whatever their place. Places that are empty do not count.
 *
 * <p>How many entities a set has is not normalized, but becomes the share of its places that are
 * taken: networks must know how many are there.
 */
public final class SharedStatistics {

  /** What is left of a square's difference from itself after millions of observations. */
  private static final double ROUNDING = 1e-11;

  private final RunningStatistics statistics;
  private final float[] means;
  private final float[] variances;

  private SharedStatistics(RunningStatistics statistics, int size) {
    this.statistics = statistics;
    this.means = new float[size];
    this.variances = new float[size];
  }

  /** Freezes statistics of observations, with the clip at 10 deviations that policies have. */
  public static ObservationNormalizer normalizer(
      ObservationSpec observation, RunningStatistics statistics) {
    if (observation.isFlat()) {
      return statistics.normalizer();
    }
    SharedStatistics shared = new SharedStatistics(statistics, observation.size());
    int first = 0;
    for (ObservationSpec.Component component : observation.components()) {
      ObservationShape shape = component.shape();
      switch (shape.kind()) {
        case VECTOR -> shared.keep(first, component.size());
        case GRID -> shared.shareInGrid(first, shape);
        case SET -> shared.shareInSet(first, shape);
      }
      first += component.size();
    }
    return new ObservationNormalizer(
        shared.means, shared.variances, RunningStatistics.CLIP, statistics.count());
  }

  /**
   * Statistics that go on where a normalizer was frozen. What it knows of sets counts as if all
   * their places had been taken, and so for more than it was.
   */
  public static RunningStatistics from(
      ObservationSpec observation, ObservationNormalizer normalizer) {
    RunningStatistics statistics = RunningStatistics.from(normalizer);
    int first = 0;
    for (ObservationSpec.Component component : observation.components()) {
      if (component.shape().kind() == ObservationShape.Kind.SET) {
        statistics.setMean(first, component.shape().height());
      }
      first += component.size();
    }
    return statistics;
  }

  private void keep(int first, int size) {
    for (int i = first; i < first + size; i++) {
      set(i, statistics.mean(i), statistics.variance(i));
    }
  }

  private void shareInGrid(int first, ObservationShape shape) {
    int cells = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      share(first + channel * cells, 1, cells, cells);
    }
  }

  private void shareInSet(int first, ObservationShape shape) {
    int maxEntities = shape.height();
    set(first, 0, (double) maxEntities * maxEntities);
    // Empty places hold zeros: sums over all places are those over the entities.
    double entities = statistics.mean(first);
    for (int number = 0; number < shape.width(); number++) {
      share(first + 1 + number, shape.width(), maxEntities, entities);
    }
  }

  /**
   * Gives the mean and the variance of some numbers to all of them.
   *
   * @param step from one to the next
   * @param places how many numbers there are
   * @param taken how many of them were there, on average; the others were 0
   */
  private void share(int first, int step, int places, double taken) {
    double sum = 0;
    double squares = 0;
    for (int place = 0; place < places; place++) {
      double mean = statistics.mean(first + place * step);
      sum += mean;
      squares += statistics.variance(first + place * step) + mean * mean;
    }
    boolean known = statistics.count() > 0;
    double mean = taken > 0 ? sum / taken : 0;
    double variance = taken > 0 ? squares / taken - mean * mean : 0;
    if (variance < ROUNDING * mean * mean) {
      variance = 0; // it never varied
    }
    for (int place = 0; place < places; place++) {
      set(first + place * step, known ? mean : 0, known ? variance : 1);
    }
  }

  private void set(int index, double mean, double variance) {
    means[index] = RunningStatistics.finite(mean);
    variances[index] = RunningStatistics.finite(variance);
  }
}
