package io.github.gdxagents.training.imitation;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.DemonstrationRows;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.learn.Minibatch;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * The clips of comparisons as rows, those of a comparison one after the other, with what a
 * reference policy makes of them.
 */
final class ComparedRows {

  private final AgentSpec spec;
  private final ActionDistribution distribution;
  private final Rollout rows;

  /** Where each comparison begins; and where the last one ends. */
  private final int[] begins;

  private final int[] leftDecisions;
  private final double[] preferences;

  /** The logarithm of each action's probability by the reference, {@code [rows]}. */
  private final double[] referenceLogProbabilities;

  /**
   * @param comparisons none of them skipped, at least one
   */
  ComparedRows(List<Comparison> comparisons, Policy reference) {
    spec = reference.spec();
    distribution = new ActionDistribution(spec.action());
    List<Trajectory> clips = new ArrayList<>();
    begins = new int[comparisons.size() + 1];
    leftDecisions = new int[comparisons.size()];
    preferences = new double[comparisons.size()];
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      clips.add(comparison.left());
      clips.add(comparison.right());
      leftDecisions[i] = comparison.left().decisions();
      begins[i + 1] = begins[i] + leftDecisions[i] + comparison.right().decisions();
      preferences[i] = comparison.answer().preferenceForLeft();
    }
    rows = DemonstrationRows.of(spec, clips, reference.normalizer());
    float[] logDeviations = new float[spec.action().axisCount()];
    reference.copyLogDeviations(logDeviations);
    Minibatch all = Minibatch.whole(rows, false);
    referenceLogProbabilities = logProbabilities(all, reference.network(), logDeviations);
  }

  int size() {
    return preferences.length;
  }

  Rollout rollout() {
    return rows;
  }

  int decisions(int comparison) {
    return begins[comparison + 1] - begins[comparison];
  }

  /** Fills a minibatch with the rows of comparisons {@code order[from..to)}. */
  void gather(int[] order, int from, int to, Minibatch batch) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += decisions(order[i]);
    }
    int[] indices = new int[count];
    int next = 0;
    for (int i = from; i < to; i++) {
      for (int row = begins[order[i]]; row < begins[order[i] + 1]; row++) {
        indices[next++] = row;
      }
    }
    batch.gather(rows, indices, 0, count);
  }

  /**
   * The mean loss over the gathered comparisons, whose gradient becomes the rows' advantages: the
   * mean of -A log pi(a|s) over rows has the gradient that the loss has.
   *
   * @param batch its advantages are modified
   * @return the mean loss, in nats
   */
  double weigh(
      ContrastiveLoss loss,
      int[] order,
      int from,
      int to,
      Network policy,
      float[] logDeviations,
      Minibatch batch) {
    double[] logRatios = logProbabilities(batch, policy, logDeviations);
    double sum = 0;
    int begin = 0;
    for (int i = from; i < to; i++) {
      int comparison = order[i];
      int middle = begin + leftDecisions[comparison];
      int end = begin + decisions(comparison);
      for (int row = begin; row < end; row++) {
        logRatios[row] -= referenceLogProbabilities[begins[comparison] + row - begin];
      }
      double left = loss.score(logRatios, begin, middle);
      double right = loss.score(logRatios, middle, end);
      double preference = preferences[comparison];
      sum += loss.loss(left, right, preference);
      double perComparison = -loss.alpha() * batch.rows() / (to - from);
      fill(loss, perComparison * loss.gradient(left, right, preference), batch, begin, middle);
      fill(loss, perComparison * loss.gradient(right, left, 1 - preference), batch, middle, end);
      begin = end;
    }
    return sum / (to - from);
  }

  private static void fill(ContrastiveLoss loss, double first, Minibatch batch, int from, int to) {
    double weight = first;
    for (int row = from; row < to; row++) {
      batch.advantages[row] = (float) weight;
      weight *= loss.discount();
    }
  }

  private double[] logProbabilities(Minibatch batch, Network policy, float[] logDeviations) {
    float[] outputs = new float[batch.rows() * batch.outputSize];
    policy.forward(batch.observations, batch.rows(), policy.newScratch(batch.rows()), outputs);
    double[] logProbabilities = new double[batch.rows()];
    for (int row = 0; row < batch.rows(); row++) {
      logProbabilities[row] =
          distribution.logProbability(
              outputs,
              row * batch.outputSize,
              logDeviations,
              batch.masks,
              row * batch.maskSize,
              batch.actions,
              row * batch.actionSize);
    }
    return logProbabilities;
  }
}
