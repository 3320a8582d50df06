package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.KlPenalty;
import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.OrNone;
import io.github.gdxagents.training.settings.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The settings of proximal policy optimization.
 *
 * <p>The surrogate follows from two of them: {@code clipRange} alone is PPO-clip; {@code klPenalty}
 * alone is PPO with a fixed or adaptive KL penalty; both together combine; neither is the
 * unconstrained importance-sampled objective.
 *
 * @param epochs passes over each rollout
 * @param minibatchSize rows per gradient step; a rollout is split into steps of nearly this size
 * @param learningRate Adam's step size
 * @param clipRange epsilon: how far the probability ratio may move before its gradient vanishes;
 *     none to disable
 * @param klPenalty the charge on KL(old || new)
 * @param initialBeta what an adaptive penalty begins with; without one, of no use
 * @param klStop ends the epochs early once a minibatch's approximate KL divergence exceeds it, in
 *     nats; none to disable
 * @param entropyCoefficient weight of the entropy bonus
 * @param valueCoefficient weight of the squared error of the value
 * @param valueClipRange how far the value may move from its old estimate before its gradient
 *     vanishes; none to disable
 * @param normalizeAdvantages whether each minibatch's advantages are brought to mean 0 and
 *     deviation 1
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm; none to disable
 */
public record PpoSettings(
    int epochs,
    int minibatchSize,
    Schedule learningRate,
    @OrNone @Nullable Schedule clipRange,
    KlPenalty klPenalty,
    double initialBeta,
    @OrNone @Nullable Double klStop,
    Schedule entropyCoefficient,
    double valueCoefficient,
    @OrNone @Nullable Double valueClipRange,
    boolean normalizeAdvantages,
    @OrNone @Nullable Double maxGradientNorm)
    implements AlgorithmSettings {

  /** Keep an adaptive beta where some doublings bring it back, however long it was of no use. */
  static final double LEAST_BETA = 1e-6;

  static final double GREATEST_BETA = 1e6;

  public static final PpoSettings DEFAULT =
      new PpoSettings(
          10,
          64,
          new Schedule(1e-3, 0),
          Schedule.constant(0.2),
          KlPenalty.NONE,
          1,
          null,
          Schedule.constant(0),
          0.5,
          null,
          true,
          0.5);

  public PpoSettings {
    Numbers.requireWithin("epochs", epochs, 1, 1_000);
    Numbers.requireWithin("minibatch-size", minibatchSize, 1, 10_000_000);
    Numbers.requireWithin("learning-rate", learningRate, 0, 1);
    if (clipRange != null) {
      Numbers.requireWithin("clip-range", clipRange, 0, 10);
    }
    Numbers.requireWithin("initial-beta", initialBeta, LEAST_BETA, GREATEST_BETA);
    if (klStop != null) {
      Numbers.requireWithin("kl-stop", klStop, 1e-6, 10);
    }
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
    Numbers.requireWithin("value-coefficient", valueCoefficient, 0, 100);
    if (valueClipRange != null) {
      Numbers.requireWithin("value-clip-range", valueClipRange, 1e-6, Double.MAX_VALUE);
    }
    if (maxGradientNorm != null) {
      Numbers.requireWithin("max-gradient-norm", maxGradientNorm, 1e-6, Double.MAX_VALUE);
    }
  }

  @Override
  public String algorithm() {
    return "ppo";
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Ppo(this, setup);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private int epochs = DEFAULT.epochs;
    private int minibatchSize = DEFAULT.minibatchSize;
    private Schedule learningRate = DEFAULT.learningRate;
    private @Nullable Schedule clipRange = DEFAULT.clipRange;
    private KlPenalty klPenalty = DEFAULT.klPenalty;
    private double initialBeta = DEFAULT.initialBeta;
    private @Nullable Double klStop = DEFAULT.klStop;
    private Schedule entropyCoefficient = DEFAULT.entropyCoefficient;
    private double valueCoefficient = DEFAULT.valueCoefficient;
    private @Nullable Double valueClipRange = DEFAULT.valueClipRange;
    private boolean normalizeAdvantages = DEFAULT.normalizeAdvantages;
    private @Nullable Double maxGradientNorm = DEFAULT.maxGradientNorm;

    private Builder() {}

    public Builder epochs(int epochs) {
      this.epochs = epochs;
      return this;
    }

    public Builder minibatchSize(int minibatchSize) {
      this.minibatchSize = minibatchSize;
      return this;
    }

    public Builder learningRate(Schedule learningRate) {
      this.learningRate = learningRate;
      return this;
    }

    public Builder clipRange(@Nullable Schedule clipRange) {
      this.clipRange = clipRange;
      return this;
    }

    public Builder klPenalty(KlPenalty klPenalty) {
      this.klPenalty = klPenalty;
      return this;
    }

    public Builder initialBeta(double initialBeta) {
      this.initialBeta = initialBeta;
      return this;
    }

    public Builder klStop(@Nullable Double klStop) {
      this.klStop = klStop;
      return this;
    }

    public Builder entropyCoefficient(Schedule entropyCoefficient) {
      this.entropyCoefficient = entropyCoefficient;
      return this;
    }

    public Builder valueCoefficient(double valueCoefficient) {
      this.valueCoefficient = valueCoefficient;
      return this;
    }

    public Builder valueClipRange(@Nullable Double valueClipRange) {
      this.valueClipRange = valueClipRange;
      return this;
    }

    public Builder normalizeAdvantages(boolean normalizeAdvantages) {
      this.normalizeAdvantages = normalizeAdvantages;
      return this;
    }

    public Builder maxGradientNorm(@Nullable Double maxGradientNorm) {
      this.maxGradientNorm = maxGradientNorm;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public PpoSettings build() {
      return new PpoSettings(
          epochs,
          minibatchSize,
          learningRate,
          clipRange,
          klPenalty,
          initialBeta,
          klStop,
          entropyCoefficient,
          valueCoefficient,
          valueClipRange,
          normalizeAdvantages,
          maxGradientNorm);
    }
  }
}
