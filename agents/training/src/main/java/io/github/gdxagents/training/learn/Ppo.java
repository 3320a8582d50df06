package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.settings.KlPenalty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Proximal policy optimization: several epochs of minibatch steps on a surrogate that keeps the new
 * policy near the one that gathered the data. With r = pi(a|s) / pi_old(a|s) and the advantage A,
 * it maximizes the mean of
 *
 * <pre>
 *   min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)        PPO-clip, equation 7
 *   r A - beta KL(pi_old || pi)                          PPO with a fixed or adaptive penalty, equation 8
 *   r A                                                  without either: the importance-sampled surrogate, equation 6
 * </pre>
 *
 * <p>plus an entropy bonus, less the values' squared error (equation 9). Clipping and penalty may
 * be combined.
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), algorithm 1; the adaptive
 * penalty is its section 4.
 */
final class Ppo implements Algorithm {

  private final PpoSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final float[] gradient;
  private RandomStream shuffling;
  private double beta;

  /** How many updates an adaptive penalty has followed, and after how many it was raised. */
  private long updates;

  private long passed;

  Ppo(PpoSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer = Optimizer.ofPolicy(setup, settings.maxGradientNorm());
    this.gradient = new float[setup.parameters().length];
    this.shuffling = new RandomStream(setup.shufflingSeed());
    this.beta =
        switch (settings.klPenalty().kind()) {
          case NONE -> 0;
          case FIXED -> settings.klPenalty().low();
          case ADAPTIVE -> settings.initialBeta();
        };
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    GeneralizedAdvantage.estimate(rollout, setup.rollout().discount(), setup.rollout().gaeLambda());
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    double learningRate = settings.learningRate().at(progress);
    RowLoss loss = loss(progress);
    Minibatches minibatches = Minibatches.ofSize(rollout, settings.minibatchSize(), shuffling);
    UpdateLog log = new UpdateLog();
    boolean stopped = false;

    for (int epoch = 0; epoch < settings.epochs() && !stopped; epoch++) {
      log.beginEpoch();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count() && !stopped; m++) {
        Minibatch minibatch = minibatches.gather(m, settings.normalizeAdvantages());
        LossStatistics statistics = loss.differentiate(setup, minibatch, gradient);
        log.addMinibatch(statistics);
        stopped = settings.klStop() != null && statistics.klK3() > settings.klStop();
        if (!stopped) {
          log.addStep(optimizer.step(setup.parameters(), gradient, learningRate));
        }
      }
    }
    UpdateReport report = log.report(log.valueLoss(), learningRate, beta);
    return settings.klPenalty().kind() == KlPenalty.Kind.ADAPTIVE
        ? adaptBeta(rollout, loss, report)
        : report;
  }

  private RowLoss loss(double progress) {
    return new RowLoss(
        setup.spec(),
        objective(
            settings.clipRange() == null
                ? Double.POSITIVE_INFINITY
                : settings.clipRange().at(progress),
            settings.valueCoefficient(),
            settings.valueClipRange()),
        new Regularization(
            settings.entropyCoefficient().at(progress),
            beta,
            setup.referenceCoefficient().getAsDouble()));
  }

  /**
   * The clipped surrogate and the value's squared error.
   *
   * @param epsilon the clip range; {@code Infinity} for no clipping
   */
  static RowObjective objective(
      double epsilon, double valueCoefficient, @Nullable Double valueClipRange) {
    return row -> {
      double clippedRatio = Math.max(1 - epsilon, Math.min(1 + epsilon, row.ratio));
      double unclipped = row.ratio * row.advantage;
      double clipped = clippedRatio * row.advantage;
      row.objective = Math.min(unclipped, clipped);
      row.logProbabilityGradient = unclipped <= clipped ? unclipped : 0; // d r / d log pi = r
      row.clipped = row.ratio != clippedRatio;

      double error = row.value - row.valueTarget;
      double move = row.value - row.oldValue;
      double range = valueClipRange == null ? Double.POSITIVE_INFINITY : valueClipRange;
      double heldError = row.oldValue + Math.copySign(range, move) - row.valueTarget;
      boolean held = Math.abs(move) > range && heldError * heldError > error * error;
      row.valueLoss = held ? heldError * heldError : error * error;
      row.valueGradient = held ? 0 : 2 * valueCoefficient * error;
    };
  }

  /** Halves beta where the divergence fell below its band, doubles it above. */
  private UpdateReport adaptBeta(Rollout rollout, RowLoss loss, UpdateReport report) {
    Minibatch batch = Minibatch.whole(rollout, false);
    double divergence = PolicyMeasure.of(setup.layout(), setup.parameters(), batch, loss).klExact();
    updates++;
    if (divergence < settings.klPenalty().low()) {
      beta = Math.max(PpoSettings.LEAST_BETA, beta / 2);
    } else if (divergence > settings.klPenalty().high()) {
      beta = Math.min(PpoSettings.GREATEST_BETA, beta * 2);
      passed++;
    }
    return report.withDivergence(divergence, (double) passed / updates);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    optimizer.save(out);
    out.writeLong(shuffling.state());
    out.writeDouble(beta);
    out.writeLong(updates);
    out.writeLong(passed);
  }

  @Override
  public void load(DataInput in) throws IOException {
    optimizer.load(in);
    shuffling = new RandomStream(in.readLong());
    beta = in.readDouble();
    updates = in.readLong();
    passed = in.readLong();
  }
}
