package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Progress for programs: one line of JSON for each event, with the keys of the run folder's files.
 * Messages go elsewhere. It is the display of a run, and listens to the folder of the same run.
 */
public final class JsonProgress implements ProgressDisplay, RunListener {

  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param out where events go; not closed
   * @param err where messages go; not closed
   */
  public JsonProgress(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void iterated(TrainingReport report) {
    print("iteration", Metric.all(report));
  }

  @Override
  public void evaluated(long steps, Evaluation evaluation) {
    Set<String> statistics = evaluation.statistics().keySet();
    print("evaluation", EvaluationsFile.figures(steps, evaluation, statistics));
  }

  @Override
  public void showFinal(EvaluationProgress progress) {
    print(
        "final_evaluation",
        Json.object(
            "policy", progress.policy(),
            "episodes", progress.episodes(),
            "planned_episodes", progress.plannedEpisodes(),
            "ticks", progress.ticks()));
  }

  private void print(String name, Map<String, ?> figures) {
    Map<String, Object> event = Json.object("event", name);
    event.putAll(figures);
    out.println(Json.line(event));
    out.flush();
  }

  @Override
  public void tell(String message) {
    err.println(message);
    err.flush();
  }

  @Override
  public void show(TrainingReport report) {}

  @Override
  public void complete() {}

  @Override
  public void interrupt(String message) {
    tell(message);
  }

  @Override
  public @Nullable String trouble() {
    return null;
  }

  @Override
  public void close() {}
}
