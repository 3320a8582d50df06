package io.github.gdxagents.training.algorithm;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.DenseNetwork;
import io.github.gdxagents.training.network.Adam;
import io.github.gdxagents.training.network.Gradients;
import io.github.gdxagents.training.network.ParameterLayout;
import io.github.gdxagents.training.objective.LossStatistics;
import io.github.gdxagents.training.objective.Minibatch;
import io.github.gdxagents.training.objective.NetworkOutputs;
import io.github.gdxagents.training.objective.PpoLoss;
import io.github.gdxagents.training.rollout.Rollout;
import io.github.gdxagents.training.settings.KlPenalty;
import io.github.gdxagents.training.settings.PpoSettings;

/**
 * Proximal policy optimisation: several epochs of minibatch steps on a surrogate objective that
 * keeps the new policy near the one that gathered the data, by clipping, by a KL penalty, by both,
 * or not at all.
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), algorithm 1; the adaptive
 * penalty is its section 4.
 */
public final class Ppo {

  private static final double INITIAL_BETA = 1;

  /** Keep beta where some doublings or halvings bring it back, however long it was of no use. */
  private static final double LEAST_BETA = 1e-6;

  private static final double GREATEST_BETA = 1e6;

  /** Rows at a time when the divergence is measured after an update. */
  private static final int MEASURE_ROWS = 256;

  private final PpoSettings settings;
  private final ActionSpec spec;
  private final ParameterLayout layout;
  private final float[] parameters;
  private final Gradients gradients;
  private final RandomStream shuffling;
  private final Adam adam;
  private final float[] gradient;
  private double beta;

  /**
   * @param parameters modified by each update
   * @param shufflingSeed decides the order of rows in each epoch
   */
  public Ppo(
      PpoSettings settings,
      ActionSpec spec,
      ParameterLayout layout,
      float[] parameters,
      Gradients gradients,
      long shufflingSeed) {
    this.settings = settings;
    this.spec = spec;
    this.layout = layout;
    this.parameters = parameters;
    this.gradients = gradients;
    this.shuffling = new RandomStream(shufflingSeed);
    this.adam = new Adam(parameters.length);
    this.gradient = new float[parameters.length];
    this.beta =
        switch (settings.klPenalty().kind()) {
          case NONE -> 0;
          case FIXED -> settings.klPenalty().value();
          case ADAPTIVE -> INITIAL_BETA;
        };
  }

  /**
   * Learns from one rollout with estimated advantages.
   *
   * @param progress the share of the run that is over, for schedules
   * @throws DivergedException if a gradient is not finite
   */
  public UpdateReport update(Rollout rollout, double progress) {
    PpoLoss loss = new PpoLoss(spec, terms(progress));
    double learningRate = settings.learningRate().at(progress);
    int[] rows = rollout.presentRows();
    int minibatches = Math.max(1, Math.round((float) rows.length / settings.minibatchSize()));
    Minibatch minibatch = new Minibatch(rollout, rows.length / minibatches + 1);
    LossStatistics epochStatistics = new LossStatistics();
    LossStatistics stepStatistics = new LossStatistics();
    double firstRatioDeviation = 0;
    double gradientNorms = 0;
    int steps = 0;
    int epochs = 0;

    boolean stop = false;
    while (epochs < settings.epochs() && !stop) {
      epochs++;
      epochStatistics.clear();
      if (minibatches > 1) {
        shuffle(rows);
      }
      for (int m = 0; m < minibatches && !stop; m++) {
        if (minibatches > 1 || epochs == 1) { // else the minibatch already holds the whole rollout
          minibatch.gather(
              rollout, rows, boundary(rows, m, minibatches), boundary(rows, m + 1, minibatches));
          if (settings.normaliseAdvantages()) {
            minibatch.normaliseAdvantages();
          }
        }
        stepStatistics.clear();
        gradients.compute(parameters, minibatch, loss, gradient, stepStatistics);
        epochStatistics.add(stepStatistics);
        if (steps == 0) {
          firstRatioDeviation = stepStatistics.greatestRatioDeviation();
        }
        stop = settings.klStop().isPresent() && stepStatistics.klK3() > settings.klStop().get();
        if (!stop) {
          gradientNorms += clipGradient();
          adam.step(parameters, gradient, learningRate);
          steps++;
        }
      }
    }

    double betaUsed = beta;
    if (settings.klPenalty().kind() == KlPenalty.Kind.ADAPTIVE) {
      adaptBeta(divergence(rollout, rows, loss));
    }
    return new UpdateReport(
        epochStatistics,
        firstRatioDeviation,
        gradientNorms / Math.max(1, steps),
        steps,
        epochs,
        learningRate,
        betaUsed);
  }

  private PpoLoss.Terms terms(double progress) {
    return new PpoLoss.Terms(
        settings.clipRange().map(range -> range.at(progress)).orElse(Double.POSITIVE_INFINITY),
        beta,
        settings.entropyCoefficient().at(progress),
        settings.valueCoefficient(),
        settings.valueClipRange().orElse(Double.POSITIVE_INFINITY));
  }

  /** Fisher and Yates. */
  private void shuffle(int[] rows) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = rows[i];
      rows[i] = rows[j];
      rows[j] = swapped;
    }
  }

  /**
   * Splits rows into parts whose sizes differ by one at most, so that no epoch ends on a tiny
   * minibatch.
   */
  private static int boundary(int[] rows, int part, int parts) {
    return (int) ((long) rows.length * part / parts);
  }

  /**
   * Scales the gradient down to the largest norm allowed, and returns its norm before.
   *
   * @throws DivergedException if the norm is not finite
   */
  private double clipGradient() {
    double norm = norm(gradient);
    if (!Double.isFinite(norm)) {
      throw new DivergedException(
          "Training diverged: the gradient's norm is "
              + norm
              + ". Lower learning-rate, or set max-gradient-norm, normalise-observations or"
              + " normalise-rewards");
    }
    if (settings.maxGradientNorm().isPresent() && norm > settings.maxGradientNorm().get()) {
      float scale = (float) (settings.maxGradientNorm().get() / norm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= scale;
      }
    }
    return norm;
  }

  /** The Euclidean norm, in eight sums, because each addition has to wait for the one before. */
  private static double norm(float[] vector) {
    double[] sums = new double[8];
    int i = 0;
    for (; i + 7 < vector.length; i += 8) {
      for (int lane = 0; lane < 8; lane++) {
        sums[lane] += (double) vector[i + lane] * vector[i + lane];
      }
    }
    double sum = 0;
    for (; i < vector.length; i++) {
      sum += (double) vector[i] * vector[i];
    }
    for (double lane : sums) {
      sum += lane;
    }
    return Math.sqrt(sum);
  }

  /** Halves beta where the divergence fell below target / 1.5, doubles it above 1.5 target. */
  private void adaptBeta(double divergence) {
    double target = settings.klPenalty().value();
    if (divergence < target / 1.5) {
      beta = Math.max(LEAST_BETA, beta / 2);
    } else if (divergence > target * 1.5) {
      beta = Math.min(GREATEST_BETA, beta * 2);
    }
  }

  /** The mean of KL(old || new) over the rollout, for the policy as it is now. */
  private double divergence(Rollout rollout, int[] rows, PpoLoss loss) {
    DenseNetwork policy = layout.policyNetwork(parameters);
    DenseNetwork.Workspace workspace = policy.newWorkspace(MEASURE_ROWS);
    Minibatch minibatch = new Minibatch(rollout, MEASURE_ROWS);
    float[] policyOutputs = new float[MEASURE_ROWS * rollout.outputSize];
    NetworkOutputs outputs =
        new NetworkOutputs(
            policyOutputs, new float[MEASURE_ROWS], layout.logDeviations(parameters));
    NetworkOutputs unused = NetworkOutputs.ofRows(MEASURE_ROWS, rollout.outputSize, layout.axes());
    LossStatistics statistics = new LossStatistics();
    for (int from = 0; from < rows.length; from += MEASURE_ROWS) {
      minibatch.gather(rollout, rows, from, Math.min(rows.length, from + MEASURE_ROWS));
      policy.forward(minibatch.observations, minibatch.rows(), workspace, policyOutputs);
      loss.differentiate(minibatch, 0, minibatch.rows(), outputs, unused, statistics);
    }
    return statistics.klExact();
  }
}
