package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.play.ReplayMismatchException;
import io.github.gdxagents.play.ReplayPlayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A replay can be played, or is refused. */
class ReplayFuzzTest {

  private static final Path FILE = Scratch.file();

  static List<byte[]> replays() throws IOException {
    ReplayFile.write(
        new Replay(Samples.GAME, Episode.of(7), 5, new float[] {0, 1, 1, 0, 1}), FILE.toFile());
    return List.of(Files.readAllBytes(FILE));
  }

  @MethodSource("replays")
  @FuzzTest
  void aFileIsAReplayOrIsRefused(byte[] file) throws IOException {
    play(read(file));
    byte[] mended = Checksum.mended(file);
    Replay replay = read(mended);
    play(replay);
    if (replay != null) {
      ReplayFile.write(replay, FILE.toFile());
      assertThat(Files.readAllBytes(FILE)).isEqualTo(mended);
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : replays()) {
      assertThat(read(sample)).isNotNull();
      assertThat(Checksum.mended(sample)).isEqualTo(sample);
    }
  }

  private static @Nullable Replay read(byte[] file) {
    try {
      return Allocation.limited(() -> ReplayFile.read(new ByteArrayInputStream(file), "replay"));
    } catch (IOException e) {
      return null;
    }
  }

  private static void play(@Nullable Replay replay) {
    if (replay == null) {
      return;
    }
    ReplayPlayer player;
    try {
      player = new ReplayPlayer(replay, new CartPole());
    } catch (IllegalArgumentException e) {
      return; // it has parameters that the game has not
    }
    try {
      while (player.hasTick()) {
        player.tick();
      }
      player.playTheRest();
    } catch (ReplayMismatchException e) {
      // It is of another game, or a game of another version.
    }
  }
}
