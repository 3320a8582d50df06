package io.github.gdxagents.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Files of every format version that has been released, kept for all time: each library must read
 * the bytes that an earlier one wrote. {@code format-1.policy} is from before the first release and
 * must be refused.
 *
 * <p>{@link #main} writes the files of the present version that are not there. Run it in {@code
 * agents/runtime} when a format version is new, and never again for that version:
 *
 * <pre>
 * mvn test-compile org.codehaus.mojo:exec-maven-plugin:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.github.gdxagents.policy.GoldenFiles
 * </pre>
 */
public final class GoldenFiles {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private GoldenFiles() {}

  public static void main(String... args) throws IOException {
    for (HandMade golden : HandMade.values()) {
      Path file = FOLDER.resolve(golden.file());
      if (!Files.exists(file)) {
        PolicyFile.write(golden.policy(), file.toFile());
      }
    }
  }

  static byte[] read(String name) throws IOException {
    try (InputStream in = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
