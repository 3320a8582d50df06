package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for shells, with a program of a few lines in place of the trainer. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class LauncherTest {

  private static final String LOADED_FROM_ARCHIVE = "Program source: shared objects file";

  /** What the launcher starts. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) {
      System.out.println("started with " + String.join(" ", arguments));
    }
  }

  @TempDir Path temporary;
  private Path home;

  @BeforeEach
  void assemble() throws IOException {
    assumeThat(Path.of(System.getProperty("java.home"), "release")).exists();
    assemble("home");
  }

  private void assemble(String name) throws IOException {
    home = temporary.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(Path.of("src/main/launcher/gdx-agents"), home.resolve("bin/gdx-agents"));
    assertThat(home.resolve("bin/gdx-agents").toFile().setExecutable(true)).isTrue();
    writeJar("first");
  }

  private void writeJar(String comment) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    String entry = Program.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar =
            new JarOutputStream(
                Files.newOutputStream(home.resolve("lib/gdx-agents-trainer.jar")), manifest);
        InputStream in = Program.class.getResourceAsStream("/" + entry)) {
      jar.setComment(comment);
      jar.putNextEntry(new ZipEntry(entry));
      in.transferTo(jar);
    }
  }

  @Test
  void theSecondStartTakesClassesFromTheArchiveThatTheFirstHadMade() throws Exception {
    assertThat(start("-Xlog:class+load", "evaluate", "a b"))
        .contains("started with evaluate a b")
        .doesNotContain(LOADED_FROM_ARCHIVE);
    awaitArchive("");

    assertThat(start("-Xlog:class+load", "evaluate", "a b"))
        .contains("started with evaluate a b")
        .contains(LOADED_FROM_ARCHIVE);
  }

  @Test
  void anArchiveThatDoesNotFitIsNoMatter() throws Exception {
    start("");
    Path archive = awaitArchive("");
    byte[] content = Files.readAllBytes(archive);
    for (int length : new int[] {1, 100, 10_000, content.length / 2}) {
      Files.delete(archive);
      Files.write(archive, Arrays.copyOf(content, length));

      assertThat(lines(start("", "x"))).as("%s bytes", length).containsExactly("started with x");
    }
    Files.writeString(archive, "no archive at all");
    assertThat(lines(start("", "x"))).containsExactly("started with x");
  }

  @Test
  void otherJarsGetAnotherArchive() throws Exception {
    start("");
    Path first = awaitArchive("");
    writeJar("other");

    assertThat(start("-Xlog:class+load")).doesNotContain(LOADED_FROM_ARCHIVE);
    Path second = awaitArchive(first.getFileName().toString());

    assertThat(first).doesNotExist();
    assertThat(start("-Xlog:class+load")).contains(LOADED_FROM_ARCHIVE);
    assertThat(second).exists();
  }

  /** JDK 17 takes none of the program's classes from the archive then, but it does start. */
  @Test
  void aBlankInThePathIsNoMatter() throws Exception {
    assemble("the home");
    assertThat(lines(start("", "a b"))).containsExactly("started with a b");
    awaitArchive("");

    assertThat(lines(start("", "a b"))).containsExactly("started with a b");
  }

  @Test
  void whereNoArchiveCanBeWrittenTheProgramStartsAllTheSame() throws Exception {
    Files.writeString(home.resolve("archive"), "a file where the folder should be");

    assertThat(lines(start("", "x"))).containsExactly("started with x");
    assertThat(lines(start("", "x"))).containsExactly("started with x");
  }

  /** Serial GC, which small machines get, warns where the launcher's own options are too large. */
  @Test
  void aSmallHeapIsNotWarnedOf() throws Exception {
    assertThat(lines(start("-Xmx32m -XX:+UseSerialGC", "x"))).containsExactly("started with x");
  }

  /** Waits for the archive that is being made, other than one. */
  private Path awaitArchive(String other) throws Exception {
    while (true) {
      if (Files.isDirectory(home.resolve("archive"))) {
        try (Stream<Path> files = Files.list(home.resolve("archive"))) {
          List<Path> archives =
              files
                  .filter(file -> file.toString().endsWith(".jsa"))
                  .filter(file -> !file.getFileName().toString().equals(other))
                  .toList();
          if (archives.size() == 1) {
            assertThat(archives.get(0)).isNotEmptyFile();
            return archives.get(0);
          }
        }
      }
      Thread.sleep(20);
    }
  }

  /** All that the program and its JVM print, but for the line about the incubating module. */
  private static List<String> lines(String output) {
    return output.lines().filter(line -> !line.contains("incubator modules")).toList();
  }

  private String start(String options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/gdx-agents").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", options);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
