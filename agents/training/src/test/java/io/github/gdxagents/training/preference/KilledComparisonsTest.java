package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that add one comparison after the other are killed in the midst of it: a few, or
 * as many as {@code -Dgdxagents.kills=100} says.
 */
class KilledComparisonsTest {

  private static final int KILLS = Integer.getInteger("gdxagents.kills", 5);

  @TempDir Path folder;

  private static Comparison comparison(int number) {
    RandomStream random = new RandomStream(number);
    return new Comparison(
        Clips.of(20 + number % 7, AgentState.RUNNING, random),
        Clips.of(3, AgentState.TERMINATED, random),
        Answer.of(1 + number % 4));
  }

  /** Adds comparisons until it is killed, and prints the number of each once it is added. */
  static final class Labelling {

    private Labelling() {}

    public static void main(String[] arguments) throws IOException {
      try (ComparisonFile file = new ComparisonFile(Path.of(arguments[0]), "clips", Clips.SPEC)) {
        for (int number = file.comparisons().size(); ; number++) {
          file.add(comparison(number));
          System.out.println(number);
          System.out.flush();
        }
      }
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAndTheFileGoesOn() throws Exception {
    Path file = folder.resolve("labels");
    Path output = folder.resolve("output");
    Random random = new Random(1);
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(file, output);
      int enough = 1 + random.nextInt(50);
      while (lines(output).size() < enough && process.isAlive()) {
        Thread.sleep(random.nextInt(20));
      }
      process.destroyForcibly().waitFor(); // SIGKILL
      List<String> numbers = lines(output);
      assertThat(numbers).as("output").isNotEmpty();
      acknowledged = Integer.parseInt(numbers.get(numbers.size() - 1)) + 1;
      List<Comparison> kept = ComparisonFile.read(file, Clips.SPEC);
      assertThat(kept.size()).isBetween(acknowledged, acknowledged + 1);
      for (int number = 0; number < kept.size(); number++) {
        assertThat(kept.get(number)).isEqualTo(comparison(number));
      }
      acknowledged = kept.size();
    }
  }

  /** What was printed so far, in whole lines. */
  private static List<String> lines(Path output) throws IOException {
    String text = Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static Process start(Path file, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Labelling.class.getName(), file.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
