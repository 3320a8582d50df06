package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer with DL4J, as a process of its own. */
class ReferenceLearnerTest {

  private static final List<String> TRAIN =
      List.of("train", "cartpole", "--steps", "256", "--learner", "dl4j");
  private static final Path RUN = Path.of("runs", "cartpole-seed1");

  @TempDir private Path folder;

  @Test
  void nothingButProgressAndResultsReachesTheTerminal() throws IOException, InterruptedException {
    int exitCode = train();
    String out = Files.readString(folder.resolve("out"));
    String err = Files.readString(folder.resolve("err"));

    assertThat(exitCode).as(err).isZero();
    assertThat(out).startsWith("Trained cartpole for 256 steps");
    assertThat(err)
        .startsWith("Training cartpole, seed 1, in " + RUN + "\n")
        .endsWith("\nEvaluating over 100 new episodes\n");
    List<String> progress = err.lines().toList();
    assertThat(progress.subList(1, progress.size() - 1))
        .allMatch(line -> line.contains(" steps/s  mean return "));
    assertThat(folder.resolve(RUN).resolve("train.log")).content().contains(", DL4J, ");
  }

  /** For a processor without AVX2, the natives that need it are left alone. */
  @Test
  void trainsWithoutAvx2() throws IOException, InterruptedException {
    int exitCode = train("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=1");

    assertThat(exitCode).isZero();
    assertThat(folder.resolve(RUN).resolve("latest.policy")).exists();
  }

  /** What scanners report of the libraries that ND4J carries is in parsers and temporary files. */
  @Test
  void loadsNoneOfTheClassesThatScannersReport() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");

    assertThat(train("-Xlog:class+load:file=" + classes)).isZero();

    assertThat(classes)
        .content()
        .contains("org.nd4j.linalg.factory.Nd4j ")
        .doesNotContain(
            ".ObjectMapper ",
            ".JsonFactory ",
            "yaml.snakeyaml.", // not ours, org.snakeyaml.engine
            "woodstox",
            ".shade.protobuf.",
            ".shade.guava.io.Files ",
            ".FileBackedOutputStream ");
  }

  @Test
  void missingNativesAreOneSentenceAndNoFolderOrFile() throws IOException, InterruptedException {
    Pattern natives = Pattern.compile("(nd4j-native|openblas|javacpp)-.*-(linux|macosx|windows)-");
    String withoutNatives =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !natives.matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));

    assertMissing(run(withoutNatives, List.of(), TRAIN));
    assertThat(folder.resolve("runs")).doesNotExist();

    String policy =
        Path.of("../../core/src/main/resources/policies/lander.policy").toRealPath().toString();
    assertMissing(run(withoutNatives, List.of(), List.of("export", policy, "--dl4j", "a.zip")));
    assertThat(folder.resolve("a.zip")).doesNotExist();
  }

  private void assertMissing(int exitCode) throws IOException {
    assertThat(exitCode).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("err")))
        .singleElement()
        .asString()
        .startsWith(
            "gdx-agents: The native libraries of DL4J cannot be loaded; add"
                + " org.nd4j:nd4j-native:")
        .endsWith(" to the class path, or train with --learner fused and export without --dl4j");
  }

  private int train(String... jvmArguments) throws IOException, InterruptedException {
    return run(System.getProperty("java.class.path"), List.of(jvmArguments), TRAIN);
  }

  /** Without an SLF4J setting of its own, as a game's author would start it. */
  private int run(String classPath, List<String> jvmArguments, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }
}
