package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.play.ReplayMismatchException;
import io.github.gdxagents.play.ReplayPlayer;
import io.github.gdxagents.play.Stepper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    Replay quick = new Replay(Samples.GAME, Episode.of(7), 5, new float[] {0, 1, 1, 0, 1});
    return List.of(bytes(quick), bytes(slow()));
  }

  /** Of an agent that decides at every second decision only. */
  private static Replay slow() {
    try (Stepper stepper = new Stepper(new CartPole())) {
      stepper.seat(0, new SlowPlayer());
      ActionLog log = new ActionLog(stepper, true);
      log.begin(Episode.of(7));
      stepper.reset(Episode.of(7));
      while (stepper.tickCount() < 6) {
        stepper.decide();
        log.record();
        stepper.tick();
      }
      return log.replay().of(Samples.GAME);
    }
  }

  private static final class SlowPlayer implements ActionSource {

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      action.setChoice(0, observation[2] > 0 ? 1 : 0);
    }

    @Override
    public Reaction reaction() {
      return new Reaction(0, 2);
    }
  }

  private static byte[] bytes(Replay replay) throws IOException {
    ReplayFile.write(replay, FILE.toFile());
    return Files.readAllBytes(FILE);
  }

  @MethodSource("replays")
  @FuzzTest
  void aFileIsAReplayOrIsRefused(byte[] file) throws IOException {
    play(read(file));
    byte[] mended = Checksum.mended(file);
    Replay replay = read(mended);
    play(replay);
    if (replay != null) {
      assertThat(bytes(replay)).isEqualTo(mended);
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : replays()) {
      assertThat(read(sample)).isNotNull();
      assertThat(Checksum.mended(sample)).isEqualTo(sample);
    }
  }

  @Test
  void intervalsThatSayNothingAreRefused() throws IOException {
    byte[] slow = replays().get(1);
    int interval = slow.length - Long.BYTES - Integer.BYTES;
    assertThat(ByteBuffer.wrap(slow).getInt(interval)).isEqualTo(2);

    ByteBuffer.wrap(slow).putInt(interval, 1);

    assertThat(read(Checksum.mended(slow))).isNull();
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
