package io.github.gdxagents.console.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows. What cannot be written, because the disk is full for instance, is kept
 * and tried again with what comes next. Not thread-safe.
 */
public final class AppendedFile implements AutoCloseable {

  /** Where a lock is in nobody's way: on Windows, what is locked cannot be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path path;

  /** Null before the first write. */
  private @Nullable RandomAccessFile file;

  /** How much of the file is known to be whole. */
  private long length;

  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
  private @Nullable String trouble;

  /**
   * Goes on where a file ends, or at the beginning of a new one, which appears when something is
   * added.
   */
  public AppendedFile(Path path) {
    this.path = path;
    length = path.toFile().length();
  }

  /**
   * Goes on behind the first lines of a file of text, and drops all others, if there is such a
   * file.
   *
   * @param kept whether to keep a line; the first that is not kept is dropped with all that follow
   */
  public static AppendedFile after(Path path, Predicate<String> kept) throws IOException {
    AppendedFile opened = new AppendedFile(path);
    if (opened.length > 0) {
      opened.length = lengthOf(Files.readString(path), kept);
      opened.file().setLength(opened.length);
    }
    return opened;
  }

  /** How many bytes the lines are long that are kept. */
  private static long lengthOf(String text, Predicate<String> kept) {
    int begin = 0;
    int end = text.indexOf('\n');
    while (end >= 0 && kept.test(text.substring(begin, end))) {
      begin = end + 1;
      end = text.indexOf('\n', begin);
    }
    return text.substring(0, begin).getBytes(StandardCharsets.UTF_8).length;
  }

  private RandomAccessFile file() throws IOException {
    if (file == null) {
      file = new RandomAccessFile(path.toFile(), "rw");
    } else if (Files.notExists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return file;
  }

  /**
   * Keeps other processes from doing the same, until this is closed.
   *
   * @return whether nobody else does
   */
  public boolean tryLock() throws IOException {
    try {
      return file().getChannel().tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this JVM
    }
  }

  /** Adds a line, or keeps it to be added later. */
  public void addLine(String line) {
    add((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes, or keeps them to be added later. */
  public void add(byte[] bytes) {
    unwritten.writeBytes(bytes);
    write();
  }

  private void write() {
    try {
      byte[] bytes = unwritten.toByteArray();
      RandomAccessFile out = file();
      out.seek(length); // over what a failure has left half-written
      out.write(bytes);
      length += bytes.length;
      unwritten.reset();
      trouble = null;
    } catch (IOException e) {
      trouble = WriteFailure.of(path, e);
    }
  }

  /** Whether nothing was ever added. */
  public boolean isEmpty() {
    return length == 0 && unwritten.size() == 0;
  }

  /** Why the file lacks something, in one line; null if it lacks nothing. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Tries once more to write what is missing. */
  @Override
  public void close() {
    if (unwritten.size() > 0) {
      write();
    }
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        trouble = WriteFailure.of(path, e);
      }
    }
  }
}
