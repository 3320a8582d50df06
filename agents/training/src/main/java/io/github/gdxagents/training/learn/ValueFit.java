package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.ValueLoss;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.ValueFitSettings;
import java.util.Optional;

/**
 * Fits the value network to a rollout's value targets, for methods that do so apart from the
 * policy. It has an optimizer of its own, whose moments never see the policy's gradients: so the
 * policy's parameters stay as they are, bit by bit, unless it shares a trunk with the values.
 */
final class ValueFit {

  private final ValueFitSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final RandomStream shuffling;
  private final float[] gradient;

  ValueFit(ValueFitSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer =
        new Optimizer(setup.parameters().length, Optional.empty(), "Lower value-learning-rate");
    this.shuffling = new RandomStream(setup.shufflingSeed());
    this.gradient = new float[setup.parameters().length];
  }

  /**
   * Makes all epochs, and returns the mean squared error in the last one.
   *
   * @throws DivergedException if a gradient is not finite
   */
  double fit(Rollout rollout, double progress) {
    ValueLoss loss = new ValueLoss();
    LossStatistics statistics = new LossStatistics();
    double learningRate = settings.valueLearningRate().at(progress);
    Minibatches minibatches = new Minibatches(rollout, settings.valueMinibatchSize(), shuffling);
    for (int epoch = 0; epoch < settings.valueEpochs(); epoch++) {
      statistics.clear();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count(); m++) {
        setup
            .gradients()
            .compute(setup.parameters(), minibatches.gather(m, false), loss, gradient, statistics);
        optimizer.step(setup.parameters(), gradient, learningRate);
      }
    }
    return statistics.valueLoss();
  }
}
