package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The trainer's command line in a JVM of its own, as a user would start it, with the environment
 * and options of this JVM. Its metrics are read from its run folder while it trains.
 */
final class TrainerProcess implements AutoCloseable {

  private static final String MAIN_CLASS = "io.github.gdxagents.trainer.Main";
  private static final long SECONDS_TO_STOP = 30;

  private final Path folder;
  private final Process process;
  private final MetricsTail metrics;

  private TrainerProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.metrics = new MetricsTail(folder.resolve("run").resolve("metrics.csv"));
  }

  /**
   * Starts training.
   *
   * @param arguments of the command line after {@code train}
   */
  static TrainerProcess start(List<String> arguments) throws IOException {
    Path folder = Files.createTempDirectory("gdx-agents-benchmark");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS, "train"));
    command.addAll(arguments);
    command.addAll(List.of("--run", folder.resolve("run").toString()));
    Path log = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new TrainerProcess(folder, process);
  }

  /**
   * The latest iteration's metrics; none before the first.
   *
   * @throws IllegalStateException if the trainer has failed
   */
  Optional<MetricsTail.Row> latest() throws IOException {
    boolean running = process.isAlive();
    Optional<MetricsTail.Row> row = metrics.latest();
    if (!running && process.exitValue() != 0) {
      throw new IllegalStateException(
          "The trainer ended with exit code "
              + process.exitValue()
              + ": "
              + Files.readString(folder.resolve("output.txt")));
    }
    return row;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Resident memory now and at its peak; none where there is no {@code /proc}. */
  Optional<ResidentMemory> residentMemory() {
    return ResidentMemory.of(process.pid());
  }

  /** Stops the trainer if it still runs, and removes what it left. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      delete(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
