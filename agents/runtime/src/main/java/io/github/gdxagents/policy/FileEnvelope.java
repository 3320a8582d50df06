package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Names;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.CRC32;

/**
 * What files beside policies have around their content, so that a reader knows what it has before
 * it believes a word:
 *
 * <pre>
 * text     int length in bytes | UTF-8
 * bytes    int length | byte[length]
 *
 * file     long magic | int version | content | long CRC-32 of everything before it
 * </pre>
 *
 * <p>Numbers are big-endian.
 */
public final class FileEnvelope {

  private static final Charset UTF_8 = Charset.forName("UTF-8");

  private final String what;
  private final String madeBy;
  private final long magic;
  private final int version;
  private final int mostBytes;

  /** Writes a content. */
  public interface Content {
    void write(DataOutput out) throws IOException;
  }

  /**
   * @param what such a file holds, for messages: {@code "replay"}
   * @param madeBy where such files come from, for messages: {@code "training has saved"}
   * @param mostBytes how large a file may be
   */
  public FileEnvelope(String what, String madeBy, long magic, int version, int mostBytes) {
    this.what = what;
    this.madeBy = madeBy;
    this.magic = magic;
    this.version = version;
    this.mostBytes = mostBytes;
  }

  /**
   * A whole file.
   *
   * @throws IOException if it would be too large
   */
  public byte[] seal(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(magic);
    out.writeInt(version);
    content.write(out);
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    if (bytes.size() > mostBytes) {
      throw new IOException(
          "This takes " + bytes.size() + " bytes, and files of " + what + " at most " + mostBytes);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @param in read to its end; not closed
   * @param name what to call it in messages
   * @return its content
   * @throws IOException if it cannot be read, is damaged, or is no such file of this version
   */
  public ByteBuffer open(InputStream in, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int length = in.read(part); length >= 0; length = in.read(part)) {
      bytes.write(part, 0, length);
      if (bytes.size() > mostBytes) {
        throw new IOException(
            name + " has more than " + mostBytes + " bytes, too many for " + what);
      }
    }
    return open(bytes.toByteArray(), name);
  }

  private ByteBuffer open(byte[] file, String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < 2 * Long.BYTES + Integer.BYTES || in.getLong() != magic) {
      throw new IOException(name + " holds no " + what + "; expected a file that " + madeBy);
    }
    int found = in.getInt();
    if (found != version) {
      throw new IOException(
          name
              + " holds "
              + what
              + " of format version "
              + found
              + ", and this library reads version "
              + version
              + "; use the library that saved it");
    }
    int end = file.length - Long.BYTES;
    if (in.getLong(end) != checksum(file, end)) {
      throw new IOException(name + " is damaged; use another copy");
    }
    in.limit(end);
    return in;
  }

  /** The CRC-32 of the first bytes. */
  public static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  /** Writes bytes behind their number. */
  public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Writes a text. */
  public static void writeText(String text, DataOutput out) throws IOException {
    writeBytes(text.getBytes(UTF_8), out);
  }

  /**
   * Reads bytes behind their number.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public static byte[] readBytes(ByteBuffer in) {
    byte[] bytes = new byte[readCount(in, 1)];
    in.get(bytes);
    return bytes;
  }

  /**
   * Reads a text.
   *
   * @param what to call it in messages
   * @throws IllegalArgumentException if it is none, or cannot be printed
   */
  public static String readText(ByteBuffer in, String what) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(readBytes(in));
      return Names.requirePrintable(what, UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the " + what + " is no text in UTF-8", e);
    }
  }

  /**
   * Reads how many parts follow, which must fit into what is left before anything is allocated.
   *
   * @param bytesEach that a part has at least
   * @throws IllegalArgumentException if they do not fit
   */
  public static int readCount(ByteBuffer in, int bytesEach) {
    requireRemaining(in, Integer.BYTES);
    int count = in.getInt();
    if (count < 0) {
      throw new IllegalArgumentException("there cannot be " + count + " of anything");
    }
    requireRemaining(in, (long) count * bytesEach);
    return count;
  }

  /**
   * Looks whether so much is left.
   *
   * @throws IllegalArgumentException if not
   */
  public static void requireRemaining(ByteBuffer in, long bytes) {
    if (in.remaining() < bytes) {
      throw new IllegalArgumentException(
          "it ends too early: " + bytes + " bytes are to follow, but there are " + in.remaining());
    }
  }

  /**
   * Looks whether nothing is left.
   *
   * @throws IllegalArgumentException if something is
   */
  public static void requireEnd(ByteBuffer in) {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("it has " + in.remaining() + " bytes more than it says");
    }
  }
}
