package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.OrNone;
import io.github.gdxagents.training.settings.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The settings of group relative policy optimization. Its rollouts hold whole episodes: {@code
 * steps-per-rollout} is the longest one, {@code simulations} a multiple of the group's size.
 *
 * @param groupSize episodes that begin alike and are compared with each other
 * @param epochs passes over each rollout
 * @param minibatchSize rows per gradient step; a rollout is split into steps of nearly this size
 * @param learningRate Adam's step size
 * @param clipRange epsilon: how far the probability ratio may move before its gradient vanishes
 * @param entropyCoefficient weight of the entropy bonus
 * @param klStop ends the epochs early once a minibatch's approximate KL divergence exceeds it, in
 *     nats; none to disable
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm; none to disable
 */
public record GrpoSettings(
    int groupSize,
    int epochs,
    int minibatchSize,
    Schedule learningRate,
    Schedule clipRange,
    Schedule entropyCoefficient,
    @OrNone @Nullable Double klStop,
    @OrNone @Nullable Double maxGradientNorm)
    implements AlgorithmSettings {

  public static final GrpoSettings DEFAULT =
      new GrpoSettings(
          8,
          4,
          256,
          new Schedule(1e-3, 0),
          Schedule.constant(0.2),
          Schedule.constant(0),
          null,
          0.5);

  public GrpoSettings {
    Numbers.requireWithin("group-size", groupSize, 2, 65_536);
    Numbers.requireWithin("epochs", epochs, 1, 1_000);
    Numbers.requireWithin("minibatch-size", minibatchSize, 1, 10_000_000);
    Numbers.requireWithin("learning-rate", learningRate, 0, 1);
    Numbers.requireWithin("clip-range", clipRange, 0, 10);
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
    if (klStop != null) {
      Numbers.requireWithin("kl-stop", klStop, 1e-6, 10);
    }
    if (maxGradientNorm != null) {
      Numbers.requireWithin("max-gradient-norm", maxGradientNorm, 1e-6, Double.MAX_VALUE);
    }
  }

  @Override
  public String algorithm() {
    return "grpo";
  }

  @Override
  public boolean learnsValues() {
    return false;
  }

  @Override
  public boolean wholeEpisodes() {
    return true;
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Grpo(this, setup);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private int groupSize = DEFAULT.groupSize;
    private int epochs = DEFAULT.epochs;
    private int minibatchSize = DEFAULT.minibatchSize;
    private Schedule learningRate = DEFAULT.learningRate;
    private Schedule clipRange = DEFAULT.clipRange;
    private Schedule entropyCoefficient = DEFAULT.entropyCoefficient;
    private @Nullable Double klStop = DEFAULT.klStop;
    private @Nullable Double maxGradientNorm = DEFAULT.maxGradientNorm;

    private Builder() {}

    public Builder groupSize(int groupSize) {
      this.groupSize = groupSize;
      return this;
    }

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

    public Builder clipRange(Schedule clipRange) {
      this.clipRange = clipRange;
      return this;
    }

    public Builder entropyCoefficient(Schedule entropyCoefficient) {
      this.entropyCoefficient = entropyCoefficient;
      return this;
    }

    public Builder klStop(@Nullable Double klStop) {
      this.klStop = klStop;
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
    public GrpoSettings build() {
      return new GrpoSettings(
          groupSize,
          epochs,
          minibatchSize,
          learningRate,
          clipRange,
          entropyCoefficient,
          klStop,
          maxGradientNorm);
    }
  }
}
