package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a comparison:
 *
 * <pre>
 * comparison.yaml               what is compared
 * comparison.md                 the tables
 * comparison.csv                the same for spreadsheets, one row for each variant and game
 * runs.csv                      one row for each run
 * comparison.svg                the scores with their intervals
 * GAME/VARIANT/seed-N/          a run folder, see {@link RunFolder}
 * GAME/VARIANT/seed-N/result.properties   how the run ended; result-N.properties how it paused
 * .lock                         held while a comparison is running here
 * </pre>
 *
 * <p>A run has ended once its result is there; the result is written last, and as a whole. Not
 * thread-safe but for different runs.
 */
public final class ComparisonFolder implements AutoCloseable {

  static final String COMPARISON = "comparison.yaml";
  private static final String LOCK = ".lock";

  private final Path path;
  private final CheckpointPlan checkpoints;
  private final FileChannel lock;

  private ComparisonFolder(Path path, CheckpointPlan checkpoints, FileChannel lock) {
    this.path = path;
    this.checkpoints = checkpoints;
    this.lock = lock;
  }

  /**
   * Opens a folder, which is created if it does not exist. Nothing else can open it before it is
   * closed.
   *
   * @param checkpoints how often its runs are saved: those that are go on where they were
   *     interrupted, others begin anew
   * @throws InvalidComparisonException if it is not a folder, or another comparison is running in
   *     it
   */
  public static ComparisonFolder open(Path path, CheckpointPlan checkpoints) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidComparisonException(
          path + " is a file, and a comparison needs a folder; choose another one with --folder");
    }
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new InvalidComparisonException(
          "another comparison or search is running in "
              + path
              + "; wait until it ends, or choose another folder with --folder");
    }
    return new ComparisonFolder(path, checkpoints, channel);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this JVM
    }
  }

  /**
   * The result of a run that has ended here, or paused; none if it was interrupted, or never began.
   *
   * @throws InvalidComparisonException if the run was another one than planned
   */
  Optional<RunResult> ended(PlannedRun run) throws IOException {
    Path folder = run.name().in(path);
    Path file = folder.resolve(run.resultFile());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path settingsFile = folder.resolve(RunFolder.SETTINGS);
    RunResult result;
    Map<String, String> settings;
    try {
      result = RunResult.of(KeyValueFile.read(file), file.toString());
      settings = SettingsFile.read(settingsFile).general().changes();
    } catch (InvalidComparisonException | InvalidSettingException e) {
      throw unreadable(String.valueOf(e.getMessage()), folder);
    } catch (NoSuchFileException e) {
      throw unreadable("there is no " + settingsFile, folder);
    }
    requireSame(folder, "library-version", result.libraryVersion(), LibraryVersion.current());
    requireSame(folder, "steps", Long.toString(result.plannedSteps()), Long.toString(run.steps()));
    run.settings()
        .toMap()
        .forEach(
            (key, value) -> requireSame(folder, key, settings.getOrDefault(key, "nothing"), value));
    return Optional.of(result);
  }

  private static InvalidComparisonException unreadable(String why, Path folder) {
    return new InvalidComparisonException(why + "; remove " + folder + " to train it again");
  }

  private static void requireSame(Path folder, String key, String found, String planned) {
    if (!found.equals(planned)) {
      throw new InvalidComparisonException(
          "%s was trained with %s=%s, not %s; choose another folder with --folder, or remove this one to train it again"
              .formatted(folder, key, found, planned));
    }
  }

  /** Goes on with a run where it was saved; begins any other, after removing what is left of it. */
  RunFolder begin(PlannedRun run) throws IOException {
    Path folder = run.name().in(path);
    String title = run.name().toString();
    RunFolder runFolder;
    if (checkpoints.hasCheckpoints() && Files.exists(folder.resolve(RunFolder.SETTINGS))) {
      runFolder = RunFolder.resume(folder, title, checkpoints, checkpoint -> {});
    } else {
      removeInterrupted(folder);
      runFolder = RunFolder.create(folder, title, checkpoints);
    }
    if (runFolder.resumed() == null) {
      writeSettings(run, runFolder);
    }
    return runFolder;
  }

  /**
   * @param runFolder closed where this fails
   */
  private static void writeSettings(PlannedRun run, RunFolder runFolder) throws IOException {
    try {
      runFolder.writeSettings(
          SettingsYaml.text(
              List.of(
                  "The settings of " + run.name() + ", by gdx-agents " + LibraryVersion.current()),
              Map.of("seed", Long.toString(run.name().seed())),
              Map.of(),
              run.settings()));
    } catch (IOException e) {
      try (runFolder) {
        throw e;
      }
    }
  }

  private static void removeInterrupted(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw new InvalidComparisonException(
            file
                + " is not part of a run; move it elsewhere, or choose another folder with --folder");
      }
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Writes down how a run ended, or stands where it pauses. */
  void end(PlannedRun run, RunResult result) throws IOException {
    AtomicFile.replace(
        run.name().in(path).resolve(run.resultFile()).toFile(),
        result.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of the comparison. */
  public void write(String name, byte[] content) throws IOException {
    AtomicFile.replace(path.resolve(name).toFile(), content);
  }

  /** Removes a file of the comparison, if there is one. */
  void delete(String name) throws IOException {
    Files.deleteIfExists(path.resolve(name));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
