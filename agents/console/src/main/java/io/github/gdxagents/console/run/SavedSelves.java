package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.experience.PastSelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy was at times of its self-play: a file for each, which stays. */
final class SavedSelves {

  private final Path folder;

  /** Decisions before the latest that was written. */
  private long latest = -1;

  private @Nullable String trouble;

  SavedSelves(Path folder) {
    this.folder = folder.resolve(RunFolder.PAST_SELVES);
  }

  /** Writes those that are not on the disk yet, or tries again. */
  void keep(List<PastSelf> selves) {
    for (PastSelf self : selves) {
      if (self.steps() > latest) {
        Path file = folder.resolve("steps-" + self.steps() + ".policy");
        try {
          Files.createDirectories(folder);
          PolicyFile.write(self.policy(), file.toFile());
          latest = self.steps();
          trouble = null;
        } catch (IOException e) {
          trouble = WriteFailure.of(file, e) + "; it is tried again";
          return;
        }
      }
    }
  }

  /** Why one is not on the disk, in one line; null if all are. */
  @Nullable String trouble() {
    return trouble;
  }
}
