package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.experience.EpisodeResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a run, for somebody who has seen some of it.
 *
 * @param seen what that somebody has seen then
 * @param elapsedSeconds since the page opened, which is when the run began or went on
 * @param stepsBefore steps that were made before that
 * @param rows of metrics
 * @param log lines
 * @param episodes the latest ones
 * @param actions of the latest iteration; null before the first
 * @param time of all iterations since the page opened
 */
record News(
    LiveRun.Cursor seen,
    LiveRun.Phase phase,
    double elapsedSeconds,
    long stepsBefore,
    List<String> columns,
    List<Rows.Row> rows,
    List<String> evaluationColumns,
    List<Rows.Row> evaluations,
    List<String> log,
    List<EpisodeResult> episodes,
    @Nullable ActionCounts actions,
    TimeBudget time) {

  Map<String, Object> json() {
    Map<String, Object> json =
        Json.object(
            "phase",
            phase.name().toLowerCase(Locale.ROOT),
            "elapsedSeconds",
            brief(elapsedSeconds),
            "stepsBefore",
            stepsBefore,
            "metrics",
            table(columns, rows),
            "evaluations",
            table(evaluationColumns, evaluations),
            "log",
            log,
            "lengths",
            episodes.stream().map(EpisodeResult::decisions).toList(),
            "returns",
            episodes.stream().map(episode -> brief(episode.totalReward())).toList(),
            "seconds",
            Json.object(
                "simulate", brief(time.simulateSeconds()),
                "act", brief(time.actSeconds()),
                "idle", brief(time.idleSeconds()),
                "advantage", brief(time.advantageSeconds()),
                "update", brief(time.updateSeconds()),
                "publish", brief(time.publishSeconds())));
    if (actions != null) {
      json.put("branches", actions.branches().stream().map(News::json).toList());
      json.put("axes", actions.axes().stream().map(News::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(ActionCounts.BranchCounts branch) {
    return Json.object(
        "name",
        branch.branch().name(),
        "choices",
        branch.branch().choices(),
        "counts",
        Arrays.stream(branch.counts()).boxed().toList());
  }

  private static Map<String, Object> json(ActionCounts.AxisCounts axis) {
    return Json.object(
        "name",
        axis.axis().name(),
        "unit",
        axis.axis().unit(),
        "low",
        axis.axis().low(),
        "high",
        axis.axis().high(),
        "bins",
        Arrays.stream(axis.bins()).boxed().toList());
  }

  static Map<String, Object> table(List<String> columns, List<Rows.Row> rows) {
    List<Object> numbers = new ArrayList<>(rows.size());
    for (Rows.Row row : rows) {
      numbers.add(Arrays.stream(row.cells()).mapToObj(News::brief).toList());
    }
    return Json.object("columns", columns, "rows", numbers);
  }

  /** Whole numbers as they are, others with the digits that a curve can show. */
  private static Number brief(double number) {
    long whole = (long) number;
    if (whole == number) {
      return whole;
    }
    return (float) number;
  }
}
