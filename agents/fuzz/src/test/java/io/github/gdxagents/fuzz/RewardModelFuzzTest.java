package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A learned reward can be saved again to the same bytes, or is refused. */
class RewardModelFuzzTest {

  private static final Path FILE = Scratch.file();

  static List<byte[]> rewards() throws IOException {
    Map<String, String> settings =
        Map.of(
            "reward", "preferences:1",
            "teacher", "oracle",
            "labels", "10",
            "hidden", "2",
            "reward-hidden", "2,3",
            "reward-models", "2",
            "reward-steps", "5");
    try (Trainer trainer =
        new Trainer(
            Samples.GAME,
            CartPole::new,
            TrainingSettings.DEFAULT.with(settings),
            new TrainingPlan(1, 1, 1, Learner.FUSED))) {
      trainer.iterate();
      RewardModelFile.write(Objects.requireNonNull(trainer.rewardModel()), FILE.toFile());
    }
    return List.of(Files.readAllBytes(FILE));
  }

  @MethodSource("rewards")
  @FuzzTest
  void aFileHoldsALearnedRewardOrIsRefused(byte[] file) throws IOException {
    read(file);
    byte[] mended = Checksum.mended(file);
    RewardModel model = read(mended);
    if (model != null) {
      RewardModelFile.write(model, FILE.toFile());
      assertThat(Files.readAllBytes(FILE)).isEqualTo(mended);
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : rewards()) {
      assertThat(read(sample)).isNotNull();
      assertThat(Checksum.mended(sample)).isEqualTo(sample);
    }
  }

  private static @Nullable RewardModel read(byte[] file) {
    try {
      return Allocation.limited(
          () -> RewardModelFile.read(new ByteArrayInputStream(file), "reward"));
    } catch (IOException e) {
      return null;
    }
  }
}
