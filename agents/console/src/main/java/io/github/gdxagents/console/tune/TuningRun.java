package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.compare.ComparisonFolder;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.training.Feasibility;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Searches for settings, in a folder:
 *
 * <pre>
 * best.yaml      the settings, for train --settings
 * tuning.md      what was found, and the trials that were trained to the end
 * trials.csv     all trials, with their settings
 * space.yaml     what was searched
 * trials/        a run folder for each trial and seed
 * judgement/     the winner and the start with fresh seeds: an ordinary comparison
 * </pre>
 *
 * <p>Interrupted and run again, it goes on, to the same settings.
 */
public final class TuningRun {

  /** The file with the settings that were found. */
  public static final String BEST = "best.yaml";

  /** A trial goes on after the checkpoint with which it paused, or was interrupted. */
  private static final CheckpointPlan CHECKPOINTS =
      new CheckpointPlan(CheckpointPlan.DEFAULT.everySeconds(), 0, 1);

  private final Tuning tuning;
  private final Path path;
  private final int jobs;
  private final PrintWriter lines;

  /**
   * @param path of the folder, which is created if it does not exist
   * @param jobs how many runs go side by side, at least 1; does not change their results
   * @param lines where progress goes; not closed
   */
  public TuningRun(Tuning tuning, Path path, int jobs, PrintWriter lines) {
    this.tuning = tuning;
    this.path = path;
    this.jobs = jobs;
    this.lines = lines;
  }

  /**
   * What a search has found.
   *
   * @param tables in Markdown
   * @param figures for programs, by name
   */
  public record Outcome(String tables, Map<String, Object> figures) {}

  /**
   * Searches to the end.
   *
   * @param howToTrain the command that trains with what is found
   * @throws InvalidSettingException if the game cannot be trained with the start or with an
   *     alternative, or if all trials diverge
   * @throws io.github.gdxagents.console.compare.InvalidComparisonException if the folder holds
   *     other runs than these
   */
  public Outcome run(String howToTrain) throws IOException {
    requireFeasible(tuning.start());
    List<Trial> trials =
        tuning.space().draw(tuning.start(), tuning.trials(), tuning.seed(), this::requireFeasible);
    if (trials.size() < tuning.trials()) {
      say("The space has %s trials only".formatted(trials.size()));
    }
    Search.Found found;
    try (ComparisonFolder folder = ComparisonFolder.open(path.resolve("trials"), CHECKPOINTS)) {
      write("space.yaml", tuning.space().text());
      found = new Search(tuning, folder, jobs, lines).find(trials);
    }
    Judgement judgement = null;
    if (found.winner().number() != 0) {
      say("Judging %s by %s fresh seeds".formatted(found.winner().name(), tuning.judgeSeeds()));
      judgement = Judgement.of(tuning, found.winner(), path.resolve("judgement"), jobs, lines);
    }
    TuningReport report = new TuningReport(tuning, found, judgement);
    String text = report.markdown();
    write("tuning.md", text.getBytes(StandardCharsets.UTF_8));
    write("trials.csv", report.csv().getBytes(StandardCharsets.UTF_8));
    write(BEST, report.settingsFile(howToTrain).getBytes(StandardCharsets.UTF_8));
    return new Outcome(text, report.json());
  }

  private void requireFeasible(TrainingSettings settings) {
    Feasibility.require(tuning.game().simulations(), settings, null, null);
  }

  private void write(String name, byte[] content) throws IOException {
    AtomicFile.replace(path.resolve(name).toFile(), content);
  }

  private void say(String line) {
    lines.println(line);
    lines.flush();
  }
}
