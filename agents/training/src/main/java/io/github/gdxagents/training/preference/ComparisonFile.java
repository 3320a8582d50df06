package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Names;
import io.github.gdxagents.policy.FileEnvelope;
import io.github.gdxagents.policy.SpecBytes;
import io.github.gdxagents.trajectory.TrajectoryBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file of comparisons that only grows. What was added is on the disk when {@link #add} returns,
 * and survives whatever ends the program then. What was being added when it ended is cut off when
 * the file is opened again, and kept beside it, in a file whose name ends in {@code .rest}.
 *
 * <pre>
 * bytes    int length | byte[length]
 *
 * header   long magic | int version, 1 | bytes game, UTF-8 | bytes spec, as {@link SpecBytes} has it
 *          | int CRC-32 of everything before it
 * record   bytes content | int CRC-32 of the content
 * content  byte answer: 1 left, 2 right, 3 equal, 4 skip
 *          | left trajectory | right trajectory, as {@link TrajectoryBytes} has them
 *          or byte 0: the comparison before is taken back, of those that are not yet
 * </pre>
 *
 * <p>Numbers are big-endian. A record that is damaged is left out, and {@link #damagedRecords}
 * counts it; those behind it are read all the same.
 */
public final class ComparisonFile implements AutoCloseable {

  private static final long MAGIC = 0x6764782d636d700aL; // "gdx-cmp\n"
  private static final int VERSION = 1;
  private static final byte TAKEN_BACK = 0;

  private final AgentSpec spec;

  /** Null where the file is only read. */
  private final @Nullable FileChannel channel;

  private final List<Comparison> comparisons = new ArrayList<>();
  private int damagedRecords;

  /**
   * Opens a file, or begins one.
   *
   * @param game what is compared, for whoever finds the file
   * @param spec of the agents that are compared
   * @throws IOException if it cannot be read and written, or holds anything but comparisons of
   *     agents of this spec; the file is as it was then
   */
  public ComparisonFile(Path file, String game, AgentSpec spec) throws IOException {
    this.spec = spec;
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    byte[] header = header(game, spec);
    int end = content.length == 0 ? 0 : read(content, file);
    if (end < content.length) {
      keepRest(Arrays.copyOfRange(content, end, content.length), file);
    }
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel = opened;
    try {
      opened.truncate(end);
      opened.position(end);
      if (end == 0) {
        write(header);
      }
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private ComparisonFile(AgentSpec spec) {
    this.spec = spec;
    this.channel = null;
  }

  /** Whatever it is, somebody may have made it. */
  private static void keepRest(byte[] rest, Path file) throws IOException {
    Files.write(freeName(file, ".rest"), rest);
  }

  /** The name of a file beside another one that there is none of yet. */
  static Path freeName(Path file, String ending) {
    Path name = file.resolveSibling(file.getFileName() + ending);
    for (int number = 2; Files.exists(name); number++) {
      name = file.resolveSibling(file.getFileName() + "-" + number + ending);
    }
    return name;
  }

  private static byte[] header(String game, AgentSpec spec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    FileEnvelope.writeText(Names.requirePrintable("game", game), out);
    FileEnvelope.writeBytes(SpecBytes.write(spec), out);
    out.writeInt(checksum(bytes.toByteArray(), 0, bytes.size()));
    return bytes.toByteArray();
  }

  /** Reads a file, and returns where it is to go on; 0 where not even its header is whole. */
  private int read(byte[] content, Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(content);
    byte[] begin = ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).array();
    for (int i = 0; i < Math.min(begin.length, content.length); i++) {
      if (content[i] != begin[i]) {
        throw new IOException(file + " holds no comparisons; name another file");
      }
    }
    if (content.length < Long.BYTES + Integer.BYTES) {
      return 0;
    }
    int version = in.getInt(Long.BYTES);
    if (version != VERSION) {
      throw new IOException(
          "%s holds comparisons of format version %s, and this library reads version %s; use the library that saved it"
              .formatted(file, version, VERSION));
    }
    in.position(Long.BYTES + Integer.BYTES);
    if (!skipBytes(in) || !hasBytes(in)) {
      return 0;
    }
    byte[] specBytes = new byte[in.getInt()];
    in.get(specBytes);
    if (in.remaining() < Integer.BYTES) {
      return 0;
    }
    int end = in.position();
    if (in.getInt() != checksum(content, 0, end)) {
      throw new IOException(file + " is damaged where it says what it is of; use another copy");
    }
    requireSpec(spec(specBytes, file), file);
    return readRecords(in, content);
  }

  private static AgentSpec spec(byte[] bytes, Path file) throws IOException {
    try {
      return SpecBytes.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s does not say what it is of: %s; use another copy".formatted(file, e.getMessage()), e);
    }
  }

  private void requireSpec(AgentSpec found, Path file) throws IOException {
    List<String> differences = found.differences("comparisons", spec, "game");
    if (!differences.isEmpty()) {
      throw new IOException(
          "%s is of another game, or another version of it:\n  %s\nName another file, and compare anew"
              .formatted(file, String.join("\n  ", differences)));
    }
  }

  private int readRecords(ByteBuffer in, byte[] content) {
    int end = in.position();
    while (hasBytes(in)) {
      int length = in.getInt();
      int begin = in.position();
      if (in.remaining() < length + (long) Integer.BYTES) {
        break;
      }
      boolean whole = in.getInt(begin + length) == checksum(content, begin, length);
      if (!whole || !readRecord(ByteBuffer.wrap(content, begin, length))) {
        damagedRecords++;
      }
      end = begin + length + Integer.BYTES;
      in.position(end);
    }
    return end;
  }

  /** Whether as many bytes follow as the next number says. */
  private static boolean hasBytes(ByteBuffer in) {
    if (in.remaining() < Integer.BYTES) {
      return false;
    }
    int length = in.getInt(in.position());
    return length >= 0 && length <= in.remaining() - Integer.BYTES;
  }

  private static boolean skipBytes(ByteBuffer in) {
    if (!hasBytes(in)) {
      return false;
    }
    int length = in.getInt();
    in.position(in.position() + length);
    return true;
  }

  private boolean readRecord(ByteBuffer in) {
    try {
      byte answer = in.get();
      if (answer == TAKEN_BACK) {
        comparisons.remove(comparisons.size() - 1);
        return !in.hasRemaining();
      }
      Comparison comparison =
          new Comparison(
              TrajectoryBytes.read(in, spec), TrajectoryBytes.read(in, spec), Answer.of(answer));
      return !in.hasRemaining() && comparisons.add(comparison);
    } catch (RuntimeException e) { // whatever bytes may say
      return false;
    }
  }

  /** All comparisons that are not taken back, in the order in which they were added. */
  public List<Comparison> comparisons() {
    return List.copyOf(comparisons);
  }

  /** How many comparisons stand. */
  public int size() {
    return comparisons.size();
  }

  /** How many records are damaged, and left out. */
  public int damagedRecords() {
    return damagedRecords;
  }

  /** Adds a comparison; it is on the disk when this returns. */
  public void add(Comparison comparison) throws IOException {
    addAll(List.of(comparison));
  }

  /** Adds comparisons; all of them are on the disk when this returns, or none if it fails. */
  public void addAll(List<Comparison> added) throws IOException {
    write(records(added, spec));
    comparisons.addAll(added);
  }

  private static byte[] records(List<Comparison> comparisons, AgentSpec spec) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (Comparison comparison : comparisons) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(content);
      out.writeByte(comparison.answer().id());
      TrajectoryBytes.write(comparison.left(), spec, out);
      TrajectoryBytes.write(comparison.right(), spec, out);
      writeRecord(content.toByteArray(), records);
    }
    return records.toByteArray();
  }

  /** Tells comparisons from others: the CRC-32 of their records, in hexadecimal. */
  public static String fingerprint(List<Comparison> comparisons, AgentSpec spec) {
    try {
      byte[] records = records(comparisons, spec);
      return Long.toHexString(FileEnvelope.checksum(records, records.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // arrays do not fail
    }
  }

  /**
   * Reads the comparisons of a file, and leaves it as it is.
   *
   * @throws IOException if it cannot be read, or holds anything but comparisons of agents of this
   *     spec
   */
  public static List<Comparison> read(Path file, AgentSpec spec) throws IOException {
    ComparisonFile reader = new ComparisonFile(spec);
    reader.read(Files.readAllBytes(file), file);
    return reader.comparisons();
  }

  /**
   * Takes the latest comparison back.
   *
   * @throws IllegalStateException if there is none
   */
  public void takeBack() throws IOException {
    if (comparisons.isEmpty()) {
      throw new IllegalStateException("There is no comparison to take back");
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    writeRecord(new byte[] {TAKEN_BACK}, record);
    write(record.toByteArray());
    comparisons.remove(comparisons.size() - 1);
  }

  private static void writeRecord(byte[] content, ByteArrayOutputStream records)
      throws IOException {
    DataOutputStream out = new DataOutputStream(records);
    FileEnvelope.writeBytes(content, out);
    out.writeInt(checksum(content, 0, content.length));
  }

  /** Writes all or, where that fails, nothing. */
  private void write(byte[] bytes) throws IOException {
    FileChannel channel = Objects.requireNonNull(this.channel);
    long begin = channel.position();
    try {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(begin);
      throw e;
    }
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
