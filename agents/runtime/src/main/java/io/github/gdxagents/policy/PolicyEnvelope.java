package io.github.gdxagents.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What surrounds the payload of every policy file, in every version. The odd first byte and the
 * line ends tell when a file has been treated as text on its way, as in PNG.
 *
 * <pre>
 * byte   0         8         12        16        20
 *        +---------+---------+---------+---------+----------------------------+
 *        | magic   | format  | payload | CRC-32C | payload                    |
 *        |         | version | length  |         | (see PolicyLayout)         |
 *        +---------+---------+---------+---------+----------------------------+
 *        8 bytes   int       int       int       as many bytes as its length
 *
 * The magic is 89 47 44 58 41 0D 0A 1A. Integers are big-endian here, other than in the payload.
 * The checksum (RFC 3720, appendix B.4) is taken over all other bytes: 0 to 15, then the payload.
 * The magic and the version stay where they are in every version; all that follows may change.
 * </pre>
 */
final class PolicyEnvelope {

  /** How many bytes precede the payload. */
  static final int PAYLOAD_OFFSET = 20;

  private static final byte[] MAGIC = {(byte) 0x89, 'G', 'D', 'X', 'A', '\r', '\n', 0x1A};

  private static final int VERSION_OFFSET = 8;
  private static final int LENGTH_OFFSET = 12;
  private static final int CHECKSUM_OFFSET = 16;

  private static final int FORMAT_VERSION = 2;

  private static final String GET_ANOTHER_COPY = "; get an intact copy of the file";

  private PolicyEnvelope() {}

  /**
   * Reads a whole file and checks all that surrounds the payload, the version before what it gives
   * a meaning.
   *
   * @param in read to its end, but no further than {@code maxBytes}
   */
  static byte[] read(InputStream in, int maxBytes) throws IOException {
    byte[] header = readUpTo(PAYLOAD_OFFSET, new byte[0], in);
    requireMagic(header);
    if (header.length >= LENGTH_OFFSET) {
      requireVersion(intAt(header, VERSION_OFFSET));
    }
    if (header.length < PAYLOAD_OFFSET) {
      throw truncated(PAYLOAD_OFFSET + " bytes of header", header.length);
    }
    int size = requireSize(intAt(header, LENGTH_OFFSET), maxBytes);
    byte[] file = readUpTo(size, header, in);
    if (file.length < size) {
      throw truncated(size + " bytes", file.length);
    }
    if (in.read() != -1) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected its end after "
              + file.length
              + " bytes, found more"
              + GET_ANOTHER_COPY);
    }
    requireChecksum(file);
    return file;
  }

  /**
   * Writes everything around the payload.
   *
   * @param file modified: {@code [PAYLOAD_OFFSET + payload]}, with the payload in its place
   */
  static void seal(byte[] file) {
    System.arraycopy(MAGIC, 0, file, 0, MAGIC.length);
    putInt(FORMAT_VERSION, file, VERSION_OFFSET);
    putInt(file.length - PAYLOAD_OFFSET, file, LENGTH_OFFSET);
    putInt(checksum(file), file, CHECKSUM_OFFSET);
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
    if (version == FORMAT_VERSION) {
      return;
    }
    String found =
        "expected format version "
            + FORMAT_VERSION
            + ", found "
            + version
            + " at byte "
            + VERSION_OFFSET;
    if (version == 1) {
      throw new PolicyFormatException(
          "The policy file is from before the first release of gdx-agents: "
              + found
              + "; train the policy again, or convert it");
    }
    if (version < 1) {
      throw new PolicyFormatException("The policy file is damaged: " + found + GET_ANOTHER_COPY);
    }
    throw new PolicyFormatException(
        "The policy file was written by a newer gdx-agents: "
            + found
            + "; update the library or, if it is up to date, get an intact copy of the file");
  }

  /** Returns the size of the whole file. */
  private static int requireSize(int payloadLength, int maxBytes) throws PolicyFormatException {
    if (payloadLength < 1) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected a payload of at least 1 byte, found the length "
              + payloadLength
              + " at byte "
              + LENGTH_OFFSET
              + GET_ANOTHER_COPY);
    }
    long size = (long) PAYLOAD_OFFSET + payloadLength;
    if (size > maxBytes) {
      throw new PolicyFormatException(
          "The policy file is too large: expected at most "
              + maxBytes
              + " bytes, found "
              + size
              + " by the length at byte "
              + LENGTH_OFFSET
              + "; if you trust it, read it with a greater maxBytes");
    }
    return (int) size;
  }

  private static void requireChecksum(byte[] file) throws PolicyFormatException {
    int expected = intAt(file, CHECKSUM_OFFSET);
    int found = checksum(file);
    if (found != expected) {
      throw new PolicyFormatException(
          "The policy file is damaged: expected its bytes to have the checksum "
              + hex(Arrays.copyOfRange(file, CHECKSUM_OFFSET, PAYLOAD_OFFSET))
              + " that is noted at byte "
              + CHECKSUM_OFFSET
              + ", found "
              + hex(bigEndian(found))
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

  private static int intAt(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 24
        | (bytes[offset + 1] & 0xFF) << 16
        | (bytes[offset + 2] & 0xFF) << 8
        | (bytes[offset + 3] & 0xFF);
  }

  private static void putInt(int value, byte[] bytes, int offset) {
    System.arraycopy(bigEndian(value), 0, bytes, offset, Integer.BYTES);
  }

  private static byte[] bigEndian(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static String hex(byte[] bytes) {
    String digits = "0123456789ABCDEF";
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(text.length() == 0 ? "" : " ");
      text.append(digits.charAt(b >> 4 & 15)).append(digits.charAt(b & 15));
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
