package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Fits the value network to a rollout's value targets, for methods that do so apart from the
 * policy. It has an optimizer of its own, whose moments never see the policy's gradients: so the
 * policy's parameters stay as they are, bit by bit, unless it shares a trunk with the values.
 */
final class ValueFit implements Stateful {

  private final ValueFitSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final float[] gradient;
  private RandomStream shuffling;

  ValueFit(ValueFitSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer = new Optimizer(setup, null, "Lower value-learning-rate");
    this.gradient = new float[setup.parameters().length];
    this.shuffling = new RandomStream(setup.shufflingSeed());
  }

  /**
   * Makes all epochs, and returns the mean squared error in the last one.
   *
   * @throws DivergedException if a gradient is not finite
   */
  double fit(Rollout rollout, double progress) {
    double learningRate = settings.valueLearningRate().at(progress);
    Minibatches minibatches = Minibatches.ofSize(rollout, settings.valueMinibatchSize(), shuffling);
    double squaredErrors = 0;
    for (int epoch = 0; epoch < settings.valueEpochs(); epoch++) {
      squaredErrors = 0;
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count(); m++) {
        Minibatch minibatch = minibatches.gather(m, false);
        double[] errors = new double[minibatch.rows() * minibatch.valueHeads];
        setup
            .backprop()
            .compute(
                setup.parameters(),
                minibatch.inputs(),
                (from, to, outputs, outputGradient) ->
                    differentiate(minibatch, from, to, outputs, outputGradient, errors),
                gradient);
        optimizer.step(setup.parameters(), gradient, learningRate);
        for (double error : errors) {
          squaredErrors += error * error;
        }
      }
    }
    return squaredErrors / ((double) minibatches.rows() * rollout.heads.size());
  }

  /**
   * The mean squared error's gradient; the policy is left as it is.
   *
   * @param errors modified: receives V - V_target of these rows, {@code [rows x heads]}
   */
  private static void differentiate(
      Minibatch minibatch,
      int from,
      int to,
      NetworkOutputs outputs,
      NetworkOutputs gradient,
      double[] errors) {
    int heads = minibatch.valueHeads;
    int first = from * heads;
    double inverseCount = 1.0 / (minibatch.rows() * heads);
    for (int i = first; i < to * heads; i++) {
      double error = outputs.values()[i - first] - minibatch.valueTargets[i];
      gradient.values()[i - first] = (float) (2 * error * inverseCount);
      errors[i] = error;
    }
    Arrays.fill(gradient.policy(), 0, (to - from) * minibatch.outputSize, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    optimizer.save(out);
    out.writeLong(shuffling.state());
  }

  @Override
  public void load(DataInput in) throws IOException {
    optimizer.load(in);
    shuffling = new RandomStream(in.readLong());
  }
}
