package io.github.gdxagents.console;

import picocli.CommandLine.Option;

/** How many runs are trained side by side. */
final class JobsOption {

  private static final long MOST_JOBS = 1_024;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Number of runs in parallel, each on one thread; affects the speed, not the results."
              + " Default: one per processor.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private long jobs = Runtime.getRuntime().availableProcessors();

  int count() {
    return (int) UserError.requireWithin("--jobs", 1, MOST_JOBS, jobs);
  }
}
