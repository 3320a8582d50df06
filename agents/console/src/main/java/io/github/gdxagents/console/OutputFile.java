package io.github.gdxagents.console;

import java.nio.file.Files;
import java.nio.file.Path;

/** Says whether a file can be written, before it takes a while to make it. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Throws if there obviously is no place for the file.
   *
   * @param option with which it was asked for, such as {@code --onnx}
   */
  static void requirePlace(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null) {
      throw new UserError(option + " needs a file to write, but " + file + " is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new UserError("Cannot write " + file + ": create the folder " + folder + " first");
    }
    if (!Files.isWritable(folder)) {
      throw new UserError(
          "Cannot write %s: the folder is read-only; choose another one for %s"
              .formatted(file, option));
    }
  }

  /** Throws if there is no place for the file, or if it exists: nothing is lost by a slip. */
  static void requireNew(String option, Path file) {
    if (Files.exists(file)) {
      throw new UserError(file + " exists already; choose another name, or remove it");
    }
    requirePlace(option, file);
  }
}
