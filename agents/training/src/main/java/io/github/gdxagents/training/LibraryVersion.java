package io.github.gdxagents.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this library, as the build wrote it down. */
public final class LibraryVersion {

  private static final String VERSION = read();

  private LibraryVersion() {}

  /** For instance {@code 1.2.0}. */
  public static String current() {
    return VERSION;
  }

  private static String read() {
    Properties properties = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(
            LibraryVersion.class.getResourceAsStream("version.properties"), "version.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
