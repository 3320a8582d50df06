package io.github.gdxagents.console.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code train.log}: what happened when. Whoever has it open has the run folder to itself. Not
 * thread-safe.
 */
final class RunLog implements AutoCloseable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Further lines of a text, such as a trace, stand below the first. */
  private static final Collector<CharSequence, ?, String> IN_LINES =
      Collectors.joining("\n" + " ".repeat(21));

  private final AppendedFile file;
  private boolean closed;

  /**
   * Opens the log of a folder.
   *
   * @throws UnusableFolderException if another run has it open
   */
  RunLog(Path folder) throws IOException {
    file = new AppendedFile(folder.resolve(RunFolder.LOG));
    if (!file.tryLock()) {
      file.close();
      throw new UnusableFolderException(
          "Another run writes to "
              + folder
              + " at this moment; wait until it ends, or choose another folder with --run");
    }
  }

  /** Adds a line, or a text with several. */
  void add(String text) {
    if (closed) {
      throw new IllegalStateException("The log is closed");
    }
    String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    file.addLine(time + "  " + text.stripTrailing().lines().collect(IN_LINES));
  }

  @Nullable String trouble() {
    return file.trouble();
  }

  @Override
  public void close() {
    closed = true;
    file.close();
  }
}
