package io.github.gdxagents.benchmarks;

import io.github.gdxagents.console.text.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as tables to paste into a document. */
final class MarkdownTables {

  private final StringBuilder text = new StringBuilder();

  private MarkdownTables() {}

  static String of(Results results) {
    MarkdownTables tables = new MarkdownTables();
    tables.addFrames(results.frameCost());
    tables.addTrainingSpeed(results.trainingSpeed());
    tables.addTimeToThreshold(results.timeToThreshold());
    tables.addOverhead(results.rolloutOverhead());
    tables.addTelling(results.tellingCost());
    tables.addMemory(results.memory());
    tables.addGradients(results.microBenchmarks());
    tables.addOthers(results.microBenchmarks());
    tables.addMachine(results);
    return tables.text.toString();
  }

  private void addFrames(List<FrameCost> costs) {
    Table table =
        table("bundled policy, playing", "frames", "decision, median", "99 %", "allocated a frame");
    for (FrameCost cost : costs) {
      table.row(
          cost.game(),
          count((double) cost.frames()),
          micros(cost.medianDecisionMicros()),
          micros(cost.p99DecisionMicros()),
          format("%.1f bytes", cost.bytes()));
    }
    add(table, costs);
  }

  private void addTrainingSpeed(List<TrainingSpeed> speeds) {
    Table table =
        table(
            "training, zoo settings",
            "threads",
            "steps/s",
            "steps/s, rollouts only",
            "rollouts sped up",
            "simulate : act : idle : update : rest",
            "same policy");
    for (TrainingSpeed speed : speeds) {
      table.row(
          speed.game(),
          Integer.toString(speed.threads()),
          count(speed.stepsPerSecond()),
          count(speed.rolloutStepsPerSecond()),
          format("%.2f x", speed.rolloutSpeedUp()),
          format(
              "%.0f : %.0f : %.0f : %.0f : %.0f %%",
              100 * speed.simulateShare(),
              100 * speed.actShare(),
              100 * speed.idleShare(),
              100 * speed.updateShare(),
              100 * speed.restShare()),
          speed.samePolicy() ? "yes" : "NO");
    }
    add(table, speeds);
  }

  private void addTimeToThreshold(List<TimeToThreshold> times) {
    Table table =
        table(
            "trainer from its start, own presets",
            "threads",
            "mean return of 100 episodes",
            "median",
            "each seed",
            "steps");
    for (TimeToThreshold time : times) {
      table.row(
          time.game(),
          Integer.toString(time.threads()),
          format("%.0f", time.threshold()),
          seconds(time.medianSeconds()),
          time.seconds().stream().map(MarkdownTables::seconds).collect(Collectors.joining(", ")),
          time.steps().stream().map(MarkdownTables::count).collect(Collectors.joining(", ")));
    }
    add(table, times);
  }

  private void addOverhead(List<RolloutOverhead> overheads) {
    Table table = table("one step, one thread", "bare game, random actions", "rollout", "ratio");
    for (RolloutOverhead overhead : overheads) {
      table.row(
          overhead.game(),
          micros(overhead.bareMicros()),
          micros(overhead.rolloutMicros()),
          format("%.2f", overhead.ratio()));
    }
    add(table, overheads);
  }

  private void addTelling(List<TellingCost> costs) {
    Table table =
        table(
            "telling, one thread, processor's time",
            "steps",
            "bare loop",
            "command line, all told",
            "more",
            "same policy");
    for (TellingCost cost : costs) {
      table.row(
          "lander",
          count((double) cost.steps()),
          format("%.2f s", cost.bareSeconds()),
          format("%.2f s", cost.toldSeconds()),
          format("%.1f %%", 100 * cost.share()),
          cost.samePolicy() ? "yes" : "NO");
    }
    add(table, costs);
  }

  private void addMemory(List<MemoryUse> uses) {
    Table table = table("resident memory", "threads", "run", "peak", "once settled", "at the end");
    for (MemoryUse use : uses) {
      table.row(
          use.game(),
          Integer.toString(use.threads()),
          use.seconds() + " s",
          format("%.0f MiB", use.peak()),
          format("%.0f MiB", use.settled()),
          format("%.0f MiB", use.last()));
    }
    add(table, uses);
  }

  private void addGradients(List<MicroBenchmark> all) {
    List<MicroBenchmark> fused =
        all.stream()
            .filter(b -> "FUSED".equals(b.parameters().get("learner")))
            .sorted(Comparator.comparing(MarkdownTables::shape))
            .toList();
    Table table = table("gradient step, one thread", "minibatch", "fused", "DL4J", "ratio");
    for (MicroBenchmark benchmark : fused) {
      Map<String, String> parameters = benchmark.parameters();
      double dl4j =
          all.stream()
              .filter(b -> isSameBut("learner", "DL4J", b, benchmark))
              .mapToDouble(MicroBenchmark::micros)
              .findFirst()
              .orElse(Double.NaN);
      table.row(
          shape(benchmark),
          parameters.getOrDefault("minibatchSize", ""),
          micros(benchmark.micros()),
          Double.isNaN(dl4j) ? "-" : micros(dl4j),
          Double.isNaN(dl4j) ? "-" : format("%.1f x", dl4j / benchmark.micros()));
    }
    add(table, fused);
  }

  private static String shape(MicroBenchmark benchmark) {
    String name = benchmark.parameters().getOrDefault("shape", "");
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isSameBut(
      String parameter, String value, MicroBenchmark candidate, MicroBenchmark benchmark) {
    return candidate.name().equals(benchmark.name())
        && value.equals(candidate.parameters().get(parameter))
        && candidate.parameters().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(parameter))
            .allMatch(entry -> entry.getValue().equals(benchmark.parameters().get(entry.getKey())));
  }

  private void addOthers(List<MicroBenchmark> all) {
    List<MicroBenchmark> others =
        all.stream().filter(b -> !b.parameters().containsKey("learner")).toList();
    Table table = table("operation, one thread", "with", "time", "allocated");
    for (MicroBenchmark benchmark : others) {
      table.row(
          benchmark.name(),
          benchmark.parameters().entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")),
          micros(benchmark.micros()),
          format("%.0f bytes", benchmark.bytes()));
    }
    add(table, others);
  }

  private void addMachine(Results results) {
    Machine machine = results.machine();
    text.append(
        format(
            "Measured on %s: %s, %d cores, %s, %s; %s; %s.%n",
            results.date(),
            machine.cpu(),
            machine.cores(),
            machine.operatingSystem(),
            machine.jvm(),
            joined(machine.libraries(), " "),
            joined(machine.environment(), "=")));
  }

  private static String joined(Map<String, String> entries, String separator) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + separator + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A table of words on the left and numbers on the right, by its first row. */
  private static Table table(String... columns) {
    return new Table("<" + ">".repeat(columns.length - 1)).row(columns);
  }

  /** Adds a table, unless it has no rows. */
  private void add(Table table, List<?> rows) {
    if (!rows.isEmpty()) {
      text.append(table.markdown()).append('\n');
    }
  }

  private static String count(double value) {
    return format("%,.0f", value);
  }

  private static String micros(double micros) {
    return micros >= 1000 ? format("%,.2f ms", micros / 1000) : format("%.3g µs", micros);
  }

  private static String seconds(double seconds) {
    return Double.isFinite(seconds) ? format("%.1f s", seconds) : "never";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
