package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.play.AgentDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes down each life that is over. */
final class EvaluatedLives {

  private final List<Double> returns = new ArrayList<>();
  private final List<Integer> decisions = new ArrayList<>();
  private final Map<String, List<Double>> statistics = new LinkedHashMap<>();
  private int terminated;
  private int endedBefore;
  private int terminatedBefore;

  /** Begins an episode. */
  void begin() {
    endedBefore = returns.size();
    terminatedBefore = terminated;
  }

  /** Leaves the episode's lives out. */
  void forget() {
    drop(returns);
    drop(decisions);
    statistics.values().forEach(this::drop);
    terminated = terminatedBefore;
  }

  private void drop(List<?> values) {
    if (values.size() > endedBefore) {
      values.subList(endedBefore, values.size()).clear();
    }
  }

  void add(AgentDriver life) {
    if (life.decisions() == 0) {
      return; // nobody was asked, so nothing is anybody's doing
    }
    returns.add(life.lifeReturn());
    decisions.add(life.decisions());
    terminated += life.state() == AgentState.TERMINATED ? 1 : 0;
    for (int i = 0; i < life.declaredStatistics().size(); i++) {
      Statistic statistic = life.declaredStatistics().get(i);
      statistics
          .computeIfAbsent(statistic.name(), name -> new ArrayList<>())
          .add(life.statistics().value(i));
    }
  }

  Evaluation evaluation(int episodes, double decisionMicros) {
    Map<String, Double> means = new LinkedHashMap<>();
    statistics.forEach(
        (name, values) ->
            means.put(
                name, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return new Evaluation(
        episodes,
        returns.stream().mapToDouble(Double::doubleValue).toArray(),
        decisions.stream().mapToInt(Integer::intValue).toArray(),
        terminated,
        means,
        decisionMicros);
  }
}
