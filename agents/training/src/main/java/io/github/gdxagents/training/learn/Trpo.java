package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.RowLoss.Regularization;
import io.github.gdxagents.training.network.OutputTangents;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.ToDoubleFunction;

/**
 * Trust region policy optimization: of the policies within a divergence of delta, the one with the
 * greatest surrogate,
 *
 * <pre>
 *   maximize  mean(r A)   subject to   mean KL(pi_old || pi) at most delta
 * </pre>
 *
 * <p>(equation 14). With the surrogate's gradient g, and the divergence's second derivatives F, the
 * Fisher information, the solution for small steps is along {@code s = F^-1 g}, by {@code sqrt(2
 * delta / s^T F s)}; the line search then shortens it until the true divergence is within delta and
 * the objective has gained (appendix C).
 *
 * <p>Schulman et al., "Trust Region Policy Optimization" (2015).
 */
final class Trpo implements Algorithm {

  /** How much shorter each step of the line search is than the one before. */
  private static final double SHORTENING = 0.8;

  private final TrpoSettings settings;
  private final LearningSetup setup;
  private final ValueFit valueFit;
  private final float[] gradient;
  private final float[] fisherGradient;

  /**
   * @throws InvalidSettingException if policy and value share parameters
   */
  Trpo(TrpoSettings settings, LearningSetup setup) {
    if (setup.layout().sharesParameters()) {
      throw new InvalidSettingException(
          "algorithm=trpo needs policy and value networks that share no layer: fitting the values"
              + " would move the policy out of its trust region; separate them, or use ppo");
    }
    this.settings = settings;
    this.setup = setup;
    this.valueFit = new ValueFit(settings.valueFit(), setup);
    this.gradient = new float[setup.parameters().length];
    this.fisherGradient = new float[setup.parameters().length];
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    GeneralizedAdvantage.estimate(rollout, setup.rollout().discount(), setup.rollout().gaeLambda());
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    Minibatch batch = Minibatch.whole(rollout, settings.normalizeAdvantages());
    double entropyCoefficient = settings.entropyCoefficient().at(progress);
    double referenceKl = setup.referenceCoefficient().getAsDouble();
    RowLoss loss =
        new RowLoss(
            setup.spec(), Trpo::objective, new Regularization(entropyCoefficient, 0, referenceKl));

    LossStatistics before = loss.differentiate(setup, batch, gradient);
    double norm = Optimizer.norm(gradient);
    Optimizer.requireFinite(norm, "Lower max-kl");

    double[] uphill = new double[gradient.length];
    for (int i = 0; i < uphill.length; i++) {
      uphill[i] = -gradient[i];
    }
    OutputTangents tangents =
        setup.layout().outputTangents(setup.parameters(), batch.observations, batch.rows());
    double[] direction =
        ConjugateGradients.solve(
            vector -> fisherProduct(tangents, batch, vector),
            uphill,
            settings.conjugateGradientSteps());
    double curvature = ConjugateGradients.dot(direction, fisherProduct(tangents, batch, direction));
    double length = curvature > 0 ? Math.sqrt(2 * settings.maxKl() / curvature) : 0;

    ToDoubleFunction<LossStatistics> gain =
        statistics ->
            statistics.surrogate()
                - referenceKl * statistics.referenceKl()
                + entropyCoefficient * statistics.entropy();
    LossStatistics start = PolicyMeasure.of(setup.layout(), setup.parameters(), batch, loss);
    LossStatistics after = lineSearch(batch, loss, gain, start, direction, length);
    double valueLoss = valueFit.fit(rollout, progress);
    return new UpdateReport(
        after,
        valueLoss,
        after.klExact(),
        Double.NaN,
        Double.NaN,
        before.greatestRatioDeviation(),
        norm,
        after == start ? 0 : 1,
        1,
        Double.NaN,
        0);
  }

  /** r A. */
  static void objective(RowObjective.Row row) {
    row.objective = row.ratio * row.advantage;
    row.logProbabilityGradient = row.objective; // d r / d log pi = r
  }

  /** Multiplies the Fisher information, plus damping, by a vector of the parameters' layout. */
  double[] fisherProduct(OutputTangents tangents, Minibatch batch, double[] vector) {
    float[] moved = new float[vector.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) vector[i];
    }
    float[] outputTangents = new float[batch.rows() * batch.outputSize];
    tangents.compute(moved, outputTangents);
    FisherProduct product =
        new FisherProduct(
            setup.spec(), batch, outputTangents, setup.layout().logStandardDeviations(moved));
    setup.backprop().compute(setup.parameters(), batch.inputs(), product, fisherGradient);
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = fisherGradient[i] + settings.damping() * vector[i];
    }
    return result;
  }

  /**
   * Takes the longest of ever shorter steps that keeps to the bound and gains; or none.
   *
   * @param before the statistics without a step
   * @return the statistics after the step that was taken; {@code before} itself if none was
   */
  private LossStatistics lineSearch(
      Minibatch batch,
      RowLoss loss,
      ToDoubleFunction<LossStatistics> gain,
      LossStatistics before,
      double[] direction,
      double length) {
    float[] parameters = setup.parameters();
    float[] start = parameters.clone();
    double scale = length;
    for (int step = 0; length > 0 && step < settings.lineSearchSteps(); step++) {
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) (start[i] + scale * direction[i]);
      }
      LossStatistics now = PolicyMeasure.of(setup.layout(), parameters, batch, loss);
      if (now.klExact() <= settings.maxKl()
          && gain.applyAsDouble(now) > gain.applyAsDouble(before)) {
        return now;
      }
      scale *= SHORTENING;
    }
    System.arraycopy(start, 0, parameters, 0, start.length);
    return before;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    valueFit.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    valueFit.load(in);
  }
}
