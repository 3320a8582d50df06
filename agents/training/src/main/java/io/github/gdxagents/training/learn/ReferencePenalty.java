package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.ReferenceSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The charge on moving away from a frozen reference policy, of weight beta. Either the loss has it,
 * see {@link RowLoss}, or each decision's reward is reduced by
 *
 * <pre>
 *   beta (log pi(a|s) - log pi_ref(a|s))
 * </pre>
 *
 * <p>of the action that was drawn, by the policy that drew it: its mean is KL(pi || pi_ref). Ouyang
 * et al., "Training Language Models to Follow Instructions with Human Feedback" (2022), equation 2.
 * It is subtracted from what is learned from, of several values from the first, after rewards are
 * scaled and weighted, so that a weight means the same in every game.
 *
 * <p>An adaptive beta follows the mean divergence D of the policy that acted, before each update,
 * by proportional-integral control of its logarithm:
 *
 * <pre>
 *   error = clip(log(D / target), -1, 1)
 *   log integral += error * decisions / horizon
 *   log beta = log integral + error / 2
 * </pre>
 *
 * <p>The integral is Ziegler et al., "Fine-Tuning Language Models from Human Preferences" (2019),
 * section 2.2, but for the logarithm: there, errors are relative and clipped at 0.2, so that beta
 * comes too late where the divergence is several times its target. Where rewards are charged, the
 * divergence answers some rollouts later, and the integral alone would swing; what is proportional
 * to the error damps it, as in Stooke et al., "Responsive Safety in Reinforcement Learning by PID
 * Lagrangian Methods" (2020). A rollout longer than the horizon counts as one horizon.
 */
public final class ReferencePenalty implements Stateful {

  private static final double GREATEST_ERROR = 1;
  private static final double PROPORTIONAL_GAIN = 0.5;
  private static final double LEAST_BETA = 1e-6;
  private static final double GREATEST_BETA = 1e6;

  /** What its figures are called after. */
  private static final String GROUP = "reference";

  private final ReferenceSettings settings;
  private final ActionSpec spec;
  private final ActionDistribution distribution;

  /** What an adaptive beta would be without its proportional part. */
  private double integral;

  private double beta;
  private double divergence = Double.NaN;
  private double paid = Double.NaN;

  public ReferencePenalty(ReferenceSettings settings, ActionSpec spec) {
    this.settings = settings;
    this.spec = spec;
    this.distribution = new ActionDistribution(spec);
    this.beta =
        settings.referenceKl().isAdaptive()
            ? settings.initialReferenceKl()
            : settings.referenceKl().weight();
    this.integral = beta;
  }

  /** What the loss is charged for each nat; 0 where there is no reference, or rewards are. */
  public double lossCoefficient() {
    return settings.chargesRewards() ? 0 : beta;
  }

  /**
   * Looks how far the policy has gone that acted, adapts beta, and charges rewards if they are to
   * be. Does nothing where there is no reference.
   *
   * @param rollout its rewards may be modified
   */
  public void charge(Rollout rollout) {
    if (!settings.isActive()) {
      return;
    }
    int[] rows = rollout.validRows();
    divergence = meanDivergence(rollout, rows);
    if (settings.referenceKl().isAdaptive() && rows.length > 0) {
      adapt(rows.length);
    }
    paid = beta * divergence;
    if (settings.chargesRewards()) {
      paid = chargeRewards(rollout, rows);
    }
  }

  private void adapt(int decisions) {
    double logRatio = StrictMath.log(Math.max(0, divergence) / settings.referenceKl().target());
    double error = Math.max(-GREATEST_ERROR, Math.min(GREATEST_ERROR, logRatio));
    double gain = Math.min(1, (double) decisions / settings.referenceKlHorizon());
    integral = bounded(integral * StrictMath.exp(error * gain));
    beta = bounded(integral * StrictMath.exp(PROPORTIONAL_GAIN * error));
  }

  private static double bounded(double weight) {
    return Math.max(LEAST_BETA, Math.min(GREATEST_BETA, weight));
  }

  /** Returns the mean of what was charged. */
  private double chargeRewards(Rollout rollout, int[] rows) {
    int heads = rollout.heads.size();
    double sum = 0;
    for (int row : rows) {
      double reference =
          distribution.logProbability(
              rollout.referenceOutputs,
              row * rollout.outputSize,
              rollout.referenceLogDeviations,
              rollout.masks,
              row * rollout.maskSize,
              rollout.actions,
              row * rollout.actionSize);
      double charge = beta * (rollout.logProbabilities[row] - (float) reference);
      rollout.rewards[row * heads] -= (float) charge;
      sum += charge;
    }
    return sum / rows.length;
  }

  /** The mean of KL(pi || pi_ref), from both distributions, in nats. */
  private double meanDivergence(Rollout rollout, int[] rows) {
    BranchProbabilities now = probabilities(rollout, rollout.outputs);
    BranchProbabilities reference = probabilities(rollout, rollout.referenceOutputs);
    double sum = 0;
    for (int row : rows) {
      for (int branch = 0; branch < spec.branchCount(); branch++) {
        sum += now.divergenceFrom(reference, row, branch);
      }
      for (int axis = 0; axis < spec.axisCount(); axis++) {
        sum += axisDivergence(rollout, row, axis);
      }
    }
    return sum / rows.length;
  }

  private BranchProbabilities probabilities(Rollout rollout, float[] outputs) {
    return new BranchProbabilities(
        spec, outputs, rollout.outputSize, 0, rollout.masks, 0, rollout.rows());
  }

  /** Of one axis' Gaussians: (v - 1 - log v + (m - m_ref)^2 / s_ref^2) / 2, v = s^2 / s_ref^2. */
  private double axisDivergence(Rollout rollout, int row, int axis) {
    int at = row * rollout.outputSize + spec.totalChoices() + axis;
    double logRatio = 2 * (rollout.logDeviations[axis] - rollout.referenceLogDeviations[axis]);
    double distance =
        ((double) rollout.outputs[at] - rollout.referenceOutputs[at])
            * StrictMath.exp(-rollout.referenceLogDeviations[axis]);
    return 0.5 * (StrictMath.exp(logRatio) - 1 - logRatio + distance * distance);
  }

  /** What there is to tell of the latest rollout; nothing without a reference. */
  public List<Measure> measures() {
    if (!settings.isActive()) {
      return List.of();
    }
    return List.of(
        new Measure(
            GROUP,
            "divergence",
            "nats",
            "mean of KL(policy || reference) over the rollout's decisions, of the policy that acted",
            divergence),
        new Measure(GROUP, "weight", "1/nat", "beta: what a nat of this divergence costs", beta),
        new Measure(
            GROUP,
            "penalty",
            settings.chargesRewards() ? "reward" : "",
            settings.chargesRewards()
                ? "mean over the rollout's decisions of what was taken from their rewards, after scaling"
                : "the divergence times its weight, as the loss is charged for it",
            paid));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(integral);
    out.writeDouble(beta);
    out.writeDouble(divergence);
    out.writeDouble(paid);
  }

  @Override
  public void load(DataInput in) throws IOException {
    integral = in.readDouble();
    beta = in.readDouble();
    divergence = in.readDouble();
    paid = in.readDouble();
  }
}
