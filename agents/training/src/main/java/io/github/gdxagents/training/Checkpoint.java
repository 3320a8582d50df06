package io.github.gdxagents.training;

import io.github.gdxagents.policy.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands between two iterations: which run it is, and all that changes in its course. A
 * {@link Trainer} of the same run that {@linkplain Trainer#restore restores} it goes on as if the
 * run had never stopped, bit by bit.
 *
 * <p>Which run it is, a checkpoint says by name: game, seed, settings, spec, the policies that take
 * part, the version of the library. How many steps the run is to make, and on how many threads, it
 * does not say: those may change.
 *
 * <p>A program may attach what it wants to find again beside the trainer's state.
 *
 * <p>Immutable. A file of one holds, by {@link DataOutputStream}'s rules:
 *
 * <pre>
 * text     int length in bytes | UTF-8
 * n x ()   int n | the parenthesis n times
 *
 * bytes    int length | byte[length]
 *
 * file     long magic | int version, 2 | n x (text name | text value) | int iteration | long steps
 *          | bytes state | n x (text name | bytes attachment) | long CRC-32 of everything before it
 * </pre>
 */
public final class Checkpoint {

  private static final long MAGIC = 0x6764782d72756e0aL; // "gdx-run\n"
  private static final int VERSION = 2;

  /** Room for networks of 16 million weights, and for simulations of the longest episodes. */
  private static final int MOST_BYTES = 1 << 29;

  /** Which run it is: what has to be the same, by name. */
  private final Map<String, String> identity;

  private final int iteration;
  private final long steps;
  private final byte[] state;
  private final Map<String, byte[]> attachments;

  /**
   * @param state taken over
   */
  Checkpoint(Map<String, String> identity, int iteration, long steps, byte[] state) {
    this(identity, iteration, steps, state, Map.of());
  }

  private Checkpoint(
      Map<String, String> identity,
      int iteration,
      long steps,
      byte[] state,
      Map<String, byte[]> attachments) {
    this.identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    this.iteration = iteration;
    this.steps = steps;
    this.state = state;
    this.attachments = Collections.unmodifiableMap(new LinkedHashMap<>(attachments));
  }

  /**
   * The same, with something attached; in place of what had this name.
   *
   * @param content taken over
   */
  public Checkpoint with(String name, byte[] content) {
    Map<String, byte[]> all = new LinkedHashMap<>(attachments);
    all.put(name, content);
    return new Checkpoint(identity, iteration, steps, state, all);
  }

  /** What was attached, by name; not to be changed. */
  public Map<String, byte[]> attachments() {
    return attachments;
  }

  /** What a run must have in common with the one that was saved, by name: {@code game}. */
  public Map<String, String> identity() {
    return identity;
  }

  /** How many iterations were made. */
  public int iteration() {
    return iteration;
  }

  /** How many decisions were made, over all learners. */
  public long steps() {
    return steps;
  }

  DataInputStream state() {
    return new DataInputStream(new ByteArrayInputStream(state));
  }

  /**
   * Throws unless the checkpoint is of a run.
   *
   * @throws CheckpointMismatchException naming every difference
   */
  void requireRun(Map<String, String> run) {
    Set<String> names = new LinkedHashSet<>(identity.keySet());
    names.addAll(run.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String mine = identity.getOrDefault(name, "none");
      String theirs = run.getOrDefault(name, "none");
      if (!mine.equals(theirs)) {
        differences.add(name + ": checkpoint has " + mine + ", run has " + theirs);
      }
    }
    if (!differences.isEmpty()) {
      throw new CheckpointMismatchException(differences);
    }
  }

  /**
   * Saves the checkpoint. The file appears under its name only when it is complete.
   *
   * @param file replaced if it exists; its folder must exist
   */
  public void write(Path file) throws IOException {
    AtomicFile.replace(file.toFile(), bytes());
    forceFolderOf(file);
  }

  /** Sees to it that a new name is on the disk, too. */
  private static void forceFolderOf(Path file) {
    try (FileChannel folder =
        FileChannel.open(
            Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Not on Windows, where folders cannot be opened, and need not be.
    }
  }

  /**
   * Loads a checkpoint.
   *
   * @throws IOException if the file cannot be read, is damaged, or is no checkpoint of this version
   */
  public static Checkpoint read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES);
      if (in.read() >= 0) {
        throw new DamagedException(
            "has more than " + MOST_BYTES + " bytes, which no checkpoint has");
      }
      return of(content);
    } catch (EOFException e) {
      throw new IOException(file + " is damaged: it says less than it should; use another copy", e);
    } catch (DamagedException e) {
      throw new IOException(file + " " + e.getMessage(), e);
    }
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(identity.size());
      for (Map.Entry<String, String> entry : identity.entrySet()) {
        write(entry.getKey().getBytes(StandardCharsets.UTF_8), out);
        write(entry.getValue().getBytes(StandardCharsets.UTF_8), out);
      }
      out.writeInt(iteration);
      out.writeLong(steps);
      write(state, out);
      out.writeInt(attachments.size());
      for (Map.Entry<String, byte[]> entry : attachments.entrySet()) {
        write(entry.getKey().getBytes(StandardCharsets.UTF_8), out);
        write(entry.getValue(), out);
      }
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // arrays do not fail
    }
    return bytes.toByteArray();
  }

  private static Checkpoint of(byte[] file) throws IOException {
    int end = Math.max(0, file.length - Long.BYTES);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, end));
    if (end < Long.BYTES || in.readLong() != MAGIC) {
      throw new DamagedException("is no checkpoint of a training run");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new DamagedException(
          "is a checkpoint of format version "
              + version
              + ", and this library reads version "
              + VERSION
              + "; go on with the library that saved it");
    }
    long sum = new DataInputStream(new ByteArrayInputStream(file, end, Long.BYTES)).readLong();
    if (sum != checksum(file, end)) {
      throw new DamagedException("is damaged: its checksum is wrong; use another copy");
    }
    Map<String, String> identity = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      identity.put(readText(in), readText(in));
    }
    int iteration = in.readInt();
    long steps = in.readLong();
    byte[] state = read(in);
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    count = in.readInt();
    for (int i = 0; i < count; i++) {
      attachments.put(readText(in), read(in));
    }
    if (in.read() >= 0) {
      throw new DamagedException("is damaged: it says more than it should; use another copy");
    }
    return new Checkpoint(identity, iteration, steps, state, attachments);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(read(in), StandardCharsets.UTF_8);
  }

  private static void write(byte[] content, DataOutputStream out) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] content = in.readNBytes(Math.max(0, length));
    if (content.length != length) {
      throw new EOFException();
    }
    return content;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Checkpoint that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** A file that is no good; the message goes on where the file's name ends. */
  private static final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }
}
