package io.github.gdxagents.training.preference;

import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns where a policy gets better at pleasing the networks, and no longer at pleasing the teacher:
 * where the lives of late earn more and more by the learned reward, while of the latest held-out
 * comparisons it predicts fewer than of those before, and hardly more than guessing would. Gao,
 * Schulman and Hilton, "Scaling Laws for Reward Model Overoptimization" (2022).
 *
 * <p>Fewer alone says little: the better a policy, the less its clips differ. All is judged by the
 * networks as they are now, and counts from two standard errors on. The alarm is given once each
 * time that all of this has come to hold.
 */
final class OveroptimizationAlarm implements Stateful {

  /** The latest held-out comparisons. */
  private static final int LATEST = 24;

  /** With fewer before them, there is nothing to compare them with. */
  private static final int LEAST_BEFORE = 12;

  /** So that each half has a deviation. */
  private static final int LEAST_LIVES = 4;

  private static final double STANDARD_ERRORS = 2;

  private final List<String> news = new ArrayList<>();
  private boolean given;

  /**
   * Judges anew.
   *
   * @param lives the latest ones, the oldest first
   * @param heldOut comparisons that no network has learned from, in their order
   */
  void judge(RewardEnsemble ensemble, List<LifePool.Life> lives, List<Comparison> heldOut) {
    List<Comparison> decided =
        heldOut.stream().filter(comparison -> comparison.answer() != Answer.EQUAL).toList();
    int before = decided.size() - LATEST;
    if (before < LEAST_BEFORE || lives.size() < LEAST_LIVES) {
      return;
    }
    Share earlier = Share.predicted(ensemble, decided.subList(0, before));
    Share latest = Share.predicted(ensemble, decided.subList(before, decided.size()));
    double deviation = Math.sqrt(earlier.errorVariance() + latest.errorVariance());
    boolean isPoor =
        earlier.value() - latest.value() > STANDARD_ERRORS * deviation
            && latest.value() < 0.5 + STANDARD_ERRORS * 0.5 / Math.sqrt(LATEST);
    boolean isOn = isPoor && rises(ensemble, lives);
    if (isOn && !given) {
      news.add(
          ("The learned reward of lives rises, but it predicts only %s of the latest %s held-out comparisons, and %s"
                  + " of %s before: the policy may live by the networks' mistakes. Look at what it does; ask for more"
                  + " labels, stay nearer to a reference (reference-kl), or set disagreement-penalty")
              .formatted(latest.count, latest.of, earlier.count, earlier.of));
    }
    given = isOn;
  }

  /** A part of some comparisons. */
  private record Share(int count, int of) {

    static Share predicted(RewardEnsemble ensemble, List<Comparison> comparisons) {
      return new Share(
          (int) comparisons.stream().filter(ensemble::predicts).count(), comparisons.size());
    }

    double value() {
      return (double) count / of;
    }

    /** The square of the standard error. */
    double errorVariance() {
      return value() * (1 - value()) / of;
    }
  }

  /** Whether the newer half of lives earns more by the learned reward than the older one. */
  private static boolean rises(RewardEnsemble ensemble, List<LifePool.Life> lives) {
    int half = lives.size() / 2;
    RunningStatistics older = learnedReturns(ensemble, lives.subList(0, half));
    RunningStatistics newer = learnedReturns(ensemble, lives.subList(half, lives.size()));
    double deviation = Math.sqrt(errorVariance(older) + errorVariance(newer));
    return newer.mean(0) - older.mean(0) > STANDARD_ERRORS * deviation;
  }

  private static RunningStatistics learnedReturns(
      RewardEnsemble ensemble, List<LifePool.Life> lives) {
    RunningStatistics returns = new RunningStatistics(1);
    for (LifePool.Life life : lives) {
      returns.add(new float[] {(float) ensemble.learnedReturn(life.trajectory())}, 0);
    }
    return returns;
  }

  /** The square of the standard error of a mean. */
  private static double errorVariance(RunningStatistics sample) {
    return sample.variance(0) / (sample.count() - 1);
  }

  /** What there is to tell since the last call. */
  List<String> news() {
    List<String> fresh = List.copyOf(news);
    news.clear();
    return fresh;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(given);
  }

  @Override
  public void load(DataInput in) throws IOException {
    given = in.readBoolean();
  }
}
