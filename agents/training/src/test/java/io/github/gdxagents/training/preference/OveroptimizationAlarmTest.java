package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class OveroptimizationAlarmTest {

  private final RewardEnsemble ensemble =
      new RewardEnsemble(Clips.SPEC, PreferenceSettings.DEFAULT, 1);
  private final OveroptimizationAlarm alarm = new OveroptimizationAlarm();
  private final List<LifePool.Life> rising = lives(Comparator.comparing(ensemble::learnedReturn));
  private final List<LifePool.Life> falling =
      lives(Comparator.comparing(ensemble::learnedReturn).reversed());

  private static List<LifePool.Life> lives(Comparator<Trajectory> order) {
    RandomStream random = new RandomStream(1);
    List<Trajectory> lives = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lives.add(Clips.of(20, AgentState.TERMINATED, random));
    }
    lives.sort(order);
    return lives.stream().map(life -> new LifePool.Life(life, true, null)).toList();
  }

  /** Comparisons of which so many of a hundred are answered as the ensemble would. */
  private List<Comparison> answered(int count, int percent) {
    RandomStream random = new RandomStream(2);
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trajectory left = Clips.of(10, AgentState.RUNNING, random);
      Trajectory right = Clips.of(10, AgentState.RUNNING, random);
      Comparison agreed = new Comparison(left, right, Answer.LEFT);
      boolean isAgreed = (i + 1) * percent / 100 > i * percent / 100;
      comparisons.add(
          ensemble.predicts(agreed) == isAgreed
              ? agreed
              : new Comparison(left, right, Answer.RIGHT));
    }
    return comparisons;
  }

  private static List<Comparison> joined(List<Comparison> first, List<Comparison> then) {
    List<Comparison> both = new ArrayList<>(first);
    both.addAll(then);
    return both;
  }

  private List<String> judge(List<LifePool.Life> lives, List<Comparison> heldOut) {
    alarm.judge(ensemble, lives, heldOut);
    return alarm.news();
  }

  @Test
  void warnsWhereTheLearnedRewardRisesAndTheLatestComparisonsAreGuessed() {
    List<Comparison> heldOut = joined(answered(60, 90), answered(24, 50));
    assertThat(judge(rising, heldOut))
        .singleElement()
        .asString()
        .contains("predicts only 12 of the latest 24", "54 of 60 before", "reference-kl");
    assertThat(judge(rising, heldOut)).as("said before").isEmpty();
    assertThat(judge(falling, heldOut)).isEmpty();
    assertThat(judge(rising, heldOut)).as("anew").hasSize(1);
  }

  @Test
  void isSilentWhereNoMoreIsEarned() {
    assertThat(judge(falling, joined(answered(60, 90), answered(24, 50)))).isEmpty();
  }

  @Test
  void isSilentWhereTheLatestComparisonsAreOnlyHarder() {
    assertThat(judge(rising, joined(answered(60, 95), answered(24, 75)))).isEmpty();
  }

  @Test
  void isSilentWhereNothingWasEverPredicted() {
    assertThat(judge(rising, joined(answered(60, 50), answered(24, 50)))).isEmpty();
  }

  @Test
  void isSilentWhereTooLittleWasHeldOut() {
    assertThat(judge(rising, joined(answered(8, 100), answered(24, 50)))).isEmpty();
  }

  @Test
  void equalComparisonsCannotBePredicted() {
    List<Comparison> heldOut = joined(answered(60, 90), answered(24, 50));
    List<Comparison> equal =
        heldOut.stream().map(one -> new Comparison(one.left(), one.right(), Answer.EQUAL)).toList();
    assertThat(judge(rising, equal)).isEmpty();
    assertThat(judge(rising, joined(heldOut, equal))).hasSize(1);
  }
}
