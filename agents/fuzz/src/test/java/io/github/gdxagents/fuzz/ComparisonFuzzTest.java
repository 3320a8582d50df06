package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of comparisons is refused as it is, or goes on: what was read stands before what is added,
 * and what was not read is kept beside it.
 */
class ComparisonFuzzTest {

  private static final Path FILE = Scratch.file();
  private static final AgentSpec SPEC = new CartPole().spec();
  private static final Comparison COMPARISON = comparison();

  private static Comparison comparison() {
    Trajectory life =
        RecordedEpisodes.record(Samples.GAME, new CartPole(), () -> new RandomPlayer(1), null, 1, 1)
            .lives()
            .get(0);
    return new Comparison(life.part(0, 2), life.part(3, 4), Answer.LEFT);
  }

  private static ComparisonFile open() throws IOException {
    return new ComparisonFile(FILE, Samples.GAME, SPEC);
  }

  static List<byte[]> comparisons() throws IOException {
    Files.deleteIfExists(FILE);
    List<byte[]> samples = new ArrayList<>();
    try (ComparisonFile file = open()) {
      samples.add(Files.readAllBytes(FILE));
      file.add(COMPARISON);
      samples.add(Files.readAllBytes(FILE));
      file.takeBack();
      file.addAll(List.of(COMPARISON, COMPARISON));
      samples.add(Files.readAllBytes(FILE));
    }
    return samples;
  }

  @AfterEach
  void removeRests() throws IOException {
    Path folder = FILE.toAbsolutePath().getParent();
    try (var files = Files.newDirectoryStream(folder, FILE.getFileName() + "*.rest")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  @MethodSource("comparisons")
  @FuzzTest
  void aFileGoesOnOrIsRefused(byte[] file) throws IOException {
    goOn(file);
    goOn(mended(file));
    removeRests();
  }

  private static void goOn(byte[] content) throws IOException {
    Files.write(FILE, content);
    ComparisonFile opened;
    try {
      opened = Allocation.limited(ComparisonFuzzTest::open);
    } catch (IOException e) {
      assertThat(Files.readAllBytes(FILE)).isEqualTo(content);
      return;
    }
    List<Comparison> read;
    try (opened) {
      read = new ArrayList<>(opened.comparisons());
      opened.add(COMPARISON);
    }
    read.add(COMPARISON);
    try (ComparisonFile again = open()) {
      assertThat(again.comparisons()).isEqualTo(read);
    }
  }

  /** The file with right sums behind its header and each record, as far as they follow. */
  private static byte[] mended(byte[] file) {
    byte[] mended = file.clone();
    int game = behindBytes(file, Long.BYTES + Integer.BYTES);
    int spec = game < 0 ? -1 : behindBytes(file, game);
    int next = spec < 0 ? -1 : sign(mended, 0, spec);
    while (next >= 0) {
      int end = behindBytes(file, next);
      next = end < 0 ? -1 : sign(mended, next + Integer.BYTES, end);
    }
    return mended;
  }

  /** Where bytes end whose number stands at an index; -1 if they are not all there. */
  private static int behindBytes(byte[] file, int index) {
    if (index > file.length - Integer.BYTES) {
      return -1;
    }
    int length = ByteBuffer.wrap(file).getInt(index);
    int begin = index + Integer.BYTES;
    return length < 0 || length > file.length - begin ? -1 : begin + length;
  }

  /** Puts the sum of a part behind it, and returns where that ends; -1 if there is no room. */
  private static int sign(byte[] file, int begin, int end) {
    if (end > file.length - Integer.BYTES) {
      return -1;
    }
    CRC32 sum = new CRC32();
    sum.update(file, begin, end - begin);
    ByteBuffer.wrap(file).putInt(end, (int) sum.getValue());
    return end + Integer.BYTES;
  }

  @Test
  void theSamplesAreRead() throws IOException {
    List<byte[]> samples = comparisons();
    for (int i = 0; i < samples.size(); i++) {
      Files.write(FILE, samples.get(i));
      assertThat(mended(samples.get(i))).isEqualTo(samples.get(i));
      try (ComparisonFile file = open()) {
        assertThat(file.comparisons()).hasSize(i).allMatch(COMPARISON::equals);
      }
    }
  }
}
