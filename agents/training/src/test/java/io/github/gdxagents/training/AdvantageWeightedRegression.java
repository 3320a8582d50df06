package io.github.gdxagents.training;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.Algorithm;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.learn.GeneralizedAdvantage;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.Minibatches;
import io.github.gdxagents.training.learn.Optimizer;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.learn.RowObjective.Row;
import io.github.gdxagents.training.learn.UpdateLog;
import io.github.gdxagents.training.learn.UpdateReport;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A method from outside: make likely what went well. Peng et al. (2019), algorithm 1. */
final class AdvantageWeightedRegression implements Algorithm {

  public record Settings(double temperature, double learningRate, int epochs)
      implements AlgorithmSettings {

    @Override
    public String algorithm() {
      return "awr";
    }

    @Override
    public Algorithm create(LearningSetup setup) {
      return new AdvantageWeightedRegression(this, setup);
    }
  }

  private final Settings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private RandomStream shuffling;

  private AdvantageWeightedRegression(Settings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    optimizer = new Optimizer(setup, 0.5, "Lower learning-rate");
    shuffling = new RandomStream(setup.shufflingSeed());
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    GeneralizedAdvantage.estimate(rollout, setup.rollout().discount(), setup.rollout().gaeLambda());
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    RowLoss loss = new RowLoss(setup.spec(), this::objective, Regularization.NONE);
    Minibatches minibatches = Minibatches.ofSize(rollout, 64, shuffling);
    float[] gradient = new float[setup.parameters().length];
    UpdateLog log = new UpdateLog();
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      log.beginEpoch();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count(); m++) {
        log.addMinibatch(loss.differentiate(setup, minibatches.gather(m, true), gradient));
        log.addStep(optimizer.step(setup.parameters(), gradient, settings.learningRate()));
      }
    }
    return log.report(log.valueLoss(), settings.learningRate(), 0);
  }

  /** exp(A / temperature) log pi(a|s), the weights bounded, and the squared error of the value. */
  private void objective(Row row) {
    double weight = Math.min(20, Math.exp(row.advantage / settings.temperature()));
    row.objective = weight * row.logProbability;
    row.logProbabilityGradient = weight;
    double error = row.value - row.valueTarget;
    row.valueLoss = error * error;
    row.valueGradient = error;
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
