package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.Schedule;
import io.github.gdxagents.training.settings.SettingsGroup;

/**
 * How the value network is fitted to the returns by methods that do so apart from the policy.
 *
 * @param valueEpochs passes over each rollout
 * @param valueMinibatchSize rows per gradient step
 * @param valueLearningRate Adam's step size
 */
public record ValueFitSettings(int valueEpochs, int valueMinibatchSize, Schedule valueLearningRate)
    implements SettingsGroup {

  public static final ValueFitSettings DEFAULT =
      new ValueFitSettings(10, 64, Schedule.constant(1e-3));

  public ValueFitSettings {
    Numbers.requireWithin("value-epochs", valueEpochs, 1, 1_000);
    Numbers.requireWithin("value-minibatch-size", valueMinibatchSize, 1, 10_000_000);
    Numbers.requireWithin("value-learning-rate", valueLearningRate, 0, 1);
  }
}
