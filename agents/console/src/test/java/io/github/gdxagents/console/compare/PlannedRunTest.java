package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlannedRunTest {

  @Test
  void everyVariantRunsOnEveryGameWithEverySeed() {
    List<PlannedRun> runs =
        Comparisons.planned(List.of(Lever.game("one"), Lever.game("two")), 5, 3);

    assertThat(runs)
        .extracting(run -> run.name().toString())
        .containsExactly(
            "one, clip, seed 5",
            "one, clip, seed 3",
            "one, kl, seed 5",
            "one, kl, seed 3",
            "two, clip, seed 5",
            "two, clip, seed 3",
            "two, kl, seed 5",
            "two, kl, seed 3");
    assertThat(runs.get(2).settings())
        .isEqualTo(Lever.SETTINGS.with(Map.of("clip-range", "none", "kl-penalty", "fixed:3")));
    assertThat(runs.get(2).steps()).isEqualTo(Lever.STEPS);
  }

  @Test
  void theChangesDecideWhatARunStartsFrom() {
    TrainingSettings other = Lever.SETTINGS.with(Map.of("epochs", "7"));
    ComparedGame game =
        new ComparedGame(
            "lever",
            () -> new Lever(false),
            changes ->
                changes.containsKey("kl-penalty")
                    ? new Preset(other, 99)
                    : new Preset(Lever.SETTINGS, Lever.STEPS));

    List<PlannedRun> runs = Comparisons.planned(List.of(game), 1);

    assertThat(runs).extracting(PlannedRun::steps).containsExactly(Lever.STEPS, 99L);
    assertThat(runs.get(1).settings().toMap()).containsEntry("epochs", "7");
  }

  @Test
  void theComparisonsStepsWinOverThePresets() {
    Comparison comparison =
        Comparisons.of(List.of("one", "two"), 1).withSteps(Steps.OF_PRESETS.with("two", 64));

    List<PlannedRun> runs =
        PlannedRun.all(comparison, List.of(Lever.game("one"), Lever.game("two")));

    assertThat(runs).extracting(PlannedRun::steps).containsExactly(256L, 256L, 64L, 64L);
  }

  @Test
  void aWrongSettingIsNamedWithItsPlace() {
    assertThatThrownBy(() -> plan(Map.of("clip-rang", "0.2")))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage("toys.yaml: There is no setting 'clip-rang'; did you mean 'clip-range'?");
  }

  @Test
  void settingsThatTheGameCannotBeTrainedWithAreNamedWithTheirPlace() {
    assertThatThrownBy(() -> plan(Map.of("hidden", "8192,8192")))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessageStartingWith("toys.yaml: hidden makes a policy of");
  }

  @Test
  void settingsThatDoNotGoTogetherAreNamedWithTheirVariant() {
    assertThatThrownBy(() -> plan(Map.of("algorithm", "grpo", "group-size", "3")))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            "toys.yaml: variant own on lever: simulations must be a multiple of group-size 3, not 4;"
                + " the nearest valid value is 3");
  }

  private static List<PlannedRun> plan(Map<String, String> changes) {
    ComparedVariant variant =
        new ComparedVariant(
            "own", "own", SettingsSection.of(changes, "toys.yaml"), OptionalDouble.empty());
    Comparison comparison =
        new Comparison(
            "toys",
            "toys.yaml",
            "Toys",
            List.of("lever"),
            List.of(1L),
            Steps.OF_PRESETS,
            Map.of(),
            List.of(variant),
            "paper");
    return PlannedRun.all(comparison, List.of(Lever.game("lever")));
  }
}
