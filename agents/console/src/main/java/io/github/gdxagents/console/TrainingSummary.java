package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingResult;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.TimeBudget;
import java.nio.file.Path;

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
    TimeBudget time = result.time();
    long steps = result.policy().provenance().steps();
    double rest = result.totalSeconds() - result.startSeconds() - time.totalSeconds();
    return """
        Trained %s for %s steps in %s, at %s steps/s
          start %s, simulate %s, act %s, idle %s, advantage %s, update %s, publish %s, log %s
        """
        .formatted(
            result.policy().provenance().game(),
            NumberText.count(steps),
            NumberText.duration(result.totalSeconds()),
            NumberText.count(Math.round(steps / result.totalSeconds())),
            seconds(result.startSeconds()),
            seconds(time.simulateSeconds()),
            seconds(time.actSeconds()),
            seconds(time.idleSeconds()),
            seconds(time.advantageSeconds()),
            seconds(time.updateSeconds()),
            seconds(time.publishSeconds()),
            seconds(rest));
  }

  private static String seconds(double seconds) {
    return NumberText.fixed(seconds, 1) + " s";
  }

  private String evaluation() {
    return "Evaluation over %d new episodes, most probable actions\n"
            .formatted(TrainingRun.EVALUATION_EPISODES)
        + EvaluationText.table(result.evaluation());
  }

  private String files() {
    Table table = new Table("<<");
    table.row(RunFolder.LATEST_POLICY, "after the last iteration, evaluated above");
    table.row(
        RunFolder.BEST_POLICY,
        result
            .best()
            .map(TrainingSummary::score)
            .orElse("none: fewer than 100 episodes have ended"));
    table.row(
        RunFolder.LEARNING_CURVE,
        "and " + RunFolder.METRICS + ", " + RunFolder.SETTINGS + ", " + RunFolder.LOG);
    return "Saved in " + result.folder() + "\n" + table;
  }

  private static String score(Policy best) {
    Provenance origin = best.provenance();
    return "after %s steps, mean return %s in training"
        .formatted(NumberText.count(origin.steps()), NumberText.significant(origin.scoreMean()));
  }

  private String nextSteps() {
    Path policy = result.folder().resolve(RunFolder.LATEST_POLICY);
    Table table = new Table("<<");
    table.row("Evaluate it:", names.launcher() + " evaluate " + CommandNames.quoted(policy));
    names.watching(policy).ifPresent(command -> table.row("Watch it:", command));
    return table.plain("");
  }
}
