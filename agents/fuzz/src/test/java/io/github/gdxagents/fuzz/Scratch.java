package io.github.gdxagents.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file for readers and writers that know nothing else. */
final class Scratch {

  private Scratch() {}

  /** A new file, gone when the tests end. */
  static Path file() {
    try {
      File file = File.createTempFile("fuzz", null);
      file.deleteOnExit();
      return file.toPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
