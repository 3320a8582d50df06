package io.github.gdxagents.console.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one line which file could not be written, why, and what helps. */
public final class WriteFailure {

  private static final String FREE_SPACE = "free some space on the disk";

  private WriteFailure() {}

  /** Where it is not known whether a file was to be read or written. */
  public static String of(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return (message.startsWith("Cannot ") ? "" : "Reading or writing failed: ")
        + message
        + (isFull(message.toLowerCase(Locale.ROOT)) ? "; " + FREE_SPACE : "");
  }

  static String of(Path file, IOException failure) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.notExists(folder)) {
      return "Cannot write %s: the folder was removed; leave it in place while a run writes to it"
          .formatted(file);
    }
    if (failure instanceof NoSuchFileException) {
      return "Cannot write %s: the file was removed; leave it in place while a run writes to it"
          .formatted(file);
    }
    IOException first = failure.getCause() instanceof IOException io ? io : failure;
    String cause = cause(first);
    if (cause.contains(file.toString())) {
      return cause; // it says all by itself
    }
    String remedy = remedy(first, cause.toLowerCase(Locale.ROOT));
    return "Cannot write %s: %s; %s".formatted(file, cause, remedy);
  }

  private static String cause(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  private static String remedy(IOException failure, String cause) {
    if (isFull(cause)) {
      return FREE_SPACE;
    } else if (failure instanceof AccessDeniedException || cause.contains("denied")) {
      return "give this user the right to write there";
    } else if (cause.contains("read-only")) {
      return "write to another disk";
    }
    return "see whether another program has it open";
  }

  private static boolean isFull(String cause) {
    return cause.contains("no space") || cause.contains("quota") || cause.contains("not enough");
  }
}
