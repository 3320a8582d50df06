package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, as texts.
 *
 * @param judgement null where the start itself won
 */
record TuningReport(Tuning tuning, Search.Found found, @Nullable Judgement judgement) {

  /** The better settings, by what they return with fresh seeds. */
  private TrainingSettings best() {
    return judgement == null || judgement.foundIsBetter()
        ? found.winner().settings()
        : tuning.start();
  }

  /** Tables for people. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Settings for ").append(tuning.game().label()).append("\n\n");
    text.append(
        "%s trials of up to %s steps, seed %s; trained by gdx-agents %s.\n\n"
            .formatted(
                found.tried().size(),
                NumberText.count(tuning.steps()),
                tuning.seed(),
                LibraryVersion.current()));
    text.append(verdict()).append("\n\n");
    if (judgement != null) {
      text.append(judgementTable(judgement)).append('\n');
      text.append(changesTable()).append('\n');
    }
    text.append(wholeTable()).append('\n');
    return text.append(explanation()).toString();
  }

  /** In one or two sentences what to use. */
  private String verdict() {
    if (judgement == null) {
      return "Nothing did better than the settings that the search began with.";
    }
    String compared =
        "With %s fresh seeds (%s to %s) the winner, %s, returns %s, and the settings that the search began with %s."
            .formatted(
                tuning.judgeSeeds(),
                tuning.firstJudgeSeed(),
                tuning.firstJudgeSeed() + tuning.judgeSeeds() - 1,
                found.winner().name(),
                text(judgement.found()),
                text(judgement.start()));
    return judgement.foundIsBetter()
        ? compared
        : compared + " That is no better, so nothing is changed.";
  }

  private static String text(Judgement.Outcome outcome) {
    return Double.isNaN(outcome.meanReturn())
        ? "nothing, as a run diverged"
        : "%s (95 %% %s)".formatted(number(outcome.meanReturn()), interval(outcome));
  }

  private static String interval(Judgement.Outcome outcome) {
    return number(outcome.interval().low()) + " to " + number(outcome.interval().high());
  }

  private static String number(double value) {
    return NumberText.fixed(value, Math.max(1, NumberText.decimals(Math.abs(value))));
  }

  private String judgementTable(Judgement judgement) {
    Table table = new Table("<>>>");
    table.row("settings", "mean return", "95 % interval", "processor s");
    for (boolean winner : new boolean[] {true, false}) {
      Judgement.Outcome outcome = winner ? judgement.found() : judgement.start();
      table.row(
          winner ? "found: " + found.winner().name() : "start",
          number(outcome.meanReturn()),
          interval(outcome),
          NumberText.fixed(outcome.processorSeconds(), 1));
    }
    return table.markdown();
  }

  private String changesTable() {
    Table table = new Table("<<<").row("setting", "start", "found");
    Map<String, String> start = tuning.start().toMap();
    changes(found.winner().settings())
        .forEach((key, value) -> table.row(key, start.getOrDefault(key, ""), value));
    return table.markdown();
  }

  private Map<String, String> changes(TrainingSettings settings) {
    Map<String, String> changes = new LinkedHashMap<>(settings.toMap());
    changes.entrySet().removeAll(tuning.start().toMap().entrySet());
    return changes;
  }

  private String wholeTable() {
    List<Tried> whole = whole();
    List<Tried> front = front(whole);
    Table table = new Table("<>>><");
    table.row("trained to the end", "score", "mean of seeds", "processor s", "front");
    for (Tried tried : whole) {
      table.row(
          tried.trial().name(),
          number(tried.score()),
          tried.repeats().isEmpty() ? "" : number(tried.meanScore()),
          NumberText.fixed(tried.last().processorSeconds(), 1),
          front.contains(tried) ? "yes" : "");
    }
    return table.markdown();
  }

  /** The trials that made all of their steps and did not diverge, the best first. */
  private List<Tried> whole() {
    return Halving.ranked(found.tried().stream().filter(Tried::isWhole).toList(), Tried::score);
  }

  /**
   * The Pareto front: the trials of which no other one did as well in less time, the best first.
   */
  static List<Tried> front(List<Tried> trials) {
    List<Tried> ranked = new ArrayList<>(trials);
    ranked.sort(
        Comparator.comparingDouble(Tried::score)
            .reversed()
            .thenComparingDouble(tried -> tried.last().processorSeconds()));
    List<Tried> front = new ArrayList<>();
    double fastest = Double.POSITIVE_INFINITY;
    for (Tried tried : ranked) {
      if (tried.last().processorSeconds() < fastest) {
        fastest = tried.last().processorSeconds();
        front.add(tried);
      }
    }
    return front;
  }

  private static String explanation() {
    return """
        Score: the mean return of %s episodes, always taking the most probable action. It alone decides which trials go
        on; times are measured. Processor seconds are those of one run's thread. On the front are the trials of which no
        other one scores as much in less time. Settings of each trial: `trials/*/trial-N/seed-*/settings.yaml`.
        """
        .formatted(FinalEvaluation.DEFAULT_EPISODES);
  }

  /**
   * The better settings, as a file for the train command.
   *
   * @param howToTrain the command that does, with this file
   */
  String settingsFile(String howToTrain) {
    List<String> comments = new ArrayList<>();
    comments.add(
        "Settings for %s, by gdx-agents %s, from a search of %s trials."
            .formatted(tuning.game().label(), LibraryVersion.current(), found.tried().size()));
    comments.addAll(wrapped(verdict()));
    comments.add("To train with them:  " + howToTrain);
    Map<String, String> options = new LinkedHashMap<>(tuning.options());
    options.put("steps", Long.toString(tuning.steps()));
    return SettingsYaml.text(comments, options, Map.of(), best());
  }

  private static List<String> wrapped(String text) {
    return List.of(text.replaceAll("(.{1,100})(?: |$)", "$1\n").split("\n"));
  }

  /** One row for each trial, for spreadsheets. */
  String csv() {
    StringBuilder text = new StringBuilder();
    for (Tried tried : found.tried()) {
      Map<String, Object> row = row(tried);
      text.append(text.isEmpty() ? Csv.row(row.keySet()) + '\n' : "");
      text.append(Csv.row(row.values())).append('\n');
    }
    return text.toString();
  }

  /** The same, and what was found, for programs. */
  Map<String, Object> json() {
    Map<String, Object> document =
        Json.object(
            "game", tuning.game().label(),
            "seed", tuning.seed(),
            "steps", tuning.steps(),
            "winner", found.winner().number(),
            "settings", best().toMap(),
            "trials", found.tried().stream().map(this::row).toList());
    if (judgement != null) {
      document.put("judge_seeds", tuning.judgeSeeds());
      document.put("found_is_better", judgement.foundIsBetter());
      document.put("found", json(judgement.found()));
      document.put("start", json(judgement.start()));
    }
    return document;
  }

  private static Map<String, Object> json(Judgement.Outcome outcome) {
    return Json.object(
        "mean_return", outcome.meanReturn(),
        "mean_low", outcome.interval().low(),
        "mean_high", outcome.interval().high(),
        "processor_seconds", outcome.processorSeconds());
  }

  private Map<String, Object> row(Tried tried) {
    Map<String, Object> row =
        Json.object(
            "trial", tried.trial().number(),
            "rung", tried.results().size(),
            "steps", tried.last().steps(),
            "score", tried.score(),
            "mean_score", tried.repeats().isEmpty() ? Double.NaN : tried.meanScore(),
            "processor_seconds", tried.last().processorSeconds());
    row.putAll(tried.trial().settings().toMap());
    return row;
  }
}
