package io.github.gdxagents.console;

import io.github.gdxagents.console.run.Figures;
import io.github.gdxagents.training.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An evaluation as a table to read, and as JSON. */
final class EvaluationText {

  private EvaluationText() {}

  static String table(Evaluation evaluation) {
    Table table = new Table("  ", "<>>>><");
    table.row("", "mean", "deviation", "min", "max", "");
    addSpread(table, "return", evaluation.returnSpread(), "");
    addSpread(table, "episode length", evaluation.lengthSpread(), "decisions");
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
    evaluation
        .statistics()
        .forEach(
            (name, mean) ->
                table.row(name, Figures.significant(mean), "", "", "", "reported by the game"));
    return table.toString();
  }

  private static void addSpread(Table table, String name, Evaluation.Spread spread, String unit) {
    int decimals = Figures.decimals(Math.max(Math.abs(spread.min()), Math.abs(spread.max())));
    table.row(
        name,
        Figures.fixed(spread.mean(), decimals),
        Figures.fixed(spread.deviation(), decimals),
        Figures.fixed(spread.min(), decimals),
        Figures.fixed(spread.max(), decimals),
        unit);
  }

  static Map<String, Object> json(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("return", json(evaluation.returnSpread()));
    json.put("episode_decisions", json(evaluation.lengthSpread()));
    json.put("terminated_share", terminatedShare(evaluation));
    json.put("statistics", evaluation.statistics());
    json.put("decision_micros", evaluation.decisionMicros());
    json.put("returns", Arrays.stream(evaluation.returns()).boxed().toList());
    return json;
  }

  private static double terminatedShare(Evaluation evaluation) {
    return (double) evaluation.terminated() / evaluation.returns().length;
  }

  private static Map<String, Object> json(Evaluation.Spread spread) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean", spread.mean());
    json.put("deviation", spread.deviation());
    json.put("min", spread.min());
    json.put("max", spread.max());
    return json;
  }
}
