package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TimeSpent;
import io.github.gdxagents.console.run.TrainingResult;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.TimeBudget;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.imitation.ContrastivePreferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the train command prints at the end. */
final class TrainingSummary {

  private final TrainingResult result;
  private final CommandNames names;

  TrainingSummary(TrainingResult result, CommandNames names) {
    this.result = result;
    this.names = names;
  }

  String text() {
    return String.join("\n", training(), evaluation(), files(), nextSteps());
  }

  private String training() {
    if (clonedOnly()) {
      Provenance origin = result.policy().provenance();
      return prefers()
          ? "Taught %s by %s comparisons%n"
              .formatted(origin.game(), origin.settings().get("comparisons"))
          : "Cloned %s from %s%n"
              .formatted(origin.game(), origin.settings().get(TrainingPlan.DEMONSTRATIONS));
    }
    TimeSpent spent = result.spent();
    TimeBudget time = spent.iterations();
    long steps = result.steps();
    return """
        Trained %s for %s steps%s in %s, at %s steps/s
          start %s, simulate %s, act %s, idle %s, advantage %s, update %s, publish %s, evaluate %s, log %s
        """
        .formatted(
            result.policy().provenance().game(),
            NumberText.count(steps),
            ending(),
            NumberText.duration(spent.totalSeconds()),
            NumberText.count(Math.round(steps / spent.totalSeconds())),
            seconds(spent.startSeconds()),
            seconds(time.simulateSeconds()),
            seconds(time.actSeconds()),
            seconds(time.idleSeconds()),
            seconds(time.advantageSeconds()),
            seconds(time.updateSeconds()),
            seconds(time.publishSeconds()),
            seconds(spent.evaluationSeconds()),
            seconds(spent.writingSeconds()));
  }

  private boolean prefers() {
    return result.policy().provenance().algorithm().equals(ContrastivePreferences.ALGORITHM);
  }

  private boolean clonedOnly() {
    return result.steps() == 0;
  }

  private String ending() {
    if (result.stopped()) {
      return ", until it reached the return to stop at,";
    }
    return result.endedOnRequest() ? ", until it was told to stop," : "";
  }

  private static String seconds(double seconds) {
    return NumberText.fixed(seconds, 1) + " s";
  }

  private String evaluation() {
    if (result.evaluation().episodes() == 0) {
      Provenance origin = result.policy().provenance();
      return "Not evaluated at the end; "
          + (origin.scoreEpisodes() == 0
              ? "the policy has no score\n"
              : "mean return %s in the last evaluation during training\n"
                  .formatted(NumberText.significant(origin.scoreMean())));
    }
    return "Evaluation over %s new episodes, most probable actions\n"
            .formatted(result.evaluation().episodes())
        + EvaluationText.table(result.evaluation());
  }

  private String files() {
    Table table = new Table("<<");
    if (clonedOnly()) {
      table.row(RunFolder.LATEST_POLICY, prefers() ? "what was preferred" : "the clone");
      table.row(RunFolder.SETTINGS, "to train on from it");
      return "Saved in " + result.folder() + "\n" + table;
    }
    table.row(RunFolder.LATEST_POLICY, "after the last iteration");
    table.row(RunFolder.BEST_POLICY, best());
    List<String> others = others();
    table.row(others.get(0), "and " + String.join(", ", others.subList(1, others.size())));
    return "Saved in " + result.folder() + "\n" + table;
  }

  /** What else is there; no curve, for instance, where no episode has ended. */
  private List<String> others() {
    List<String> others = new ArrayList<>();
    if (Files.exists(result.folder().resolve(RunFolder.LEARNING_CURVE))) {
      others.add(RunFolder.LEARNING_CURVE);
    }
    others.add(RunFolder.METRICS);
    if (result.best() != null) {
      others.add(RunFolder.EVALUATIONS);
    }
    others.addAll(List.of(RunFolder.SETTINGS, RunFolder.LOG));
    return others;
  }

  private String best() {
    Policy best = result.best();
    if (best == null) {
      return "none: the policy was not evaluated during training";
    }
    Provenance origin = best.provenance();
    long stepsSince = result.policy().provenance().steps() - origin.steps();
    return stepsSince == 0
        ? "the same: no earlier one did better during training"
        : "after %s steps; mean return %s over the same episodes"
            .formatted(
                NumberText.count(result.steps() - stepsSince),
                NumberText.significant(origin.scoreMean()));
  }

  /** The same for programs: the last event of {@code train --json}. */
  Map<String, Object> json() {
    Path folder = result.folder();
    Map<String, Object> json =
        Json.object(
            "event", "result",
            "run", folder.toString(),
            "game", result.policy().provenance().game(),
            "steps", result.steps(),
            "seconds", result.spent().totalSeconds(),
            "ended", ended(),
            "latest", json(folder.resolve(RunFolder.LATEST_POLICY), result.policy()));
    Policy best = result.best();
    if (best != null) {
      json.put("best", json(folder.resolve(RunFolder.BEST_POLICY), best));
    }
    if (result.evaluation().episodes() > 0) {
      json.put("evaluation", EvaluationText.json(result.evaluation()));
    }
    return json;
  }

  private String ended() {
    if (result.stopped()) {
      return "at return";
    }
    return result.endedOnRequest() ? "on request" : "as planned";
  }

  /** A policy's file, and the score that it holds; numbers of nothing are null. */
  private static Map<String, Object> json(Path file, Policy policy) {
    Provenance origin = policy.provenance();
    boolean scored = origin.scoreEpisodes() > 0;
    return Json.object(
        "policy", file.toString(),
        "steps", origin.steps(),
        "score_episodes", origin.scoreEpisodes(),
        "score_mean", scored ? origin.scoreMean() : Double.NaN,
        "score_deviation", scored ? origin.scoreDeviation() : Double.NaN);
  }

  private String nextSteps() {
    Path policy = result.folder().resolve(RunFolder.LATEST_POLICY);
    Table table = new Table("<<");
    table.row("Evaluate it:", names.launcher() + " evaluate " + CommandNames.quoted(policy));
    names.watching(policy).ifPresent(command -> table.row("Watch it:", command));
    return table.plain("");
  }
}
