package io.github.gdxagents.console.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures of a comparison.
 *
 * @param variants in the comparison's order, over all games that can be scored
 * @param games in the comparison's order
 */
record Scores(List<VariantScore> variants, List<GameScores> games) {

  /**
   * A variant over all games.
   *
   * @param score the mean of its runs' scores; NaN if no game can be scored
   * @param interval the score's 95 % confidence interval, by bootstrap over the runs of each game
   * @param runs of all games
   * @param diverged how many of them did
   */
  record VariantScore(
      ComparedVariant variant, double score, Interval interval, int runs, int diverged) {}

  /** One game: what its scores are measured by, and each variant on it. */
  record GameScores(String game, Scale scale, List<GameScore> variants) {}

  /**
   * A variant on one game.
   *
   * @param plannedSteps of each run
   * @param meanReturn the mean over runs of their mean returns
   * @param deviation the standard deviation of these, of the sample; NaN if there is one run only
   * @param score the mean of the runs' scores; NaN if the game cannot be scored
   * @param evaluated how well the last policies play
   * @param stepsPerSecond the mean over runs
   * @param diverged how many runs did
   */
  record GameScore(
      ComparedVariant variant,
      long plannedSteps,
      double meanReturn,
      double deviation,
      double score,
      EvaluatedReturns evaluated,
      double stepsPerSecond,
      int diverged) {}

  /**
   * Computes all figures.
   *
   * @param results of every run of the comparison
   * @param randomReturns what a random policy returns, by game
   */
  static Scores of(
      Comparison comparison, Map<RunName, RunResult> results, Map<String, Double> randomReturns) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    for (String game : comparison.games()) {
      double random = randomReturns.getOrDefault(game, Double.NaN);
      double best =
          results.entrySet().stream()
              .filter(run -> run.getKey().game().equals(game))
              .mapToDouble(run -> reached(run.getValue(), random))
              .max()
              .orElse(Double.NaN);
      scales.put(game, new Scale(random, best));
    }
    List<GameScores> games = new ArrayList<>();
    scales.forEach(
        (game, scale) ->
            games.add(
                new GameScores(
                    game,
                    scale,
                    comparison.variants().stream()
                        .map(
                            v ->
                                onGame(
                                    v,
                                    scale,
                                    comparison.solvedAt().getOrDefault(game, Double.NaN),
                                    runs(comparison, results, game, v)))
                        .toList())));
    List<VariantScore> variants =
        comparison.variants().stream().map(v -> overall(v, comparison, results, scales)).toList();
    return new Scores(variants, games);
  }

  /** What a run has reached: the random policy's return if no episode of it ended. */
  static double reached(RunResult result, double random) {
    return Double.isFinite(result.meanReturn()) ? result.meanReturn() : random;
  }

  /** The runs of a variant on a game, in the order of the seeds. */
  private static List<RunResult> runs(
      Comparison comparison,
      Map<RunName, RunResult> results,
      String game,
      ComparedVariant variant) {
    List<RunResult> runs = new ArrayList<>();
    for (long seed : comparison.seeds()) {
      RunName name = new RunName(game, variant.name(), seed);
      RunResult result = results.get(name);
      if (result == null) {
        throw new IllegalArgumentException("There is no result of " + name);
      }
      runs.add(result);
    }
    return runs;
  }

  private static GameScore onGame(
      ComparedVariant variant, Scale scale, double solvedAt, List<RunResult> runs) {
    double[] returns = runs.stream().mapToDouble(run -> reached(run, scale.random())).toArray();
    return new GameScore(
        variant,
        runs.get(0).plannedSteps(),
        mean(returns),
        deviation(returns),
        mean(scores(scale, returns)),
        EvaluatedReturns.of(
            runs.stream().mapToDouble(RunResult::evaluationReturn).toArray(), solvedAt),
        mean(runs.stream().mapToDouble(RunResult::stepsPerSecond).toArray()),
        diverged(runs));
  }

  private static VariantScore overall(
      ComparedVariant variant,
      Comparison comparison,
      Map<RunName, RunResult> results,
      Map<String, Scale> scales) {
    List<double[]> strata = new ArrayList<>();
    List<RunResult> all = new ArrayList<>();
    scales.forEach(
        (game, scale) -> {
          List<RunResult> runs = runs(comparison, results, game, variant);
          all.addAll(runs);
          if (scale.exists()) {
            strata.add(
                scores(
                    scale,
                    runs.stream().mapToDouble(run -> reached(run, scale.random())).toArray()));
          }
        });
    double[] scores = strata.stream().flatMapToDouble(Arrays::stream).toArray();
    return new VariantScore(
        variant, mean(scores), Interval.ofMean(strata), all.size(), diverged(all));
  }

  private static double[] scores(Scale scale, double[] returns) {
    return Arrays.stream(returns).map(scale::score).toArray();
  }

  private static int diverged(List<RunResult> runs) {
    return (int) runs.stream().filter(RunResult::diverged).count();
  }

  /** NaN if there are no values. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /**
   * The standard deviation of the sample, with n - 1 in the denominator; NaN for a single value.
   */
  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }
}
