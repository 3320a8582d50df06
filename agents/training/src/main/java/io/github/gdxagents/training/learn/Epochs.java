package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.objective.Loss;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;
import io.github.gdxagents.training.rollout.Rollout;
import java.util.Optional;

/**
 * Several epochs of minibatch steps on one loss, until they are over or the policy has moved too
 * far.
 */
final class Epochs {

  private final LearningSetup setup;
  private final int epochs;
  private final int minibatchSize;
  private final boolean normalizeAdvantages;
  private final Optional<Double> klStop;
  private final Optimizer optimizer;
  private final RandomStream shuffling;
  private final float[] gradient;

  /**
   * @param epochs passes over the rollout
   * @param minibatchSize rows per gradient step, nearly
   * @param normalizeAdvantages whether each minibatch's advantages are brought to mean 0 and
   *     deviation 1
   * @param klStop the estimated KL divergence in nats beyond which to stop
   * @param maxGradientNorm gradients are scaled down to this Euclidean norm
   */
  Epochs(
      LearningSetup setup,
      int epochs,
      int minibatchSize,
      boolean normalizeAdvantages,
      Optional<Double> klStop,
      Optional<Double> maxGradientNorm) {
    this.setup = setup;
    this.epochs = epochs;
    this.minibatchSize = minibatchSize;
    this.normalizeAdvantages = normalizeAdvantages;
    this.klStop = klStop;
    this.optimizer =
        new Optimizer(
            setup.parameters().length,
            maxGradientNorm,
            "Lower learning-rate, set max-gradient-norm");
    this.shuffling = new RandomStream(setup.shufflingSeed());
    this.gradient = new float[setup.parameters().length];
  }

  /**
   * Learns from a rollout with estimated advantages.
   *
   * @param klCoefficient the loss' weight of KL(old || new), for the report
   * @throws DivergedException if a gradient is not finite
   */
  UpdateReport run(Rollout rollout, Loss loss, double learningRate, double klCoefficient) {
    Minibatches minibatches = new Minibatches(rollout, minibatchSize, shuffling);
    LossStatistics epochStatistics = new LossStatistics();
    LossStatistics stepStatistics = new LossStatistics();
    double firstRatioDeviation = 0;
    double gradientNorms = 0;
    int steps = 0;
    int begun = 0;

    boolean stop = false;
    while (begun < epochs && !stop) {
      begun++;
      epochStatistics.clear();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count() && !stop; m++) {
        Minibatch minibatch = minibatches.gather(m, normalizeAdvantages);
        stepStatistics.clear();
        setup.gradients().compute(setup.parameters(), minibatch, loss, gradient, stepStatistics);
        epochStatistics.add(stepStatistics);
        if (steps == 0) {
          firstRatioDeviation = stepStatistics.greatestRatioDeviation();
        }
        stop = klStop.isPresent() && stepStatistics.klK3() > klStop.get();
        if (!stop) {
          gradientNorms += optimizer.step(setup.parameters(), gradient, learningRate);
          steps++;
        }
      }
    }
    return new UpdateReport(
        epochStatistics,
        firstRatioDeviation,
        gradientNorms / Math.max(1, steps),
        steps,
        begun,
        learningRate,
        klCoefficient);
  }
}
