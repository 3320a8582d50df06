package io.github.gdxagents.console;

import io.github.gdxagents.policy.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command makes of a policy.
 *
 * @param option with which it was asked for, such as {@code --onnx}
 */
record ExportTarget(String option, Path file, Writer writer) {

  /** Writes what a format makes of the policy. */
  @FunctionalInterface
  interface Writer {
    void write(File file) throws IOException;
  }

  /** Makes the bytes of a format. */
  @FunctionalInterface
  interface Bytes {
    byte[] make();
  }

  /** A target whose bytes are made in memory. */
  static ExportTarget of(String option, Path file, Bytes bytes) {
    return new ExportTarget(option, file, target -> AtomicFile.replace(target, bytes.make()));
  }

  /**
   * Throws if the file must not be written, or obviously cannot be.
   *
   * @param policy the file that it is made of
   */
  void requireWritable(Path policy, boolean overwrite) throws IOException {
    OutputFile.requirePlace(option, file);
    if (!Files.exists(file)) {
      return;
    }
    if (Files.isSameFile(file, policy)) {
      throw new UserError(
          option + " would replace " + file + ", the policy itself; choose another file");
    }
    if (!overwrite) {
      throw new UserError(
          file + " exists; choose another file for " + option + ", or replace it with --overwrite");
    }
  }

  /** Writes the file. */
  void write() throws IOException {
    try {
      writer.write(file.toFile());
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains(file.toString())
          ? e
          : new IOException("cannot write " + file + ": " + message, e);
    }
  }
}
