package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.compare.ComparedGame;
import io.github.gdxagents.training.TrainingSettings;
import java.util.Map;

/**
 * What is searched for.
 *
 * @param game whose settings they are
 * @param options what a settings file says to train this game, by the options' names
 * @param start the settings to begin with, which are the first trial, and which the winner is
 *     judged against
 * @param steps decisions that a whole run makes
 * @param seed of the draws, and of the first runs
 * @param trials how many settings are tried, at least 1
 * @param judgeSeeds by how many fresh seeds the winner is judged, at least 1
 */
public record Tuning(
    ComparedGame game,
    Map<String, String> options,
    TrainingSettings start,
    SearchSpace space,
    long steps,
    long seed,
    int trials,
    int judgeSeeds) {

  /** The first seed by which the winner is judged; the search has not seen it. */
  long firstJudgeSeed() {
    return seed + Halving.SEEDS;
  }
}
