package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A policy depends on game, settings, seed and library, and on nothing of the machine. Who changes
 * on purpose what is learned puts the new checksums here.
 */
class SameBitsTest {

  private static final List<String> EXPECTED =
      List.of();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void policiesAreThoseOfEveryOtherMachine(int threads) {
    assertThat(Fingerprints.of(threads)).isEqualTo(EXPECTED);
  }

  /** Options that a JVM does not know, such as UseAVX on ARM, change nothing there. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:UseAVX=0",
        "--add-modules jdk.incubator.vector -XX:UseAVX=0",
        "--add-modules jdk.incubator.vector -XX:UseAVX=1",
        "--add-modules jdk.incubator.vector -XX:UseAVX=2 -XX:+UseSerialGC",
        "--add-modules jdk.incubator.vector -XX:UseAVX=3 -XX:+UseParallelGC",
        "--add-modules jdk.incubator.vector -XX:MaxVectorSize=16 -XX:+UseG1GC",
      })
  void policiesAreTheSameInEveryKindOfJvm(String options) throws Exception {
    assertThat(inJvm(options)).isEqualTo(EXPECTED);
  }

  private static List<String> inJvm(String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Fingerprints.class.getName(), "2"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return output.lines().toList();
  }
}
