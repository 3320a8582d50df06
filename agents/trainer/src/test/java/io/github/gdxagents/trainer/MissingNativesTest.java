package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingNativesTest {

  @TempDir Path folder;

  @Test
  void aGameWhoseNativesAreMissingSaysWhichDependencyBringsThem()
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("gdx-box2d-platform"))
            .collect(Collectors.joining(File.pathSeparator));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                "train",
                "lander")
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(err))
        .singleElement()
        .asString()
        .startsWith("gdx-agents: Box2D needs ")
        .contains("com.badlogicgames.gdx:gdx-box2d-platform:");
    assertThat(folder.resolve("runs")).doesNotExist();
  }
}
