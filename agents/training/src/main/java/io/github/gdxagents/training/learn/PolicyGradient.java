package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.PolicyGradientSettings.Baseline;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The vanilla policy gradient (VPG): one step along
 *
 * <pre>
 *   grad J = E[ grad log pi(a|s) A(s, a) ]
 * </pre>
 *
 * <p>for each rollout, because the expectation is over what the present policy does. A is the sum
 * of the rewards that followed the action, or, with less variance, what that sum exceeds the
 * state's value by, as far as the values are right. The values are fitted after the step, so that
 * they are not fitted to the very rewards that they are subtracted from.
 *
 * <p>Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement
 * Learning" (1992); Sutton et al., "Policy Gradient Methods for Reinforcement Learning with
 * Function Approximation" (2000), theorem 1; Schulman et al., "High-Dimensional Continuous Control
 * Using Generalized Advantage Estimation" (2016), equation 1.
 */
final class PolicyGradient implements Algorithm {

  private final PolicyGradientSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final ValueFit valueFit;
  private final float[] gradient;

  PolicyGradient(PolicyGradientSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer = Optimizer.ofPolicy(setup, settings.maxGradientNorm());
    this.valueFit = new ValueFit(settings.valueFit(), setup);
    this.gradient = new float[setup.parameters().length];
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    double discount = setup.rollout().discount();
    switch (settings.baseline()) {
      case NONE -> RewardsToGo.estimate(rollout, discount);
      case VALUE -> GeneralizedAdvantage.estimate(rollout, discount, setup.rollout().gaeLambda());
    }
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    double learningRate = settings.learningRate().at(progress);
    RowLoss loss =
        new RowLoss(
            setup.spec(),
            PolicyGradient::objective,
            new Regularization(
                settings.entropyCoefficient().at(progress),
                0,
                setup.referenceCoefficient().getAsDouble()));
    Minibatch batch = Minibatch.whole(rollout, settings.normalizeAdvantages());

    LossStatistics before = loss.differentiate(setup, batch, gradient);
    double norm = optimizer.step(setup.parameters(), gradient, learningRate);

    LossStatistics after = PolicyMeasure.of(setup.layout(), setup.parameters(), batch, loss);
    double valueLoss =
        settings.baseline() == Baseline.VALUE ? valueFit.fit(rollout, progress) : Double.NaN;
    return new UpdateReport(
        after,
        valueLoss,
        after.klExact(),
        Double.NaN,
        Double.NaN,
        before.greatestRatioDeviation(),
        norm,
        1,
        1,
        learningRate,
        0);
  }

  /** log pi(a|s) A. */
  static void objective(RowObjective.Row row) {
    row.objective = row.logProbability * row.advantage;
    row.logProbabilityGradient = row.advantage;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    optimizer.save(out);
    valueFit.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    optimizer.load(in);
    valueFit.load(in);
  }
}
