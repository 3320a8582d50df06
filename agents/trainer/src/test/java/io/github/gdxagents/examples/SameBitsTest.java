package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A policy depends on game, settings, seed and library, and on nothing of the machine. Who changes
 * on purpose what is learned puts the new checksums here.
 */
class SameBitsTest {

  private static final List<String> EXPECTED =
      List.of(
          "cartpole everything 9ec278ba",
          "cartpole grpo 8f2650ef",
          "cartpole memory 5e9a8f82",
          "cartpole ppo 9e14ed9c",
          "cartpole shared memory 9f02704a",
          "cartpole trpo 34a5f109",
          "cartpole vpg 2222512a",
          "catcher everything 4a054748",
          "catcher grpo 8d377c33",
          "catcher memory 59a1d4ab",
          "catcher ppo 3cf77f89",
          "catcher shared memory b4e5fb18",
          "catcher trpo 0591ca94",
          "catcher vpg f4007057",
          "follower everything a396f01d",
          "follower grpo 01a9ffff",
          "follower memory 31851d25",
          "follower ppo cfe0687d",
          "follower shared memory 91c638bb",
          "follower trpo ff478dd2",
          "follower vpg 2800267d",
          "forager everything e9927305",
          "forager grpo 84eace65",
          "forager memory b04e568e",
          "forager ppo 52246a2a",
          "forager shared memory 35d59a51",
          "forager vpg 7339fc47");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void policiesAreThoseOfEveryOtherMachine(int threads) {
    assertThat(Fingerprints.of(threads, "")).isEqualTo(EXPECTED);
  }

  /** Training goes over to vectors after so many multiply-adds: before its first, and halfway. */
  private static final String IN_VECTORS =
      "--add-modules jdk.incubator.vector -Dgdxagents.scalarMultiplyAdds=0 ";

  private static final String VECTORS_LATER =
      "--add-modules jdk.incubator.vector -Dgdxagents.scalarMultiplyAdds=200000 ";

  /** Options that a JVM does not know, such as UseAVX on ARM, change nothing there. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:UseAVX=0",
        VECTORS_LATER,
        IN_VECTORS + "-XX:UseAVX=0",
        IN_VECTORS + "-XX:UseAVX=1",
        IN_VECTORS + "-XX:UseAVX=2 -XX:+UseSerialGC",
        IN_VECTORS + "-XX:UseAVX=3 -XX:+UseParallelGC",
        IN_VECTORS + "-XX:MaxVectorSize=16 -XX:+UseG1GC",
      })
  void policiesAreTheSameInEveryKindOfJvm(String options) throws Exception {
    assertThat(inJvm(options, "")).isEqualTo(EXPECTED);
  }

  /** Takes seconds for a single run, and a minute for all. */
  @Test
  void policiesAreTheSameWhereNothingIsCompiled() throws Exception {
    assertThat(inJvm("-Xint", "catcher ppo")).isEqualTo(expected("catcher ppo"));
  }

  @Test
  void trainingLoadsNoNativeArithmetic(@TempDir Path folder) throws Exception {
    Path classes = folder.resolve("classes");

    assertThat(inJvm("-Xlog:class+load:file=" + classes, "catcher ppo"))
        .isEqualTo(expected("catcher ppo"));

    assertThat(classes)
        .content()
        .contains("io.github.gdxagents.training.network.FusedBackprop")
        .doesNotContain("org.nd4j", "org.deeplearning4j", "org.bytedeco");
  }

  private static List<String> expected(String wanted) {
    return EXPECTED.stream().filter(line -> line.startsWith(wanted)).toList();
  }

  private static List<String> inJvm(String options, String wanted)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Fingerprints.class.getName(), "2", wanted));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return output.lines().toList();
  }
}
