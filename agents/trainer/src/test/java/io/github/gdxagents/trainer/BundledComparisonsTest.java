package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.Variant;
import io.github.gdxagents.console.compare.ComparedVariant;
import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundledComparisonsTest {

  private static final Comparison TABLE_1 = BundledComparisons.PAPER_TABLE_1;

  private static final Map<String, Variant> GAMES =
      Map.of(
          "cartpole", BundledGames.CARTPOLE.variants().get(0),
          "lander", BundledGames.LANDER.variants().get(0),
          "lander-continuous", BundledGames.LANDER.variants().get(1));

  @Test
  void table1HasTheSurrogatesOfThePaperWithItsScores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (ComparedVariant variant : TABLE_1.variants()) {
      Map<String, String> changes = variant.changes();
      variant
          .reference()
          .ifPresent(
              score ->
                  scores.put(changes.get("clip-range") + " " + changes.get("kl-penalty"), score));
    }

    assertThat(TABLE_1.name()).isEqualTo("paper-table-1");
    assertThat(TABLE_1.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(scores)
        .containsExactly(
            Map.entry("none none", -0.39),
            Map.entry("0.1 none", 0.76),
            Map.entry("0.2 none", 0.82),
            Map.entry("0.3 none", 0.70),
            Map.entry("none adaptive:0.003", 0.68),
            Map.entry("none adaptive:0.01", 0.74),
            Map.entry("none adaptive:0.03", 0.71),
            Map.entry("none fixed:0.3", 0.62),
            Map.entry("none fixed:1", 0.71),
            Map.entry("none fixed:3", 0.72),
            Map.entry("none fixed:10", 0.69));
  }

  @Test
  void table1ComparesTheOtherMethodsToo() {
    assertThat(TABLE_1.variants())
        .hasSize(14)
        .extracting(variant -> variant.changes().getOrDefault("algorithm", "ppo"))
        .contains("vpg", "trpo", "grpo");
  }

  @Test
  void thePresetsAreJudgedAsTheyAreByTwentySeeds() {
    Comparison presets = BundledComparisons.PRESETS;

    assertThat(presets.variants())
        .singleElement()
        .satisfies(v -> assertThat(v.changes()).isEmpty());
    assertThat(presets.seeds()).hasSize(20);
    assertThat(presets.solvedAt()).containsOnlyKeys(presets.games());
  }

  @Test
  void table1CanBeTrainedOnEachOfItsGames() {
    assertThat(GAMES).containsOnlyKeys(TABLE_1.games());
    for (Variant game : GAMES.values()) {
      for (ComparedVariant variant : TABLE_1.variants()) {
        TrainingSettings base =
            Optional.ofNullable(variant.changes().get("algorithm"))
                .map(algorithm -> game.preset(algorithm).orElseThrow())
                .orElseGet(game::preset)
                .settings();
        TrainingSettings settings = base.with(variant.changes());

        Feasibility.require(game.simulations(), settings, null, null);
        assertThat(settings.toMap()).containsAllEntriesOf(variant.changes());
      }
    }
  }
}
