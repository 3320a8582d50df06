package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trainer laid out as it is distributed, in jars whose class path are this test's classes. */
@Timeout(120)
class WindowProcessTest {

  @TempDir private Path home;
  private Path trainer;

  @BeforeEach
  void layOut() throws IOException {
    trainer = jar("lib/gdx-agents-trainer.jar");
    jar("window/class-path.jar");
  }

  private Path jar(String name) throws IOException {
    Path jar = home.resolve(name);
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            String.join(
                " ",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> Path.of(entry).toUri().toString())
                    .toList()));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  @Test
  void theWindowIsAProcessThatTellsOfItsPolicyAndGivesItsExitCode() throws Exception {
    Path none = Files.writeString(home.resolve("none.policy"), "no policy");
    List<String> command = WindowProcess.find(trainer).orElseThrow().command(none);

    assertThat(command.get(0)).startsWith(System.getProperty("java.home"));
    assertThat(command).contains("-Dgdxagents.parent=" + ProcessHandle.current().pid());
    assertThat(command).endsWith("--watch", none.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("none.policy", "Not a policy file");
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(WindowProcess.find(trainer).orElseThrow().show(none)).isEqualTo(2);
  }

  @Test
  void withoutTheFolderThereIsNoWindow() throws IOException {
    Files.delete(home.resolve("window/class-path.jar"));

    assertThat(WindowProcess.find(trainer)).isEmpty();
  }

  @Test
  void classesThatAreInNoJarHaveNoWindow() {
    assertThat(WindowProcess.find()).isEmpty();
  }
}
