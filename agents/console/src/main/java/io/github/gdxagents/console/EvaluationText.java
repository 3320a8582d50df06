package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.training.Evaluation;
import java.util.Arrays;
import java.util.Map;

/** An evaluation as a table to read, and as JSON. */
final class EvaluationText {

  private EvaluationText() {}

  static String table(Evaluation evaluation) {
    Table table = new Table("<>>>><");
    table.row("", "mean", "std dev", "min", "max", "");
    addSpread(table, "return", evaluation.returnSpread(), "");
    addSpread(table, "episode length", evaluation.lengthSpread(), "decisions");
    double terminated = terminatedShare(evaluation);
    String rest = terminated < 1 ? "the others were truncated" : "";
    table.row("terminated", NumberText.percent(terminated), "", "", "", rest);
    table.row(
        "decision time",
        NumberText.significant(evaluation.decisionMicros()),
        "",
        "",
        "",
        "microseconds, median");
    evaluation
        .statistics()
        .forEach(
            (name, mean) ->
                table.row(name, NumberText.significant(mean), "", "", "", "reported by the game"));
    return table.toString();
  }

  private static void addSpread(Table table, String name, Evaluation.Spread spread, String unit) {
    int decimals = NumberText.decimals(Math.max(Math.abs(spread.min()), Math.abs(spread.max())));
    table.row(
        name,
        NumberText.fixed(spread.mean(), decimals),
        NumberText.fixed(spread.deviation(), decimals),
        NumberText.fixed(spread.min(), decimals),
        NumberText.fixed(spread.max(), decimals),
        unit);
  }

  static Map<String, Object> json(Evaluation evaluation) {
    return Json.object(
        "return", json(evaluation.returnSpread()),
        "episode_decisions", json(evaluation.lengthSpread()),
        "terminated_share", terminatedShare(evaluation),
        "statistics", evaluation.statistics(),
        "decision_micros", evaluation.decisionMicros(),
        "returns", Arrays.stream(evaluation.returns()).boxed().toList());
  }

  private static double terminatedShare(Evaluation evaluation) {
    return (double) evaluation.terminated() / evaluation.returns().length;
  }

  private static Map<String, Object> json(Evaluation.Spread spread) {
    return Json.object(
        "mean", spread.mean(),
        "deviation", spread.deviation(),
        "min", spread.min(),
        "max", spread.max());
  }
}
