package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Names;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.SpecBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Demonstrations as files:
 *
 * <pre>
 * text     int length in bytes | UTF-8
 * bytes    int length | byte[length]
 * n x ()   int n | the parenthesis n times
 *
 * file     long magic | int version, 1 | text game | bytes spec, as {@link SpecBytes} has it
 *          | n x (trajectory, as {@link TrajectoryBytes} has it) | long CRC-32 of everything before it
 * </pre>
 *
 * <p>Numbers are big-endian.
 */
public final class DemonstrationFile {

  /** Ten hours of decisions, 50 a second, on 30 numbers each, and more. */
  private static final int MOST_BYTES = 1 << 28;

  /** Seed, agent, decision, end and three lengths. */
  private static final int LEAST_TRAJECTORY_BYTES = 29;

  private static final long MAGIC = 0x6764782d64656d0aL; // "gdx-dem\n"
  private static final int VERSION = 1;
  private static final Charset UTF_8 = Charset.forName("UTF-8");

  private DemonstrationFile() {}

  /**
   * Saves demonstrations. The file appears under its name only when it is complete.
   *
   * @param file replaced if it exists; its folder must exist
   */
  public static void write(Demonstrations demonstrations, File file) throws IOException {
    AtomicFile.replace(file, bytes(demonstrations));
  }

  private static byte[] bytes(Demonstrations demonstrations) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    writeBytes(demonstrations.game().getBytes(UTF_8), out);
    writeBytes(SpecBytes.write(demonstrations.spec()), out);
    out.writeInt(demonstrations.lives().size());
    for (Trajectory life : demonstrations.lives()) {
      TrajectoryBytes.write(life, demonstrations.spec(), out);
    }
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    if (bytes.size() > MOST_BYTES) {
      throw new IOException(
          "These demonstrations take more than " + MOST_BYTES + " bytes; save them in parts");
    }
    return bytes.toByteArray();
  }

  private static void writeBytes(byte[] content, DataOutputStream out) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  /** Tells demonstrations from others: the CRC-32 of their file but for its end, in hexadecimal. */
  public static String fingerprint(Demonstrations demonstrations) {
    try {
      byte[] file = bytes(demonstrations);
      return Long.toHexString(checksum(file, file.length - Long.BYTES));
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
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int length = in.read(part); length >= 0; length = in.read(part)) {
      content.write(part, 0, length);
      if (content.size() > MOST_BYTES) {
        throw new IOException(
            name + " has more than " + MOST_BYTES + " bytes, which no demonstrations have");
      }
    }
    return read(content.toByteArray(), name);
  }

  private static Demonstrations read(byte[] file, String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < 2 * Long.BYTES + Integer.BYTES || in.getLong() != MAGIC) {
      throw new IOException(
          name + " holds no demonstrations; expected a file that a recorder has saved");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new IOException(
          name
              + " holds demonstrations of format version "
              + version
              + ", and this library reads version "
              + VERSION
              + "; use the library that saved it");
    }
    int end = file.length - Long.BYTES;
    if (in.getLong(end) != checksum(file, end)) {
      throw new IOException(name + " is damaged; use another copy");
    }
    in.limit(end);
    try {
      return read(in);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new IOException(name + " is refused: " + e.getMessage(), e);
    }
  }

  private static Demonstrations read(ByteBuffer in) throws CharacterCodingException {
    ByteBuffer text = ByteBuffer.wrap(readBytes(in));
    String game = Names.requirePrintable("game", UTF_8.newDecoder().decode(text).toString());
    AgentSpec spec = SpecBytes.read(readBytes(in));
    int count = readCount(in, LEAST_TRAJECTORY_BYTES);
    List<Trajectory> lives = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lives.add(TrajectoryBytes.read(in, spec));
    }
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          "it has " + in.remaining() + " bytes more than its demonstrations");
    }
    return new Demonstrations(game, spec, lives);
  }

  private static byte[] readBytes(ByteBuffer in) {
    byte[] bytes = new byte[readCount(in, 1)];
    in.get(bytes);
    return bytes;
  }

  /** Reads how many parts follow, which must fit into what is left before anything is allocated. */
  private static int readCount(ByteBuffer in, int bytesEach) {
    int count = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw new IllegalArgumentException("it ends before its demonstrations do");
    }
    return count;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
