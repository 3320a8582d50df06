package io.github.gdxagents.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The course's pages, and the sources that they quote. */
final class Pages {

  /** The project's root: tests run in the module's folder. */
  static final Path ROOT = Path.of("..", "..");

  private static final Path LESSONS = Path.of("lessons");

  private Pages() {}

  /** All lessons in their order. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(LESSONS)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of a lesson's page.
   *
   * @param number from 1
   */
  static String lesson(int number) throws IOException {
    return Files.readString(all().get(number - 1));
  }
}
