package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFileTest {

  private static final List<Parameter> PARAMETERS =
      Arrays.asList(
          new Parameter("gravity", "m/s^2", -20, 0, -9.8f), new Parameter("wind", "m/s", 0, 5, 0));

  @TempDir Path folder;

  private byte[] bytes(Replay replay) throws IOException {
    File file = folder.resolve("a.replay").toFile();
    ReplayFile.write(replay, file);
    return Files.readAllBytes(file.toPath());
  }

  private static Replay read(byte[] bytes) throws IOException {
    return ReplayFile.read(new ByteArrayInputStream(bytes), "a.replay");
  }

  private static Replay replay(String game) {
    Episode episode = Episode.of(-7, PARAMETERS).with("wind", 2.5f);
    return new Replay(game, episode, 12, new float[] {1, 0, -0.25f});
  }

  @Test
  void aReplayIsReadBackAsItWas() throws IOException {
    Replay read = read(bytes(replay("länder")));

    assertThat(read).isEqualTo(replay("länder"));
    assertThat(read.game()).isEqualTo("länder");
    assertThat(read.ticks()).isEqualTo(12);
    assertThat(read.episode(PARAMETERS)).isEqualTo(Episode.of(-7, PARAMETERS).with("wind", 2.5f));
    assertThat(read).isNotEqualTo(replay("other"));
  }

  @Test
  void aReplayOfAGameWithOtherParametersDoesNotFit() {
    assertThatThrownBy(() -> replay("lander").episode(Collections.<Parameter>emptyList()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gravity");
  }

  @Test
  void everyDamagedByteIsNoticed() throws IOException {
    byte[] bytes = bytes(replay("lander"));
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> read(damaged))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("a.replay ");
    }
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  /** What a stranger gives a right checksum is read, or refused, without much memory. */
  @Test
  void hostileContentIsRefusedBeforeAnythingIsAllocated() throws IOException {
    byte[] bytes = bytes(replay("lander"));
    Random random = new Random(1);
    int refused = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      byte[] hostile = bytes.clone();
      for (int change = 0; change < 3; change++) {
        hostile[12 + random.nextInt(bytes.length - 20)] = (byte) random.nextInt();
      }
      sign(hostile);
      try {
        read(hostile);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(2_000, 19_999);

    byte[] huge = bytes.clone();
    ByteBuffer.wrap(huge).putInt(12, Integer.MAX_VALUE);
    sign(huge);
    assertThatThrownBy(() -> read(huge))
        .hasMessageStartingWith("a.replay is refused: it ends too early: 2147483647 bytes");
  }

  private static void sign(byte[] file) {
    CRC32 sum = new CRC32();
    sum.update(file, 0, file.length - 8);
    ByteBuffer.wrap(file).putLong(file.length - 8, sum.getValue());
  }

  @Test
  void textThatDeceivesAConsoleIsRefused() throws IOException {
    byte[] bytes = bytes(replay("a\u001b[2J"));

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("control character U+001B");
  }
}
