package io.github.gdxagents.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.CheckpointMismatchException;
import io.github.gdxagents.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A run goes on from a checkpoint or says why it does not. */
class CheckpointFuzzTest {

  private static final String[] ALGORITHMS = {"ppo", "vpg", "trpo", "grpo"};

  private static final Path FILE = Scratch.file();

  static List<byte[]> checkpoints() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String algorithm : ALGORITHMS) {
      try (Trainer trainer = Samples.trainer(algorithm)) {
        trainer.iterate();
        trainer.checkpoint().with("attached", new byte[] {1, 2, 3}).write(FILE);
        files.add(Files.readAllBytes(FILE));
      }
    }
    return files;
  }

  @MethodSource("checkpoints")
  @FuzzTest
  void aFileIsACheckpointOrIsRefused(byte[] content) throws IOException {
    for (byte[] bytes : new byte[][] {content, Checksum.mended(content)}) {
      Files.write(FILE, bytes);
      try {
        restore(Allocation.limited(() -> Checkpoint.read(FILE)));
      } catch (IOException e) {
        // It is refused.
      }
    }
  }

  /** Else the fuzzer would start from files that are refused at once. */
  @Test
  void theSamplesAreRestored() throws IOException {
    List<byte[]> samples = checkpoints();
    for (int s = 0; s < samples.size(); s++) {
      Files.write(FILE, samples.get(s));
      try (Trainer trainer = Samples.trainer(ALGORITHMS[s])) {
        trainer.restore(Checkpoint.read(FILE));
      }
    }
  }

  private static void restore(Checkpoint checkpoint) throws IOException {
    String algorithm = checkpoint.identity().getOrDefault("setting algorithm", "");
    if (List.of(ALGORITHMS).contains(algorithm)) {
      try (Trainer trainer = Samples.trainer(algorithm)) {
        Allocation.limited(
            () -> {
              trainer.restore(checkpoint);
              return trainer;
            });
      } catch (CheckpointMismatchException e) {
        // It is of another run.
      }
    }
  }
}
