package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.Interval;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.training.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How policies did that played the same episodes.
 *
 * @param names of the policies
 * @param evaluations of each of them, in this order
 */
record PolicyComparison(List<String> names, List<Evaluation> evaluations) {

  /** The means with their intervals, and how often each policy beats each other one. */
  String text() {
    Table means = new Table("<>>>>>");
    means.row("", "mean return", "95 % interval", "std dev", "min", "max");
    for (int p = 0; p < names.size(); p++) {
      Evaluation.Spread returns = evaluations.get(p).returnSpread();
      Interval interval = interval(p);
      means.row(
          names.get(p),
          NumberText.significant(returns.mean()),
          NumberText.significant(interval.low()) + " to " + NumberText.significant(interval.high()),
          NumberText.significant(returns.deviation()),
          NumberText.significant(returns.min()),
          NumberText.significant(returns.max()));
    }
    Table wins = new Table("<" + ">".repeat(names.size()));
    List<String> header = new ArrayList<>(List.of(""));
    for (int p = 0; p < names.size(); p++) {
      header.add("(" + (p + 1) + ")");
    }
    wins.row(header);
    for (int p = 0; p < names.size(); p++) {
      List<String> row = new ArrayList<>(List.of("(" + (p + 1) + ") " + names.get(p)));
      for (int other = 0; other < names.size(); other++) {
        row.add(p == other ? "" : NumberText.percent(winShare(p, other)));
      }
      wins.row(row);
    }
    return means
        + "\nHow often the policy of the row returns more than that of the column in the same episode; a tie is half a"
        + " win\n"
        + wins;
  }

  List<Map<String, Object>> json() {
    List<Map<String, Object>> policies = new ArrayList<>();
    for (int p = 0; p < names.size(); p++) {
      Map<String, Object> json = Json.object("policy", names.get(p));
      json.putAll(EvaluationText.json(evaluations.get(p)));
      Interval interval = interval(p);
      json.put("mean_low", interval.low());
      json.put("mean_high", interval.high());
      List<Double> wins = new ArrayList<>();
      for (int other = 0; other < names.size(); other++) {
        wins.add(p == other ? 0.5 : winShare(p, other));
      }
      json.put("win_shares", wins);
      policies.add(json);
    }
    return policies;
  }

  private Interval interval(int policy) {
    return Interval.ofMean(Collections.singletonList(evaluations.get(policy).returns()));
  }

  /**
   * The share of episodes in which a policy returns more than another one. Where lives differ in
   * number, as with agents that come and go, each life of one is held against each of the other.
   */
  private double winShare(int policy, int other) {
    double[] mine = evaluations.get(policy).returns();
    double[] theirs = evaluations.get(other).returns();
    if (mine.length == theirs.length) {
      double wins = 0;
      for (int i = 0; i < mine.length; i++) {
        wins += win(mine[i], theirs[i]);
      }
      return wins / mine.length;
    }
    double wins = 0;
    for (double mineOnce : mine) {
      for (double theirsOnce : theirs) {
        wins += win(mineOnce, theirsOnce);
      }
    }
    return wins / mine.length / theirs.length;
  }

  private static double win(double mine, double theirs) {
    return mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
  }
}
