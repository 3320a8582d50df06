package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits an ensemble to the comparisons so far, all of its members to the same ones, and predicts a
 * share of them that none has learned from. Weight decay follows from both losses: it grows where
 * what was held out costs more than one and a half times as much as what was learned, and shrinks
 * where it costs less than 1.1 times as much. Christiano et al. (2017), section 2.2.3.
 */
final class RewardLearner implements Stateful {

  private static final double LEAST_RATIO = 1.1;
  private static final double GREATEST_RATIO = 1.5;
  private static final double DECAY_FACTOR = 1.5;
  private static final double FIRST_DECAY = 0.1;
  private static final double LEAST_DECAY = 1e-6;
  private static final double GREATEST_DECAY = 0.3;

  private final PreferenceSettings settings;
  private final RewardEnsemble ensemble;
  private final List<RewardFit> fits = new ArrayList<>();
  private final ThreadPool pool;
  private double weightDecay = FIRST_DECAY;
  private double trainingLoss = Double.NaN;
  private double heldOutLoss = Double.NaN;
  private double agreement = Double.NaN;

  RewardLearner(
      RewardEnsemble ensemble,
      AgentSpec spec,
      PreferenceSettings settings,
      ThreadPool pool,
      long seed) {
    this.settings = settings;
    this.ensemble = ensemble;
    this.pool = pool;
    for (int member = 0; member < ensemble.members().size(); member++) {
      long own = RandomStream.deriveSeed(seed, member);
      fits.add(new RewardFit(ensemble.members().get(member), spec, settings, own));
    }
  }

  /**
   * Learns from all comparisons so far.
   *
   * @param comparisons in the order in which they were made
   */
  void fit(List<Comparison> comparisons, ObservationNormalizer normalizer) {
    List<Comparison> learned = part(comparisons, false);
    List<Comparison> heldOut = heldOut(comparisons);
    if (learned.isEmpty()) {
      return;
    }
    ensemble.setNormalizer(normalizer);
    double[] learnedLosses = new double[fits.size()];
    double[] heldOutLosses = new double[fits.size()];
    double decay = weightDecay;
    pool.runParts(
        fits.size(),
        (member, part) -> {
          RewardFit fit = fits.get(part);
          fit.fit(learned, normalizer, decay);
          learnedLosses[part] = fit.loss(learned, normalizer);
          heldOutLosses[part] = heldOut.isEmpty() ? Double.NaN : fit.loss(heldOut, normalizer);
        });
    trainingLoss = mean(learnedLosses);
    heldOutLoss = mean(heldOutLosses);
    agreement = agreement(heldOut);
    steerDecay();
  }

  /** The comparisons that are predicted, and not learned from. */
  List<Comparison> heldOut(List<Comparison> comparisons) {
    return part(comparisons, true);
  }

  private List<Comparison> part(List<Comparison> comparisons, boolean heldOut) {
    List<Comparison> part = new ArrayList<>();
    int number = 0;
    for (Comparison comparison : comparisons) {
      if (comparison.answer() != Answer.SKIP && isHeldOut(number++) == heldOut) {
        part.add(comparison);
      }
    }
    return part;
  }

  private boolean isHeldOut(int number) {
    return (int) ((number + 1) * settings.heldOutShare())
        > (int) (number * settings.heldOutShare());
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private void steerDecay() {
    double ratio = heldOutLoss / trainingLoss; // NaN moves nothing
    if (ratio > GREATEST_RATIO) {
      weightDecay = Math.min(GREATEST_DECAY, weightDecay * DECAY_FACTOR);
    } else if (ratio < LEAST_RATIO) {
      weightDecay = Math.max(LEAST_DECAY, weightDecay / DECAY_FACTOR);
    }
  }

  /** The share of decided comparisons in which the ensemble's mean prefers what was preferred. */
  private double agreement(List<Comparison> comparisons) {
    int agreed = 0;
    int decided = 0;
    for (Comparison comparison : comparisons) {
      if (comparison.answer() != Answer.EQUAL) {
        decided++;
        agreed += ensemble.predicts(comparison) ? 1 : 0;
      }
    }
    return decided == 0 ? Double.NaN : (double) agreed / decided;
  }

  /** The mean loss over what was learned from, in nats; NaN before there was anything. */
  double trainingLoss() {
    return trainingLoss;
  }

  /** The share of held-out comparisons that are predicted rightly; NaN before there was any. */
  double agreement() {
    return agreement;
  }

  /** Whether there was anything to learn from yet. */
  boolean hasLearned() {
    return !Double.isNaN(trainingLoss);
  }

  List<Measure> measures() {
    return List.of(
        RewardFigures.measure(
            "agreement",
            "",
            "share of held-out comparisons that the learned reward predicts",
            agreement),
        RewardFigures.measure(
            "loss", "nats", "mean loss over the comparisons learned from", trainingLoss),
        RewardFigures.measure(
            "held_out_loss", "nats", "mean loss over the comparisons held out", heldOutLoss),
        RewardFigures.measure(
            "weight_decay",
            "",
            "weight decay of the reward networks, which follows from both losses",
            weightDecay));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    ensemble.save(out);
    for (RewardFit fit : fits) {
      fit.save(out);
    }
    out.writeDouble(weightDecay);
    out.writeDouble(trainingLoss);
    out.writeDouble(heldOutLoss);
    out.writeDouble(agreement);
  }

  @Override
  public void load(DataInput in) throws IOException {
    ensemble.load(in);
    for (RewardFit fit : fits) {
      fit.load(in);
    }
    weightDecay = in.readDouble();
    trainingLoss = in.readDouble();
    heldOutLoss = in.readDouble();
    agreement = in.readDouble();
  }
}
