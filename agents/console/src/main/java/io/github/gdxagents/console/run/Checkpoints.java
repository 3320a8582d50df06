package io.github.gdxagents.console.run;

import io.github.gdxagents.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of a run folder: {@code checkpoints/steps-N.checkpoint}, of which the latest few
 * are kept, and that of the best policy. Not thread-safe.
 */
final class Checkpoints {

  private static final Pattern NAME = Pattern.compile("steps-(\\d{1,18})\\.checkpoint");

  static final long NEVER = -1;

  private final Path folder;
  private final CheckpointPlan plan;
  private @Nullable Checkpoint latest;
  private boolean latestIsSaved = true;
  private long bestSteps = NEVER;
  private long lastWrite = System.nanoTime();
  private int lastIteration;
  private @Nullable String trouble;

  /**
   * @param folder the run folder
   */
  Checkpoints(Path folder, CheckpointPlan plan) {
    this.folder = folder.resolve(RunFolder.CHECKPOINTS);
    this.plan = plan;
  }

  /**
   * Goes on after a checkpoint.
   *
   * @param bestSteps of the run when its policy was the best one so far; {@link #NEVER} if it was
   *     not evaluated
   */
  void resume(Checkpoint checkpoint, long bestSteps) {
    lastIteration = checkpoint.iteration();
    this.bestSteps = bestSteps;
  }

  /** Whether there are to be any. */
  boolean areWanted() {
    return plan.hasCheckpoints();
  }

  /** Whether the run is to be saved after this iteration. */
  boolean isDue(int iteration) {
    return plan.isDue((System.nanoTime() - lastWrite) * 1e-9, iteration - lastIteration);
  }

  /** Keeps a checkpoint in memory, to be written when the run ends, unless it is before. */
  void keep(Checkpoint checkpoint) {
    latest = checkpoint;
    latestIsSaved = false;
  }

  /**
   * Writes the latest checkpoint to the disk, and removes those that are not to be kept.
   *
   * @param best whether it is that of the best policy so far
   */
  void write(boolean best) {
    if (latest != null && !latestIsSaved) {
      bestSteps = best ? latest.steps() : bestSteps;
      write(latest);
    }
  }

  private void write(Checkpoint checkpoint) {
    lastIteration = checkpoint.iteration();
    lastWrite = System.nanoTime();
    Path file = file(folder, checkpoint.steps());
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      // It is there already, or the next attempt says what is wrong.
    }
    try {
      checkpoint.write(file);
      latestIsSaved = true;
      trouble = null;
      removeOthers();
    } catch (IOException e) {
      trouble = WriteFailure.of(folder, e) + "; it is tried again";
    }
  }

  private static Path file(Path folder, long steps) {
    return folder.resolve("steps-" + steps + ".checkpoint");
  }

  private void removeOthers() throws IOException {
    List<Long> all = steps(folder);
    int surplus = all.size() - plan.kept();
    for (int i = 0; i < surplus; i++) {
      if (all.get(i) != bestSteps) {
        Files.deleteIfExists(file(folder, all.get(i)));
      }
    }
  }

  /** Why the latest checkpoint is not on the disk, in one line; null if it is. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * The latest checkpoint of a run folder that can be read; null if there is none.
   *
   * @param damaged modified: receives a line for each that cannot
   */
  static @Nullable Checkpoint latest(Path runFolder, List<String> damaged) throws IOException {
    Path folder = runFolder.resolve(RunFolder.CHECKPOINTS);
    List<Long> all = new ArrayList<>(steps(folder));
    all.sort(Comparator.reverseOrder());
    for (long steps : all) {
      try {
        return Checkpoint.read(file(folder, steps));
      } catch (IOException e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  /** After how many steps there are checkpoints, in ascending order. */
  private static List<Long> steps(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> Long.valueOf(name.group(1)))
          .sorted()
          .toList();
    }
  }
}
