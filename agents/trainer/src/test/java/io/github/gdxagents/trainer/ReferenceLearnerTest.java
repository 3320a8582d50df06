package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer with DL4J, as a process of its own. */
class ReferenceLearnerTest {

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
            "snakeyaml",
            "woodstox",
            ".shade.guava.io.Files ",
            ".FileBackedOutputStream ");
  }

  /** Without an SLF4J setting of its own, as a game's author would start it. */
  private int train(String... jvmArguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmArguments));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("train", "cartpole", "--steps", "256", "--learner", "dl4j"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }
}
