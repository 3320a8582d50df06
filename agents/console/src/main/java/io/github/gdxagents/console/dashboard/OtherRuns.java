package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs beside a run: the other run folders in the same folder. They are only read. */
final class OtherRuns {

  /** A list of more would be no help. */
  private static final int MOST = 200;

  private final Path own;

  /**
   * @param own the run folder that the others are beside
   */
  OtherRuns(Path own) {
    this.own = own.toAbsolutePath().normalize();
  }

  /** The names of their folders, the one that was written to last first. */
  List<String> names() throws IOException {
    return folders().stream().map(OtherRuns::name).toList();
  }

  /**
   * What one of them has written so far; nothing if there is none of that name.
   *
   * @param name may be anything: it only chooses from the {@link #names}
   */
  Optional<SavedRun> read(String name) throws IOException {
    for (Path folder : folders()) {
      if (name(folder).equals(name)) {
        return Optional.of(SavedRun.read(folder));
      }
    }
    return Optional.empty();
  }

  private List<Path> folders() throws IOException {
    Path parent = own.getParent();
    if (parent == null) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(folder -> !folder.equals(own))
          .filter(folder -> Files.isRegularFile(metrics(folder)))
          .sorted(
              Comparator.comparing((Path folder) -> metrics(folder).toFile().lastModified())
                  .reversed())
          .limit(MOST)
          .toList();
    }
  }

  private static Path metrics(Path folder) {
    return folder.resolve(RunFolder.METRICS);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }
}
