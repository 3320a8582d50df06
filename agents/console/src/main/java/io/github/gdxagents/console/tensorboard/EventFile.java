package io.github.gdxagents.console.tensorboard;

import io.github.gdxagents.console.protobuf.ProtobufMessage;
import io.github.gdxagents.console.run.AppendedFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of TensorBoard's events, as TensorFlow's {@code core/util/event.proto} has them, in
 * TensorFlow's records:
 *
 * <pre>
 * record:  length of data (long) | masked CRC-32C of the length (int) | data | masked CRC-32C of data (int)
 * </pre>
 *
 * <p>All numbers are little-endian. A masked sum is rotated right by 15 bits, plus 0xA282EAD8, so
 * that the sum of data with sums in them is sound. Not thread-safe.
 */
final class EventFile implements AutoCloseable {

  private static final int CRC_MASK = 0xA282EAD8;
  private static final int BYTES_AROUND_DATA = Long.BYTES + 2 * Integer.BYTES;

  // Fields of an event.
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;

  private final AppendedFile file;

  private EventFile(Path path) {
    file = new AppendedFile(path);
  }

  /**
   * Begins a file. Readers take the files of a folder in the order of their names, so this one
   * comes after all that are there.
   *
   * @param firstStep what earlier files tell of this step, and of later ones, no longer holds
   */
  static EventFile begin(Path folder, long firstStep) {
    EventFile events = new EventFile(unusedName(folder));
    events.add(new ProtobufMessage().add(FILE_VERSION, "brain.Event:2"));
    events.add(
        new ProtobufMessage()
            .add(STEP, firstStep)
            .add(SESSION_LOG, new ProtobufMessage().add(SESSION_STATUS, SESSION_START)));
    return events;
  }

  /** Named after the time; the machine's name, which others put here, can take long to find out. */
  private static Path unusedName(Path folder) {
    long seconds = System.currentTimeMillis() / 1_000;
    while (Files.exists(folder.resolve(name(seconds)))) {
      seconds++;
    }
    return folder.resolve(name(seconds));
  }

  private static String name(long seconds) {
    return String.format(Locale.ROOT, "events.out.tfevents.%010d.gdx-agents", seconds);
  }

  /** Adds a summary of what was the case after this many steps. */
  void add(long step, Summary summary) {
    if (!summary.isEmpty()) {
      add(new ProtobufMessage().add(STEP, step).add(SUMMARY, summary.message()));
    }
  }

  private void add(ProtobufMessage event) {
    event.addDouble(WALL_TIME, System.currentTimeMillis() * 1e-3);
    file.add(record(event.toByteArray()));
  }

  private static byte[] record(byte[] data) {
    ByteBuffer record =
        ByteBuffer.allocate(data.length + BYTES_AROUND_DATA).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(maskedSum(record.array(), 0, Long.BYTES));
    int begin = record.position();
    record.put(data);
    record.putInt(maskedSum(record.array(), begin, data.length));
    return record.array();
  }

  private static int maskedSum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
  }

  /** Why the file lacks something, in one line; null if it lacks nothing. */
  @Nullable String trouble() {
    return file.trouble();
  }

  @Override
  public void close() {
    file.close();
  }
}
