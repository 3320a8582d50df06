package io.github.gdxagents.policy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Saves and loads policies.
 *
 * <p>The same policy always gives the same bytes. A file that is no policy, is damaged, or comes
 * from a newer version of the library gives a {@link PolicyFormatException} that says so, whatever
 * its bytes.
 */
public final class PolicyFile {

  /**
   * What every policy file begins with, in every version. The odd first byte and the line ends tell
   * when a file has been treated as text on its way, as in PNG.
   *
   * <pre>
   * byte   0         8         12        16        20
   *        +---------+---------+---------+---------+----------------------------+
   *        | magic   | format  | payload | CRC-32C | payload                    |
   *        |         | version | length  |         | (see PolicySerializers)    |
   *        +---------+---------+---------+---------+----------------------------+
   *        8 bytes   int       int       int       as many bytes as its length
   *
   * Integers are big-endian. The checksum is taken over all other bytes: 0 to 15, then the payload.
   * The magic and the version stay where they are in every version; all that follows may change.
   * </pre>
   */
  private static final byte[] MAGIC = {(byte) 0x89, 'G', 'D', 'X', 'A', '\r', '\n', 0x1A};

  private static final int VERSION_OFFSET = 8;
  private static final int LENGTH_OFFSET = 12;
  private static final int CHECKSUM_OFFSET = 16;
  private static final int PAYLOAD_OFFSET = 20;

  private static final int FORMAT_VERSION = 1;

  /** Room for 16 million weights. */
  private static final int MAX_PAYLOAD_BYTES = 1 << 26;

  private static final String GET_ANOTHER_COPY = "; get an intact copy of the file";

  private PolicyFile() {}

  /**
   * Loads a policy.
   *
   * @param in read to its end and closed
   * @throws PolicyFormatException if the stream holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(InputStream in) throws IOException {
    try (InputStream closing = in) {
      return decode(readEnvelope(closing));
    }
  }

  /**
   * Loads a policy.
   *
   * @throws PolicyFormatException if the file holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(File file) throws IOException {
    try {
      return read(new FileInputStream(file));
    } catch (PolicyFormatException e) {
      throw new PolicyFormatException(file + ": " + e.getMessage());
    }
  }

  /**
   * Saves a policy.
   *
   * @param out written to and flushed, but not closed
   * @throws PolicyFormatException if the policy holds what no file may hold, such as a weight that
   *     is not a number; nothing has been written then
   * @throws IOException if writing fails
   */
  public static void write(Policy policy, OutputStream out) throws IOException {
    byte[] bytes = encode(policy);
    out.write(bytes);
    out.flush();
  }

  /**
   * Saves a policy. The file appears under its name only when it is complete, so that a crash
   * leaves the old file or the new one, never half of one.
   *
   * @param file replaced if it exists; its folder must exist
   * @throws PolicyFormatException if the policy holds what no file may hold, such as a weight that
   *     is not a number
   * @throws IOException if writing fails
   */
  public static void write(Policy policy, File file) throws IOException {
    AtomicFile.replace(file, encode(policy));
  }

  /**
   * Reads and checks all that surrounds the payload, the version before what it gives a meaning.
   * Returns the whole file.
   */
  private static byte[] readEnvelope(InputStream in) throws IOException {
    byte[] header = readUpTo(PAYLOAD_OFFSET, new byte[0], in);
    requireMagic(header);
    if (header.length >= LENGTH_OFFSET) {
      requireVersion(ByteBuffer.wrap(header).getInt(VERSION_OFFSET));
    }
    if (header.length < PAYLOAD_OFFSET) {
      throw truncated(PAYLOAD_OFFSET + " bytes of header", header.length);
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt(LENGTH_OFFSET);
    if (length < 1 || length > MAX_PAYLOAD_BYTES) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected a payload of 1 to "
              + MAX_PAYLOAD_BYTES
              + " bytes, found the length "
              + length
              + " at byte "
              + LENGTH_OFFSET
              + GET_ANOTHER_COPY);
    }
    byte[] file = readUpTo(PAYLOAD_OFFSET + length, header, in);
    if (file.length < PAYLOAD_OFFSET + length) {
      throw truncated(PAYLOAD_OFFSET + length + " bytes", file.length);
    }
    if (in.read() != -1) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected its end after "
              + file.length
              + " bytes, found more"
              + GET_ANOTHER_COPY);
    }
    int checksum = checksum(file);
    if (checksum != fields.getInt(CHECKSUM_OFFSET)) {
      throw new PolicyFormatException(
          String.format(
              "The policy file is damaged: expected its bytes to have the checksum %08x that is"
                  + " noted at byte %d, found %08x%s",
              fields.getInt(CHECKSUM_OFFSET), CHECKSUM_OFFSET, checksum, GET_ANOTHER_COPY));
    }
    return file;
  }

  private static void requireMagic(byte[] header) throws PolicyFormatException {
    byte[] found = Arrays.copyOf(header, Math.min(header.length, MAGIC.length));
    if (Arrays.equals(found, Arrays.copyOf(MAGIC, found.length))) {
      return;
    }
    boolean treatedAsText =
        found.length > 4
            && found[1] == 'G'
            && found[2] == 'D'
            && found[3] == 'X'
            && found[4] == 'A';
    throw new PolicyFormatException(
        "Not a policy file: expected it to begin with the bytes "
            + hex(MAGIC)
            + ", found "
            + hex(found)
            + (treatedAsText
                ? "; it was copied as text, which damaged it. Get it again as a binary file (in"
                    + " Git, put the line '*.policy binary' into .gitattributes)"
                : "; load a file that gdx-agents saved"));
  }

  private static void requireVersion(int version) throws PolicyFormatException {
    if (version > FORMAT_VERSION) {
      throw new PolicyFormatException(
          "The policy file was written by a newer gdx-agents: expected a format version up to "
              + FORMAT_VERSION
              + ", found "
              + version
              + " at byte "
              + VERSION_OFFSET
              + "; update the library or, if it is up to date, get an intact copy of the file");
    }
    if (version < 1) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected a format version from 1 to "
              + FORMAT_VERSION
              + ", found "
              + version
              + " at byte "
              + VERSION_OFFSET
              + GET_ANOTHER_COPY);
    }
  }

  private static PolicyFormatException truncated(String expected, int found) {
    return new PolicyFormatException(
        "The policy file is truncated: expected "
            + expected
            + ", found only "
            + found
            + GET_ANOTHER_COPY);
  }

  private static Policy decode(byte[] file) throws PolicyFormatException {
    try {
      return decodePayload(file);
    } catch (CheckedInput.InvalidPolicyException e) {
      throw new PolicyFormatException(
          "The policy file is invalid, although it is undamaged: "
              + e.getMessage()
              + "; save the policy again");
    }
  }

  /**
   * Reads the payload of a whole file whose checksum is right.
   *
   * @throws CheckedInput.InvalidPolicyException saying what is wrong
   */
  private static Policy decodePayload(byte[] file) {
    Input input = new Input(file, PAYLOAD_OFFSET, file.length - PAYLOAD_OFFSET);
    Policy policy;
    try {
      policy = PolicySerializers.readPart(PolicySerializers.newKryo(), input, Policy.class);
    } catch (KryoException | IllegalArgumentException e) {
      // From Kryo, an unknown class id; from the constructors, a value that they refuse.
      throw new CheckedInput.InvalidPolicyException(
          e.getMessage() + " (before byte " + input.position() + ")");
    }
    if (input.position() != input.limit()) {
      throw CheckedInput.invalid(
          input.position(),
          "payload",
          "its end",
          (input.limit() - input.position()) + " more bytes");
    }
    return policy;
  }

  /**
   * Returns the whole file, after a look at it with the reader's eyes: what is saved can be loaded.
   */
  private static byte[] encode(Policy policy) throws PolicyFormatException {
    Output output = new Output(1 << 14, PAYLOAD_OFFSET + MAX_PAYLOAD_BYTES);
    output.writeBytes(MAGIC);
    output.setPosition(PAYLOAD_OFFSET);
    try {
      Kryo kryo = PolicySerializers.newKryo();
      kryo.writeClassAndObject(output, policy);
      byte[] file = output.toBytes();
      ByteBuffer.wrap(file)
          .putInt(VERSION_OFFSET, FORMAT_VERSION)
          .putInt(LENGTH_OFFSET, file.length - PAYLOAD_OFFSET);
      ByteBuffer.wrap(file).putInt(CHECKSUM_OFFSET, checksum(file));
      decodePayload(file);
      return file;
    } catch (CheckedInput.InvalidPolicyException e) {
      throw new PolicyFormatException(
          "This policy cannot be saved, since it could not be loaded: " + e.getMessage());
    } catch (KryoBufferOverflowException e) {
      throw new PolicyFormatException(
          "This policy cannot be saved: expected at most "
              + MAX_PAYLOAD_BYTES
              + " bytes, found more in a network of "
              + policy.network().parameterCount()
              + " parameters; use a smaller one");
    }
  }

  private static int checksum(byte[] file) {
    return new Crc32c()
        .update(file, 0, CHECKSUM_OFFSET)
        .update(file, PAYLOAD_OFFSET, file.length)
        .value();
  }

  /**
   * Reads on until a length is reached or the stream ends. Memory grows with the bytes that really
   * come, not with the length.
   */
  private static byte[] readUpTo(int length, byte[] start, InputStream in) throws IOException {
    byte[] bytes = Arrays.copyOf(start, Math.min(length, 1 << 15));
    int size = start.length;
    while (size < length) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * size));
      }
      int count = in.read(bytes, size, bytes.length - size);
      if (count < 0) {
        return Arrays.copyOf(bytes, size);
      }
      size += count;
    }
    return bytes;
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(String.format(text.length() == 0 ? "%02X" : " %02X", b));
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
