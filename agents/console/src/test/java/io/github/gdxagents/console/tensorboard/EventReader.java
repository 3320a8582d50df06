package io.github.gdxagents.console.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Reads event files by Google's library and the numbers of TensorFlow's published {@code .proto}
 * files, checking each sum.
 */
public final class EventReader {

  private EventReader() {}

  /** The event files of a folder, in the order of their names. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains("tfevents")).sorted().toList();
    }
  }

  /** All events of a file. */
  public static List<UnknownFieldSet> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<UnknownFieldSet> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(unmasked(bytes.getInt())).isEqualTo(sum(length));
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(data);
      assertThat(unmasked(bytes.getInt())).isEqualTo(sum(data));
      events.add(UnknownFieldSet.parseFrom(data));
    }
    return events;
  }

  private static long unmasked(int masked) {
    int rotated = masked - 0xA282EAD8;
    return Integer.toUnsignedLong((rotated >>> 17) | (rotated << 15));
  }

  private static long sum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  /** The step of an event. */
  public static long step(UnknownFieldSet event) {
    return event.getField(2).getVarintList().get(0);
  }

  /** A message in another one. */
  public static UnknownFieldSet message(UnknownFieldSet outer, int field) {
    return messages(outer, field).get(0);
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet outer, int field) {
    return outer.getField(field).getLengthDelimitedList().stream()
        .map(
            (ByteString bytes) -> {
              try {
                return UnknownFieldSet.parseFrom(bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /** The values of all summaries, by tag and step. */
  public static Map<String, Map<Long, UnknownFieldSet>> values(List<UnknownFieldSet> events) {
    Map<String, Map<Long, UnknownFieldSet>> values = new TreeMap<>();
    for (UnknownFieldSet event : events) {
      for (UnknownFieldSet summary : messages(event, 5)) {
        for (UnknownFieldSet value : messages(summary, 1)) {
          String tag = value.getField(1).getLengthDelimitedList().get(0).toStringUtf8();
          values.computeIfAbsent(tag, unused -> new TreeMap<>()).put(step(event), value);
        }
      }
    }
    return values;
  }

  /** The values of a tag by their steps; none where nothing has the tag. */
  public static Map<Long, UnknownFieldSet> of(
      String tag, Map<String, Map<Long, UnknownFieldSet>> values) {
    return values.getOrDefault(tag, Map.of());
  }

  /** The value of a step, which must be there. */
  public static UnknownFieldSet at(long step, Map<Long, UnknownFieldSet> values) {
    return Objects.requireNonNull(values.get(step), () -> "nothing at " + step + " in " + values);
  }

  /** A figure. */
  public static float scalar(UnknownFieldSet value) {
    return Float.intBitsToFloat(value.getField(2).getFixed32List().get(0));
  }

  /** A number of a message. */
  public static double number(UnknownFieldSet message, int field) {
    return Double.longBitsToDouble(message.getField(field).getFixed64List().get(0));
  }

  /** Packed numbers of a message. */
  public static double[] numbers(UnknownFieldSet message, int field) {
    ByteBuffer packed =
        message
            .getField(field)
            .getLengthDelimitedList()
            .get(0)
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[packed.remaining() / Double.BYTES];
    packed.asDoubleBuffer().get(numbers);
    return numbers;
  }
}
