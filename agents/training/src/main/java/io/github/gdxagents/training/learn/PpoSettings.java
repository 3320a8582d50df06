package io.github.gdxagents.training.learn;

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
    @OrNone @Nullable Double klStop,
    Schedule entropyCoefficient,
    double valueCoefficient,
    @OrNone @Nullable Double valueClipRange,
    boolean normalizeAdvantages,
    @OrNone @Nullable Double maxGradientNorm)
    implements AlgorithmSettings {

  public static final PpoSettings DEFAULT =
      new PpoSettings(
          10,
          64,
          new Schedule(3e-4, 0),
          Schedule.constant(0.2),
          KlPenalty.NONE,
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
}
