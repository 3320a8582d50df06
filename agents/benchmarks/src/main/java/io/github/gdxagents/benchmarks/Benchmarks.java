package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** Measures, prints tables, and writes the figures as JSON. */
public final class Benchmarks {

  private static final Path RESULTS = Path.of("results");

  private final BenchmarkPlan plan;
  private final Set<Part> parts;
  private final PrintStream progress;

  /**
   * @param progress hears what is measured
   */
  Benchmarks(BenchmarkPlan plan, Set<Part> parts, PrintStream progress) {
    this.plan = plan;
    this.parts = parts;
    this.progress = progress;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    BenchmarkPlan plan = BenchmarkPlan.FULL;
    Set<Part> parts = EnumSet.allOf(Part.class);
    Optional<Path> output = Optional.empty();
    for (int a = 0; a < arguments.length; a++) {
      boolean hasValue = a + 1 < arguments.length;
      if (arguments[a].equals("--quick")) {
        plan = BenchmarkPlan.QUICK;
      } else if (arguments[a].equals("--only") && hasValue) {
        parts = Part.parse(arguments[++a]);
      } else if (arguments[a].equals("--output") && hasValue) {
        output = Optional.of(Path.of(arguments[++a]));
      } else {
        System.err.print(usage());
        System.exit(arguments[a].equals("--help") ? 0 : 2);
      }
    }
    Results results = new Benchmarks(plan, parts, System.err).run();
    System.out.println(MarkdownTables.of(results));
    boolean complete = plan.equals(BenchmarkPlan.FULL) && parts.size() == Part.values().length;
    Optional<Path> file =
        output.or(() -> complete ? Optional.of(defaultFile(results.machine())) : Optional.empty());
    if (file.isPresent()) {
      Path absolute = file.get().toAbsolutePath();
      Files.createDirectories(absolute.getParent());
      Files.writeString(absolute, ResultsJson.of(results));
      System.err.println("Wrote " + absolute);
    }
  }

  private static String usage() {
    return """
        Usage: benchmarks [--quick] [--only PART,...] [--output FILE]
          --quick         few and short runs, for a first look
          --only PART,... some parts of: %s
          --output FILE   where the figures go as JSON. Default: results/ and a name for this
                          machine if all is measured in full, else nowhere.
        Tables go to the standard output, progress to the standard error stream.
        """
        .formatted(Part.labels());
  }

  /** {@code results/intel-xeon-processor-4-cores.json}. */
  private static Path defaultFile(Machine machine) {
    String name =
        (machine.cpu() + " " + machine.cores() + " cores")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\((r|tm)\\)", "")
            .replaceAll("[^a-z0-9]+", "-");
    return RESULTS.resolve(name + ".json");
  }

  /** Measures one part after the other. */
  Results run() throws IOException, InterruptedException, RunnerException {
    Machine machine = Machine.current();
    if (!machine.environment().containsKey("OMP_NUM_THREADS")) {
      progress.println("Not started by the launcher: OMP_NUM_THREADS is not set.");
    }
    EndToEndBenchmark endToEnd = new EndToEndBenchmark(plan, machine.cores(), progress);
    return new Results(
        LocalDate.now(ZoneId.systemDefault()).toString(),
        machine,
        parts.contains(Part.MICRO)
            ? MicroBenchmark.measure(
                Benchmarks.class.getPackageName(), Map.of(), plan.micro(), progress)
            : List.of(),
        parts.contains(Part.PLAY) ? endToEnd.frameCost() : List.of(),
        parts.contains(Part.SPEED) ? endToEnd.trainingSpeed() : List.of(),
        parts.contains(Part.OVERHEAD) ? endToEnd.rolloutOverhead() : List.of(),
        parts.contains(Part.TELLING) ? endToEnd.tellingCost() : List.of(),
        parts.contains(Part.THRESHOLD) ? endToEnd.timeToThreshold() : List.of(),
        parts.contains(Part.MEMORY) ? endToEnd.memory() : List.of());
  }
}
