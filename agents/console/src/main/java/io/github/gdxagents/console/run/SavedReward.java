package io.github.gdxagents.console.run;

import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The reward that a run has learned, if it learns one: in memory, and in a file now and then. */
final class SavedReward {

  private final Path file;
  private @Nullable RewardModel latest;
  private @Nullable String trouble;

  SavedReward(Path folder) {
    this.file = folder.resolve(RunFolder.LATEST_REWARD);
  }

  /** Keeps a reward in memory, to be written when the run ends, unless it is before. */
  void keep(RewardModel model) {
    latest = model;
  }

  /** Writes the latest one, unless it is on the disk. */
  void write() {
    if (latest == null) {
      return;
    }
    try {
      RewardModelFile.write(latest, file.toFile());
      latest = null;
      trouble = null;
    } catch (IOException e) {
      trouble = WriteFailure.of(file, e) + "; it is tried again";
    }
  }

  /** Why the latest reward is not on the disk, in one line; null if it is. */
  @Nullable String trouble() {
    return trouble;
  }
}
