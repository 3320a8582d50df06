package io.github.gdxagents.console.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one line which file could not be written, why, and what helps. */
final class WriteFailure {

  private WriteFailure() {}

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
    String cause = cause(failure);
    if (cause.contains(file.toString())) {
      return cause; // it says all by itself
    }
    String remedy = remedy(failure, cause.toLowerCase(Locale.ROOT));
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
    if (cause.contains("no space") || cause.contains("quota") || cause.contains("not enough")) {
      return "free some space on the disk";
    } else if (failure instanceof AccessDeniedException || cause.contains("denied")) {
      return "give this user the right to write there";
    } else if (cause.contains("read-only")) {
      return "write to another disk";
    }
    return "see whether another program has it open";
  }
}
