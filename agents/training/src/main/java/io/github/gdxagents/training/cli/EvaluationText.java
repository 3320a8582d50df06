package io.github.gdxagents.training.cli;

import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.run.Figures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An evaluation as a table to read, and as JSON. */
final class EvaluationText {

  private EvaluationText() {}

  static String table(Evaluation evaluation) {
    Table table = new Table("  ", "<>>>><");
    table.row("", "mean", "deviation", "min", "max", "");
    addSpread(table, "return", Spread.of(evaluation.returns()), "");
    addSpread(table, "episode length", lengths(evaluation), "decisions");
    double terminated = terminatedShare(evaluation);
    String rest = terminated < 1 ? "the rest was truncated" : "";
    table.row("terminated", Figures.percent(terminated), "", "", "", rest);
    table.row(
        "decision time",
        Figures.significant(evaluation.decisionMicros()),
        "",
        "",
        "",
        "microseconds, median");
    return table.toString();
  }

  private static void addSpread(Table table, String name, Spread spread, String unit) {
    int decimals = Figures.decimals(Math.max(Math.abs(spread.min), Math.abs(spread.max)));
    table.row(
        name,
        Figures.fixed(spread.mean, decimals),
        Figures.fixed(spread.deviation, decimals),
        Figures.fixed(spread.min, decimals),
        Figures.fixed(spread.max, decimals),
        unit);
  }

  static Map<String, Object> json(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("return", Spread.of(evaluation.returns()).json());
    json.put("episode_decisions", lengths(evaluation).json());
    json.put("terminated_share", terminatedShare(evaluation));
    json.put("decision_micros", evaluation.decisionMicros());
    json.put("returns", Arrays.stream(evaluation.returns()).boxed().toList());
    return json;
  }

  private static Spread lengths(Evaluation evaluation) {
    return Spread.of(Arrays.stream(evaluation.decisions()).asDoubleStream().toArray());
  }

  private static double terminatedShare(Evaluation evaluation) {
    return (double) evaluation.terminated() / evaluation.returns().length;
  }

  /** How values are spread; the deviation is that of the population. */
  private record Spread(double mean, double deviation, double min, double max) {

    static Spread of(double[] values) {
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      double variance =
          Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
      return new Spread(
          mean,
          Math.sqrt(variance),
          Arrays.stream(values).min().orElse(Double.NaN),
          Arrays.stream(values).max().orElse(Double.NaN));
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("mean", mean);
      json.put("deviation", deviation);
      json.put("min", min);
      json.put("max", max);
      return json;
    }
  }
}
