package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.Schedule;

/**
 * The settings of trust region policy optimization.
 *
 * @param maxKl delta: how far one update may move the policy, as mean KL(old || new) over the
 *     rollout, in nats
 * @param conjugateGradientSteps products with the Fisher information for each update
 * @param damping what is added to the Fisher information's diagonal
 * @param lineSearchSteps how often the step is shortened before it is given up
 * @param normalizeAdvantages whether the rollout's advantages are brought to mean 0 and deviation 1
 * @param entropyCoefficient weight of the entropy bonus
 * @param valueFit how the value network is fitted
 */
public record TrpoSettings(
    double maxKl,
    int conjugateGradientSteps,
    double damping,
    int lineSearchSteps,
    boolean normalizeAdvantages,
    Schedule entropyCoefficient,
    ValueFitSettings valueFit)
    implements AlgorithmSettings {

  public static final TrpoSettings DEFAULT =
      new TrpoSettings(0.01, 10, 0.1, 10, true, Schedule.constant(0), ValueFitSettings.DEFAULT);

  public TrpoSettings {
    Numbers.requireWithin("max-kl", maxKl, 1e-6, 10);
    Numbers.requireWithin("conjugate-gradient-steps", conjugateGradientSteps, 1, 1_000);
    Numbers.requireWithin("damping", damping, 0, 100);
    Numbers.requireWithin("line-search-steps", lineSearchSteps, 1, 100);
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
  }

  @Override
  public String algorithm() {
    return "trpo";
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Trpo(this, setup);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private double maxKl = DEFAULT.maxKl;
    private int conjugateGradientSteps = DEFAULT.conjugateGradientSteps;
    private double damping = DEFAULT.damping;
    private int lineSearchSteps = DEFAULT.lineSearchSteps;
    private boolean normalizeAdvantages = DEFAULT.normalizeAdvantages;
    private Schedule entropyCoefficient = DEFAULT.entropyCoefficient;
    private ValueFitSettings valueFit = DEFAULT.valueFit;

    private Builder() {}

    public Builder maxKl(double maxKl) {
      this.maxKl = maxKl;
      return this;
    }

    public Builder conjugateGradientSteps(int conjugateGradientSteps) {
      this.conjugateGradientSteps = conjugateGradientSteps;
      return this;
    }

    public Builder damping(double damping) {
      this.damping = damping;
      return this;
    }

    public Builder lineSearchSteps(int lineSearchSteps) {
      this.lineSearchSteps = lineSearchSteps;
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

    public Builder valueFit(ValueFitSettings valueFit) {
      this.valueFit = valueFit;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public TrpoSettings build() {
      return new TrpoSettings(
          maxKl,
          conjugateGradientSteps,
          damping,
          lineSearchSteps,
          normalizeAdvantages,
          entropyCoefficient,
          valueFit);
    }
  }
}
