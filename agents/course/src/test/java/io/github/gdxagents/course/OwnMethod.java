package io.github.gdxagents.course;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.Algorithm;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.learn.LearningSetup;
import io.github.gdxagents.training.learn.Minibatches;
import io.github.gdxagents.training.learn.Optimizer;
import io.github.gdxagents.training.learn.RowLoss;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.learn.RowObjective;
import io.github.gdxagents.training.learn.UpdateLog;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.network.Learner;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A method of the reader's own, in the library's trainer: the lesson gives advantages and
 * objective, and all the rest is as in the methods that are shipped.
 *
 * @param advantages fills a rollout's advantages and, where values are learned, their targets
 * @param objective of each decision
 * @param learnsValues whether the objective fits values, too
 * @param groupSize how many episodes begin alike, each in a slot of its own
 * @param minibatches in each epoch
 */
public record OwnMethod(
    Advantages advantages,
    RowObjective objective,
    boolean learnsValues,
    int groupSize,
    int epochs,
    int minibatches,
    double learningRate)
    implements AlgorithmSettings {

  /** Where parameterized tests find {@link #seeds}. */
  static final String SEEDS = "io.github.gdxagents.course.OwnMethod#seeds";

  /** The seeds to train with: 1 and 2, or as many as {@code -Dcourse.seeds} says. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("course.seeds", 2));
  }

  /** Says how good actions were. */
  @FunctionalInterface
  public interface Advantages {
    void estimate(Rollout rollout);
  }

  @Override
  public String algorithm() {
    return "own";
  }

  /** Without values there is nothing to say what an episode that was cut would have earned. */
  @Override
  public boolean wholeEpisodes() {
    return !learnsValues;
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Method(this, setup);
  }

  /**
   * Trains the cart pole by this method.
   *
   * @param rollouts changes to the library's default settings
   * @return the mean return of 20 fresh episodes, from 1 to 500
   */
  double cartPole(Map<String, String> rollouts, long steps, long seed) {
    TrainingSettings settings = TrainingSettings.DEFAULT.with(rollouts).withAlgorithm(this);
    TrainingPlan plan = new TrainingPlan(seed, steps, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("cartpole", CartPole::new, settings, plan);
        CartPole game = new CartPole()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Evaluation.of(game, trainer.policy(), 20, seed).meanReturn();
    }
  }

  private static final class Method implements Algorithm {

    private final OwnMethod own;
    private final LearningSetup setup;
    private final Optimizer optimizer;
    private RandomStream shuffling;

    private Method(OwnMethod own, LearningSetup setup) {
      this.own = own;
      this.setup = setup;
      optimizer = new Optimizer(setup, 0.5, "Lower the learning rate");
      shuffling = new RandomStream(setup.shufflingSeed());
    }

    @Override
    public void estimateAdvantages(Rollout rollout) {
      own.advantages.estimate(rollout);
    }

    @Override
    public UpdateReport update(Rollout rollout, double progress) {
      RowLoss loss = new RowLoss(setup.spec(), own.objective, Regularization.NONE);
      Minibatches minibatches = Minibatches.ofCount(rollout, own.minibatches, shuffling);
      float[] gradient = new float[setup.parameters().length];
      double learningRate = own.learningRate * (1 - progress);
      UpdateLog log = new UpdateLog();
      for (int epoch = 0; epoch < own.epochs; epoch++) {
        log.beginEpoch();
        minibatches.shuffle();
        for (int m = 0; m < minibatches.count(); m++) {
          log.addMinibatch(loss.differentiate(setup, minibatches.gather(m, true), gradient));
          log.addStep(optimizer.step(setup.parameters(), gradient, learningRate));
        }
      }
      return log.report(log.valueLoss(), learningRate, 0);
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
}
