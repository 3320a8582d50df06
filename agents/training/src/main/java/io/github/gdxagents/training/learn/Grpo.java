package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Group relative policy optimization: instead of a value network, other episodes that began alike
 * say what was to be expected. With r = pi(a|s) / pi_old(a|s) and rho = pi_ref(a|s) / pi(a|s), it
 * maximizes the mean of
 *
 * <pre>
 *   min(r A, clip(r, 1 - epsilon, 1 + epsilon) A) - beta_ref (rho - 1 - log rho)
 * </pre>
 *
 * <p>where A is how much better than its group an episode went, see {@link GroupAdvantage}. The
 * mean is taken over decisions, so long episodes weigh more than short ones.
 *
 * <p>Shao et al., "DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language
 * Models" (2024), equations 3 and 4.
 */
final class Grpo implements Algorithm {

  private final GrpoSettings settings;
  private final LearningSetup setup;
  private final Optimizer optimizer;
  private final float[] gradient;
  private RandomStream shuffling;
  private double groupsUsedShare;

  Grpo(GrpoSettings settings, LearningSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.optimizer = Optimizer.ofPolicy(setup, settings.maxGradientNorm());
    this.gradient = new float[setup.parameters().length];
    this.shuffling = new RandomStream(setup.shufflingSeed());
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    int agents = rollout.slots / setup.rollout().simulations();
    groupsUsedShare =
        new GroupAdvantage(settings, agents, setup.rollout().discount()).estimate(rollout);
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    double learningRate = settings.learningRate().at(progress);
    RowLoss loss =
        new RowLoss(
            setup.spec(),
            objective(
                settings.clipRange().at(progress), setup.referenceCoefficient().getAsDouble()),
            new Regularization(settings.entropyCoefficient().at(progress), 0, 0));
    Minibatches minibatches = Minibatches.ofCount(rollout, settings.minibatches(), shuffling);
    UpdateLog log = new UpdateLog();
    boolean stopped = false;

    for (int epoch = 0; epoch < settings.epochs() && !stopped; epoch++) {
      log.beginEpoch();
      minibatches.shuffle();
      for (int m = 0; m < minibatches.count() && !stopped; m++) {
        LossStatistics statistics =
            loss.differentiate(setup, minibatches.gather(m, false), gradient);
        log.addMinibatch(statistics);
        stopped = settings.klStop() != null && statistics.klK3() > settings.klStop();
        if (!stopped) {
          log.addStep(optimizer.step(setup.parameters(), gradient, learningRate));
        }
      }
    }
    return log.report(Double.NaN, learningRate, 0).withGroups(groupsUsedShare);
  }

  /**
   * The clipped surrogate, less the divergence from the reference by an estimate from the drawn
   * action alone. Its value is unbiased for actions drawn from pi, and never negative. Its gradient
   * for given actions is another matter: its mean, {@code E[(1 - rho) grad log pi]}, is the
   * gradient of KL(pi_ref || pi), which wants the policy to go on doing all that the reference
   * does. Schulman, "Approximating KL Divergence" (2020).
   *
   * @param epsilon the clip range
   * @param betaRef weight of the divergence from the reference; 0 where there is none
   */
  static RowObjective objective(double epsilon, double betaRef) {
    return row -> {
      double clippedRatio = Math.max(1 - epsilon, Math.min(1 + epsilon, row.ratio));
      double unclipped = row.ratio * row.advantage;
      double clipped = clippedRatio * row.advantage;
      row.objective = Math.min(unclipped, clipped);
      row.logProbabilityGradient = unclipped <= clipped ? unclipped : 0; // d r / d log pi = r
      row.clipped = row.ratio != clippedRatio;
      if (betaRef > 0) {
        double logRho = row.referenceLogProbability - row.logProbability;
        double rho = StrictMath.exp(logRho);
        row.referenceKl = rho - 1 - logRho;
        row.logProbabilityGradient -= betaRef * (1 - rho); // d rho / d log pi = -rho
      }
    };
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
