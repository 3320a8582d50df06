package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loads, and when: a start should not wait for what is needed later or never. */
class StartTest {

  private static final String UPDATE_IS_OVER = "io.github.gdxagents.training.learn.UpdateReport ";

  @Test
  void whatReadsPoliciesIsLoadedAfterTheFirstIterationAndWhatIsNotNeededNever(@TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("classes");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "cartpole",
                "--steps",
                "256",
                "--run",
                folder.resolve("run").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("output"))).isZero();

    List<String> loaded = Files.readAllLines(log);
    int updated = first(loaded, UPDATE_IS_OVER);
    assertThat(updated).isNotNegative();
    assertThat(first(loaded, "com.esotericsoftware.kryo")).isGreaterThan(updated);
    for (String unneeded : List.of("java.awt.", "org.nd4j.", "org.bytedeco.", "HelpText$")) {
      assertThat(first(loaded, unneeded)).as(unneeded).isNegative();
    }
  }

  /** The place of the first class whose line has a text; -1 for none. */
  private static int first(List<String> loaded, String text) {
    for (int i = 0; i < loaded.size(); i++) {
      if (loaded.get(i).contains(text)) {
        return i;
      }
    }
    return -1;
  }
}
