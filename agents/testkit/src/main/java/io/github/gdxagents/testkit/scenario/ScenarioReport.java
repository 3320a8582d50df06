package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.play.ReplayFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of the scenarios of a class, as a table, and as files to watch where it failed. */
final class ScenarioReport {

  private static final String SUFFIX = ".replay";

  /** The folder with episodes up to where their scenario began. */
  private static final String STARTS = "starts";

  private final List<Result> results = new ArrayList<>();
  private String name = "";

  /** Null outside of a test class. */
  private @Nullable Path folder;

  /** Begins anew: what failed the last time is of no more use. */
  void begin(Class<?> test) throws IOException {
    results.clear();
    name = test.getSimpleName();
    Path own = root().resolve(test.getName());
    folder = own;
    for (Path old : List.of(own, own.resolve(STARTS))) {
      if (Files.isDirectory(old)) {
        for (Path file : replays(old)) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> replays(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
  }

  /** Where Maven or Gradle has what it builds. */
  private static Path root() {
    boolean isGradles =
        Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"));
    return Path.of(isGradles ? "build" : "target", "scenarios");
  }

  /** Adds what came of a scenario, and keeps each episode that was not as expected. */
  void add(Result result) {
    results.add(result);
    for (Run run : result.runs()) {
      if (!run.holds() && folder != null) {
        keep(result.scenario(), run, folder);
      }
    }
  }

  private static void keep(String scenario, Run run, Path folder) {
    String name = scenario.replaceAll("[^A-Za-z0-9._-]+", "-") + "-seed" + run.seed() + SUFFIX;
    try {
      Files.createDirectories(folder.resolve(STARTS));
      ReplayFile.write(run.replay(), folder.resolve(name).toFile());
      ReplayFile.write(run.start(), folder.resolve(STARTS).resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot save " + name + " in " + folder, e);
    }
  }

  /** A line for each scenario. */
  String text() {
    if (results.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("Scenarios of " + name + System.lineSeparator());
    int width = results.stream().mapToInt(result -> result.scenario().length()).max().orElse(0);
    int failed = 0;
    for (Result result : results) {
      text.append(
          "  %s  %s  %3s of %-3s  %s%s%n"
              .formatted(
                  result.isAsExpected() ? "ok    " : "FAILED",
                  result.scenario() + " ".repeat(width - result.scenario().length()),
                  result.times(),
                  result.runs().size(),
                  result.expected(),
                  result.isAsExpected() ? "" : ", wanted in " + result.atLeast()));
      failed += result.runs().size() - result.times();
    }
    if (failed > 0) {
      text.append("  Episodes that were not as expected: %s, in %s%n".formatted(failed, folder));
    }
    return text.toString();
  }
}
