package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.FileEnvelope;
import io.github.gdxagents.policy.SpecBytes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Demonstrations as files:
 *
 * <pre>
 * n x ()   int n | the parenthesis n times
 *
 * content  text game | bytes spec, as {@link SpecBytes} has it
 *          | n x (trajectory, as {@link TrajectoryBytes} has it)
 * </pre>
 *
 * <p>in a {@link FileEnvelope} of magic {@code "gdx-dem\n"} and version 1.
 */
public final class DemonstrationFile {

  /** Ten hours of decisions, 50 a second, on 30 numbers each, and more. */
  private static final int MOST_BYTES = 1 << 28;

  /** Seed, agent, decision, end and three lengths. */
  private static final int LEAST_TRAJECTORY_BYTES = 29;

  private static final FileEnvelope ENVELOPE =
      new FileEnvelope(
          "demonstrations",
          "a recorder has saved",
          0x6764782d64656d0aL, // "gdx-dem\n"
          1,
          MOST_BYTES);

  private DemonstrationFile() {}

  /**
   * Saves demonstrations. The file appears under its name only when it is complete.
   *
   * @param file replaced if it exists; its folder must exist
   */
  public static void write(Demonstrations demonstrations, File file) throws IOException {
    AtomicFile.replace(file, bytes(demonstrations));
  }

  /**
   * Saves demonstrations.
   *
   * @param out written to and flushed, but not closed
   */
  public static void write(Demonstrations demonstrations, OutputStream out) throws IOException {
    out.write(bytes(demonstrations));
    out.flush();
  }

  private static byte[] bytes(Demonstrations demonstrations) throws IOException {
    return ENVELOPE.seal(
        out -> {
          FileEnvelope.writeText(demonstrations.game(), out);
          FileEnvelope.writeBytes(SpecBytes.write(demonstrations.spec()), out);
          out.writeInt(demonstrations.lives().size());
          for (Trajectory life : demonstrations.lives()) {
            TrajectoryBytes.write(life, demonstrations.spec(), out);
          }
        });
  }

  /** Tells demonstrations from others: the CRC-32 of their file but for its end, in hexadecimal. */
  public static String fingerprint(Demonstrations demonstrations) {
    try {
      byte[] file = bytes(demonstrations);
      return Long.toHexString(FileEnvelope.checksum(file, file.length - Long.BYTES));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Loads demonstrations.
   *
   * @param in read to its end; not closed
   * @param name what to call it in messages
   * @throws IOException if it cannot be read, is damaged, or holds no demonstrations of this
   *     version
   */
  public static Demonstrations read(InputStream in, String name) throws IOException {
    ByteBuffer content = ENVELOPE.open(in, name);
    try {
      return read(content);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is refused: " + e.getMessage(), e);
    }
  }

  private static Demonstrations read(ByteBuffer in) {
    String game = FileEnvelope.readText(in, "game");
    AgentSpec spec = SpecBytes.read(FileEnvelope.readBytes(in));
    int count = FileEnvelope.readCount(in, LEAST_TRAJECTORY_BYTES);
    List<Trajectory> lives = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lives.add(TrajectoryBytes.read(in, spec));
    }
    FileEnvelope.requireEnd(in);
    return new Demonstrations(game, spec, lives);
  }
}
