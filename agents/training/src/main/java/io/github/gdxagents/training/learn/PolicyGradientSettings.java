package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.OrNone;
import io.github.gdxagents.training.settings.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the policy gradient without any bound: one step for each rollout.
 *
 * @param learningRate Adam's step size for the policy
 * @param baseline what returns are compared with
 * @param normalizeAdvantages whether the rollout's advantages are brought to mean 0 and deviation 1
 * @param entropyCoefficient weight of the entropy bonus
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm; none to disable
 * @param valueFit how the value network is fitted, where it is the baseline
 */
public record PolicyGradientSettings(
    Schedule learningRate,
    Baseline baseline,
    boolean normalizeAdvantages,
    Schedule entropyCoefficient,
    @OrNone @Nullable Double maxGradientNorm,
    ValueFitSettings valueFit)
    implements AlgorithmSettings {

  /** What returns are compared with. */
  public enum Baseline {
    /**
     * Nothing: actions are weighed by the rewards that followed until the episode's end. Each
     * simulation plays one episode in each rollout, so {@code steps-per-rollout} is the longest
     * one.
     */
    NONE,
    /** The value network, through generalized advantage estimation. */
    VALUE
  }

  public static final PolicyGradientSettings DEFAULT =
      new PolicyGradientSettings(
          Schedule.constant(3e-3),
          Baseline.VALUE,
          true,
          Schedule.constant(0),
          null,
          ValueFitSettings.DEFAULT);

  public PolicyGradientSettings {
    Numbers.requireWithin("learning-rate", learningRate, 0, 1);
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
    if (maxGradientNorm != null) {
      Numbers.requireWithin("max-gradient-norm", maxGradientNorm, 1e-6, Double.MAX_VALUE);
    }
  }

  @Override
  public String algorithm() {
    return "vpg";
  }

  @Override
  public boolean learnsValues() {
    return baseline == Baseline.VALUE;
  }

  @Override
  public boolean wholeEpisodes() {
    return baseline == Baseline.NONE;
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new PolicyGradient(this, setup);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private Schedule learningRate = DEFAULT.learningRate;
    private Baseline baseline = DEFAULT.baseline;
    private boolean normalizeAdvantages = DEFAULT.normalizeAdvantages;
    private Schedule entropyCoefficient = DEFAULT.entropyCoefficient;
    private @Nullable Double maxGradientNorm = DEFAULT.maxGradientNorm;
    private ValueFitSettings valueFit = DEFAULT.valueFit;

    private Builder() {}

    public Builder learningRate(Schedule learningRate) {
      this.learningRate = learningRate;
      return this;
    }

    public Builder baseline(Baseline baseline) {
      this.baseline = baseline;
      return this;
    }

    public Builder normalizeAdvantages(boolean normalizeAdvantages) {
      this.normalizeAdvantages = normalizeAdvantages;
      return this;
    }

    public Builder entropyCoefficient(Schedule entropyCoefficient) {
      this.entropyCoefficient = entropyCoefficient;
      return this;
    }

    public Builder maxGradientNorm(@Nullable Double maxGradientNorm) {
      this.maxGradientNorm = maxGradientNorm;
      return this;
    }

    public Builder valueFit(ValueFitSettings valueFit) {
      this.valueFit = valueFit;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public PolicyGradientSettings build() {
      return new PolicyGradientSettings(
          learningRate,
          baseline,
          normalizeAdvantages,
          entropyCoefficient,
          maxGradientNorm,
          valueFit);
    }
  }
}
