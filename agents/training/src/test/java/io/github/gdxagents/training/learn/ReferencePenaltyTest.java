package io.github.gdxagents.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.ActionKind;
import io.github.gdxagents.training.RandomRollouts;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.NetworkOutputs;
import io.github.gdxagents.training.settings.ReferenceKl;
import io.github.gdxagents.training.settings.ReferenceSettings;
import io.github.gdxagents.training.settings.ReferenceSettings.Placement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferencePenaltyTest {

  private static final int ROWS = 40;

  private static Rollout rollout(ActionKind kind) {
    Rollout rollout = RandomRollouts.of(kind, 3, 2, ROWS / 2, 5);
    rollout.valid[7] = false;
    return rollout;
  }

  private static ReferencePenalty penalty(ReferenceKl kl, Placement placement, ActionKind kind) {
    return new ReferencePenalty(
        new ReferenceSettings(kl, placement, 0.1, 1_000), kind.spec(3).action());
  }

  private static double measure(ReferencePenalty penalty, String name) {
    return penalty.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .mapToDouble(Measure::value)
        .findFirst()
        .orElseThrow();
  }

  /** log of the drawn action's probability, by the textbook. */
  private static double logProbability(
      Rollout rollout, ActionSpec spec, int row, float[] outputs, float[] logDeviations) {
    double sum = 0;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      double total = 0;
      for (int c = spec.choiceOffset(branch); c < spec.choiceOffset(branch + 1); c++) {
        if (rollout.masks[row * rollout.maskSize + c]) {
          total += Math.exp(outputs[row * rollout.outputSize + c]);
        }
      }
      int taken =
          spec.choiceOffset(branch) + (int) rollout.actions[row * rollout.actionSize + branch];
      sum += Math.log(Math.exp(outputs[row * rollout.outputSize + taken]) / total);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      double mean = outputs[row * rollout.outputSize + spec.totalChoices() + axis];
      double deviation = Math.exp(logDeviations[axis]);
      double value = rollout.actions[row * rollout.actionSize + spec.branchCount() + axis];
      sum +=
          Math.log(
              Math.exp(-0.5 * Math.pow((value - mean) / deviation, 2))
                  / (deviation * Math.sqrt(2 * Math.PI)));
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void rewardsAreChargedForTheActionThatWasDrawn(ActionKind kind) {
    Rollout charged = rollout(kind);
    Rollout before = rollout(kind);
    ReferencePenalty penalty = penalty(ReferenceKl.fixed(0.3), Placement.REWARD, kind);
    penalty.charge(charged);
    ActionSpec spec = kind.spec(3).action();
    double sum = 0;
    for (int row : before.validRows()) {
      double charge =
          0.3
              * (logProbability(before, spec, row, before.outputs, before.logDeviations)
                  - logProbability(
                      before, spec, row, before.referenceOutputs, before.referenceLogDeviations));
      assertThat(charged.rewards[row])
          .isCloseTo((float) (before.rewards[row] - charge), within(1e-4f));
      sum += charge;
    }
    assertThat(charged.rewards[7]).as("not a decision").isEqualTo(before.rewards[7]);
    assertThat(measure(penalty, "penalty")).isCloseTo(sum / (ROWS - 1), within(1e-4));
    assertThat(penalty.lossCoefficient()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void theLossIsChargedForTheDivergenceAndRewardsStay(ActionKind kind) {
    Rollout rollout = rollout(kind);
    float[] rewards = rollout.rewards.clone();
    ReferencePenalty penalty = penalty(ReferenceKl.fixed(0.3), Placement.LOSS, kind);
    penalty.charge(rollout);
    assertThat(rollout.rewards).isEqualTo(rewards);
    assertThat(penalty.lossCoefficient()).isEqualTo(0.3);

    // The row loss measures the same divergence where policy and rollout are the same.
    Minibatch batch = Minibatch.whole(rollout, false);
    LossStatistics statistics = new LossStatistics();
    NetworkOutputs outputs =
        NetworkOutputs.ofRows(batch.rows(), rollout.outputSize, rollout.logDeviations.length);
    System.arraycopy(batch.oldOutputs, 0, outputs.policy(), 0, batch.rows() * rollout.outputSize);
    System.arraycopy(
        rollout.logDeviations, 0, outputs.logStandardDeviations(), 0, rollout.logDeviations.length);
    new RowLoss(kind.spec(3).action(), Trpo::objective, new RowLoss.Regularization(0, 0, 0.3))
        .differentiate(
            batch,
            0,
            batch.rows(),
            outputs,
            NetworkOutputs.ofRows(batch.rows(), rollout.outputSize, rollout.logDeviations.length),
            statistics);
    assertThat(measure(penalty, "divergence")).isCloseTo(statistics.referenceKl(), within(1e-9));
  }

  @Test
  void aPolicyThatIsItsReferencePaysNothing() {
    Rollout rollout = rollout(ActionKind.MASKED_HYBRID);
    System.arraycopy(
        rollout.outputs, 0, rollout.referenceOutputs, 0, rollout.referenceOutputs.length);
    System.arraycopy(
        rollout.logDeviations, 0, rollout.referenceLogDeviations, 0, rollout.logDeviations.length);
    float[] rewards = rollout.rewards.clone();
    ReferencePenalty penalty =
        penalty(ReferenceKl.fixed(1), Placement.REWARD, ActionKind.MASKED_HYBRID);
    penalty.charge(rollout);
    assertThat(rollout.rewards).isEqualTo(rewards);
    assertThat(measure(penalty, "divergence")).isZero();
  }

  /** 39 decisions are 0.039 of the horizon, and no error counts for more than 1. */
  @Test
  void betaFollowsTheDivergence() {
    Rollout rollout = rollout(ActionKind.DISCRETE);
    ReferencePenalty fixed = penalty(ReferenceKl.fixed(1), Placement.LOSS, ActionKind.DISCRETE);
    fixed.charge(rollout);
    double divergence = measure(fixed, "divergence");
    assertThat(betaAfter(divergence / 1.1, rollout))
        .isCloseTo(0.1 * Math.exp(0.539 * Math.log(1.1)), within(1e-9));
    assertThat(betaAfter(divergence / 9, rollout)).isCloseTo(0.1 * Math.exp(0.539), within(1e-9));
    assertThat(betaAfter(divergence * 9, rollout)).isCloseTo(0.1 * Math.exp(-0.539), within(1e-9));
  }

  /** What is proportional to the error does not add up from rollout to rollout. */
  @Test
  void onlyTheIntegralOfTheErrorAddsUp() {
    Rollout rollout = rollout(ActionKind.DISCRETE);
    ReferencePenalty penalty =
        penalty(ReferenceKl.adaptive(1e-6), Placement.LOSS, ActionKind.DISCRETE);
    for (int i = 0; i < 3; i++) {
      penalty.charge(rollout);
    }
    assertThat(penalty.lossCoefficient()).isCloseTo(0.1 * Math.exp(3 * 0.039 + 0.5), within(1e-9));
  }

  /** A policy that has not left its reference at all lets beta fall, and stay a number. */
  @Test
  void noDivergenceAtAllIsAnErrorLikeOthers() {
    Rollout rollout = rollout(ActionKind.DISCRETE);
    System.arraycopy(
        rollout.outputs, 0, rollout.referenceOutputs, 0, rollout.referenceOutputs.length);
    assertThat(betaAfter(0.1, rollout)).isCloseTo(0.1 * Math.exp(-0.539), within(1e-9));
  }

  private static double betaAfter(double target, Rollout rollout) {
    ReferencePenalty penalty =
        penalty(ReferenceKl.adaptive(target), Placement.LOSS, ActionKind.DISCRETE);
    penalty.charge(rollout);
    assertThat(measure(penalty, "weight")).isEqualTo(penalty.lossCoefficient());
    return penalty.lossCoefficient();
  }

  @Test
  void anAdaptedBetaIsSavedAndLoaded() throws IOException {
    ReferencePenalty penalty =
        penalty(ReferenceKl.adaptive(0.01), Placement.LOSS, ActionKind.DISCRETE);
    penalty.charge(rollout(ActionKind.DISCRETE));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    penalty.save(new DataOutputStream(bytes));
    ReferencePenalty loaded =
        penalty(ReferenceKl.adaptive(0.01), Placement.LOSS, ActionKind.DISCRETE);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(loaded.lossCoefficient()).isEqualTo(penalty.lossCoefficient()).isNotEqualTo(0.1);
    assertThat(loaded.measures()).isEqualTo(penalty.measures());
    penalty.charge(rollout(ActionKind.DISCRETE));
    loaded.charge(rollout(ActionKind.DISCRETE));
    assertThat(loaded.lossCoefficient()).as("later on").isEqualTo(penalty.lossCoefficient());
  }
}
