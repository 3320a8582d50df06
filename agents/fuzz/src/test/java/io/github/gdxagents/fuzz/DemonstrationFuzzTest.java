package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Demonstrations can be saved again to the same bytes, or are refused. */
class DemonstrationFuzzTest {

  private static final Path FILE = Scratch.file();

  static List<byte[]> demonstrations() throws IOException {
    Demonstrations recorded =
        RecordedEpisodes.record(
            Samples.GAME, new CartPole(), () -> new RandomPlayer(1), null, 2, 1);
    DemonstrationFile.write(
        recorded.of(List.of(recorded.lives().get(0).part(0, 3), recorded.lives().get(1))),
        FILE.toFile());
    return List.of(Files.readAllBytes(FILE));
  }

  @MethodSource("demonstrations")
  @FuzzTest
  void aFileHoldsDemonstrationsOrIsRefused(byte[] file) throws IOException {
    read(file);
    byte[] mended = Checksum.mended(file);
    Demonstrations demonstrations = read(mended);
    if (demonstrations != null) {
      DemonstrationFile.write(demonstrations, FILE.toFile());
      assertThat(Files.readAllBytes(FILE)).isEqualTo(mended);
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : demonstrations()) {
      assertThat(read(sample)).isNotNull();
      assertThat(Checksum.mended(sample)).isEqualTo(sample);
    }
  }

  private static @Nullable Demonstrations read(byte[] file) {
    try {
      return Allocation.limited(
          () -> DemonstrationFile.read(new ByteArrayInputStream(file), "demonstrations"));
    } catch (IOException e) {
      return null;
    }
  }
}
