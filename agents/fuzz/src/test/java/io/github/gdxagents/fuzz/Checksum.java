package io.github.gdxagents.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The sum at the end of checkpoints and replays. */
final class Checksum {

  private Checksum() {}

  /** The file with a right sum in place of its last eight bytes; itself if it is shorter. */
  static byte[] mended(byte[] file) {
    int end = file.length - Long.BYTES;
    if (end < 0) {
      return file;
    }
    CRC32 sum = new CRC32();
    sum.update(file, 0, end);
    byte[] mended = file.clone();
    ByteBuffer.wrap(mended).putLong(end, sum.getValue());
    return mended;
  }
}
