package io.github.gdxagents.console;

import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How often a run is saved, to go on from. */
final class CheckpointOptions {

  private static final String NEVER = "never";
  private static final int MOST_KEPT = 10_000;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      converter = Every.class,
      description =
          "Save the run, for train --resume to go on from, every so many seconds (60s) or iterations (100);"
              + " or never. Default: 60s.")
  private @Nullable CheckpointPlan every;

  @Option(
      names = "--keep-checkpoints",
      paramLabel = "N",
      description =
          "How many of the latest checkpoints to keep, beside that of the best policy. Default: 3.")
  private @Nullable Long kept;

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file) {
    if (every == null) {
      every = file.option("checkpoint-every", new Every()::convert);
    }
    if (kept == null) {
      kept = file.option("keep-checkpoints", Long::valueOf);
    }
  }

  CheckpointPlan plan() {
    CheckpointPlan plan = every == null ? CheckpointPlan.DEFAULT : every;
    if (kept == null || !plan.hasCheckpoints()) {
      return plan;
    }
    UserError.requireWithin("--keep-checkpoints", 1, MOST_KEPT, kept);
    return new CheckpointPlan(plan.everySeconds(), plan.everyIterations(), kept.intValue());
  }

  /** What a settings file says to get the same checkpoints. */
  static Map<String, String> asWritten(CheckpointPlan plan) {
    Map<String, String> options = new LinkedHashMap<>();
    if (!plan.hasCheckpoints()) {
      options.put("checkpoint-every", NEVER);
    } else {
      options.put(
          "checkpoint-every",
          plan.everyIterations() > 0
              ? Integer.toString(plan.everyIterations())
              : Long.toString(Math.round(plan.everySeconds())) + "s");
      options.put("keep-checkpoints", Integer.toString(plan.kept()));
    }
    return options;
  }

  /** Reads {@code 60s}, {@code 100} and {@code never}. */
  static final class Every implements ITypeConverter<CheckpointPlan> {
    @Override
    public CheckpointPlan convert(String text) {
      int kept = CheckpointPlan.DEFAULT.kept();
      if (text.equals(NEVER)) {
        return CheckpointPlan.NONE;
      } else if (text.matches("[1-9]\\d{0,6}s")) {
        return new CheckpointPlan(Integer.parseInt(text.substring(0, text.length() - 1)), 0, kept);
      } else if (text.matches("[1-9]\\d{0,8}")) {
        return new CheckpointPlan(0, Integer.parseInt(text), kept);
      }
      throw new TypeConversionException(
          "'" + text + "' is neither seconds, such as 60s, nor iterations, such as 100, nor never");
    }
  }
}
