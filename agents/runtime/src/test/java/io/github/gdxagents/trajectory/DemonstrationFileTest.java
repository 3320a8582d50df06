package io.github.gdxagents.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationFileTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("position", 1, "m")
          .discrete("jump", "no", "yes")
          .continuous("steer", "rad", -2, 2)
          .build();

  @TempDir Path folder;

  private static Trajectory life(long seed) {
    return new Trajectory(
        SPEC,
        new Origin(Episode.of(seed), 0, 0),
        AgentState.TERMINATED,
        new float[] {0, 1, 1},
        new boolean[] {true, true, false, true},
        new float[] {1, -2, 1, 0.5f},
        new float[] {0.25f, -1});
  }

  private static Demonstrations demonstrations(String game) {
    return new Demonstrations(game, SPEC, Arrays.asList(life(1), life(2)));
  }

  private byte[] bytes(Demonstrations demonstrations) throws IOException {
    File file = folder.resolve("a.demos").toFile();
    DemonstrationFile.write(demonstrations, file);
    return Files.readAllBytes(file.toPath());
  }

  private static Demonstrations read(byte[] bytes) throws IOException {
    return DemonstrationFile.read(new ByteArrayInputStream(bytes), "a.demos");
  }

  @Test
  void demonstrationsAreReadBackAsTheyWere() throws IOException {
    Demonstrations read = read(bytes(demonstrations("länder")));

    assertThat(read).isEqualTo(demonstrations("länder"));
    assertThat(read.decisions()).isEqualTo(4);
    assertThat(read).isNotEqualTo(read.of(Collections.singletonList(life(1))));
    assertThat(read.plus(read).lives()).hasSize(4);
    assertThat(DemonstrationFile.fingerprint(read))
        .isEqualTo(DemonstrationFile.fingerprint(demonstrations("länder")))
        .isNotEqualTo(DemonstrationFile.fingerprint(read.plus(read)));
  }

  @Test
  void demonstrationsOfAnotherGameAreNamedWithEachDifference() {
    AgentSpec other =
        AgentSpec.builder()
            .observe("speed", 1, "m/s")
            .discrete("jump", "no", "yes")
            .continuous("steer", "rad", -1, 1)
            .build();
    assertThatThrownBy(() -> demonstrations("lander").requireSpec(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position")
        .hasMessageContaining("steer");
    assertThatThrownBy(
            () ->
                new Demonstrations(
                    "x",
                    AgentSpec.builder().observe("a", 2, "").discrete("b", "c").build(),
                    Collections.singletonList(life(1))))
        .hasMessageContaining("1 numbers in an observation");
    assertThatThrownBy(() -> demonstrations("x").of(Collections.<Trajectory>emptyList()))
        .hasMessageContaining("at least one decision");
  }

  @Test
  void everyDamagedByteIsNoticed() throws IOException {
    byte[] bytes = bytes(demonstrations("lander"));
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> read(damaged))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("a.demos ");
    }
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  /** What a stranger gives a right checksum is read, or refused, without much memory. */
  @Test
  void hostileContentIsRefusedBeforeAnythingIsAllocated() throws IOException {
    byte[] bytes = bytes(demonstrations("lander"));
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
        .hasMessage(
            "a.demos is refused: it ends too early: 2147483647 bytes are to follow, but there are 271");
  }

  private static void sign(byte[] file) {
    CRC32 sum = new CRC32();
    sum.update(file, 0, file.length - 8);
    ByteBuffer.wrap(file).putLong(file.length - 8, sum.getValue());
  }

  @Test
  void textThatDeceivesAConsoleIsRefused() throws IOException {
    byte[] bytes = bytes(demonstrations("a\u001b[2J"));

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("control character U+001B");
  }
}
