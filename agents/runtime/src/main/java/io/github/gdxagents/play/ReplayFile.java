package io.github.gdxagents.play;

import io.github.gdxagents.hook.Names;
import io.github.gdxagents.policy.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Replays as files:
 *
 * <pre>
 * text     int length in bytes | UTF-8
 * n x ()   int n | the parenthesis n times
 *
 * file     long magic | int version, 1 | text game | long seed | n x (text parameter | float value)
 *          | long ticks | n x (float) | long CRC-32 of everything before it
 * </pre>
 *
 * <p>Numbers are big-endian.
 */
public final class ReplayFile {

  /** A day of one bot's decisions at 60 a second, and more. */
  private static final int MOST_BYTES = 1 << 26;

  private static final long MAGIC = 0x6764782d7265700aL; // "gdx-rep\n"
  private static final int VERSION = 1;
  private static final Charset UTF_8 = Charset.forName("UTF-8");

  private ReplayFile() {}

  /** Saves a replay. The file appears under its name only when it is complete. */
  public static void write(Replay replay, File file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    writeText(replay.game(), out);
    out.writeLong(replay.seed());
    out.writeInt(replay.parameters().size());
    for (Map.Entry<String, Float> parameter : replay.parameters().entrySet()) {
      writeText(parameter.getKey(), out);
      out.writeFloat(parameter.getValue());
    }
    out.writeLong(replay.ticks());
    out.writeInt(replay.actions().length);
    for (float number : replay.actions()) {
      out.writeFloat(number);
    }
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    AtomicFile.replace(file, bytes.toByteArray());
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Loads a replay.
   *
   * @param in read to its end; not closed
   * @param name what to call it in messages
   * @throws IOException if it cannot be read, is damaged, or is no replay of this version
   */
  public static Replay read(InputStream in, String name) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int length = in.read(part); length >= 0; length = in.read(part)) {
      content.write(part, 0, length);
      if (content.size() > MOST_BYTES) {
        throw new IOException(
            name + " has more than " + MOST_BYTES + " bytes, which no replay has");
      }
    }
    return read(content.toByteArray(), name);
  }

  private static Replay read(byte[] file, String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < 2 * 8 + 4 || in.getLong() != MAGIC) {
      throw new IOException(
          name + " is no replay; expected a file that training or play has saved");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new IOException(
          name
              + " is a replay of format version "
              + version
              + ", and this library reads version "
              + VERSION
              + "; play it with the library that saved it");
    }
    int end = file.length - 8;
    if (in.getLong(end) != checksum(file, end)) {
      throw damaged(name);
    }
    in.limit(end);
    String game = readText(in, name);
    long seed = readLong(in, name);
    Map<String, Float> parameters = new LinkedHashMap<>();
    int count = readCount(in, 8, name);
    for (int i = 0; i < count; i++) {
      String parameter = readText(in, name);
      requireRemaining(in, 4, name);
      parameters.put(parameter, readNumber(in, name));
    }
    long ticks = readLong(in, name);
    float[] actions = new float[readCount(in, 4, name)];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = readNumber(in, name);
    }
    if (in.hasRemaining() || ticks < 0 || parameters.size() < count) {
      throw damaged(name);
    }
    return new Replay(game, seed, parameters, ticks, actions);
  }

  private static String readText(ByteBuffer in, String name) throws IOException {
    byte[] bytes = new byte[readCount(in, 1, name)];
    in.get(bytes);
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Names.requirePrintable("replay", text);
    } catch (CharacterCodingException e) {
      throw damaged(name);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is refused: " + e.getMessage(), e);
    }
  }

  private static float readNumber(ByteBuffer in, String name) throws IOException {
    float number = in.getFloat();
    if (Float.isNaN(number)) {
      throw damaged(name);
    }
    return number;
  }

  private static long readLong(ByteBuffer in, String name) throws IOException {
    requireRemaining(in, 8, name);
    return in.getLong();
  }

  /** Reads how many parts follow, which must fit into what is left before anything is allocated. */
  private static int readCount(ByteBuffer in, int bytesEach, String name) throws IOException {
    requireRemaining(in, 4, name);
    int count = in.getInt();
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw damaged(name);
    }
    return count;
  }

  private static void requireRemaining(ByteBuffer in, int bytes, String name) throws IOException {
    if (in.remaining() < bytes) {
      throw damaged(name);
    }
  }

  private static IOException damaged(String name) {
    return new IOException(name + " is damaged; use another copy");
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
