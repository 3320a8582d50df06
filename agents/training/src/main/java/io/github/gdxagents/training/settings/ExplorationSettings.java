package io.github.gdxagents.training.settings;

/**
 * How a policy tries its axes. Branches need no settings of this kind: their distributions are
 * learned entirely.
 *
 * @param noiseCorrelation how much the noise on the axes at one decision resembles that of the
 *     decision before, from 0 (not at all) to 0.999: noise that persists moves what is heavy or
 *     slow, where jitters cancel out
 * @param minLogDeviation the least logarithm of an axis' standard deviation, in units of half the
 *     axis' range
 * @param maxLogDeviation the greatest one
 */
public record ExplorationSettings(
    double noiseCorrelation, double minLogDeviation, double maxLogDeviation) {

  public static final ExplorationSettings DEFAULT = new ExplorationSettings(0.5, -5, 2);

  public ExplorationSettings {
    Numbers.requireWithin("noise-correlation", noiseCorrelation, 0, 0.999);
    Numbers.requireWithin("min-log-deviation", minLogDeviation, -10, 5);
    Numbers.requireWithin("max-log-deviation", maxLogDeviation, minLogDeviation, 5);
  }

  /**
   * Checks what axes begin with.
   *
   * @throws InvalidSettingException if that is out of bounds
   */
  public void requireInitialLogDeviation(double logDeviation) {
    Numbers.requireWithin("initial-log-deviation", logDeviation, minLogDeviation, maxLogDeviation);
  }
}
