package io.github.gdxagents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teavm.tooling.builder.BuildException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserDecisionsTest {

  /** A policy for each activation, with everything that a file can hold. */
  private static final Path GOLDEN = Path.of("../runtime/src/test/resources/golden");

  /** Trained policies, with choices or with axes. */
  private static final Path BUNDLED = Path.of("../../core/src/main/resources/policies");

  private WebAssemblyProgram program;

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException, InterruptedException, BuildException {
    Node.assumeInstalled();
    program = WebAssemblyProgram.compile(Decisions.class, folder);
  }

  static List<Path> policies() throws IOException {
    List<Path> policies = new ArrayList<>(golden());
    policies.removeIf(file -> isBeforeTheFirstRelease(file));
    try (Stream<Path> bundled = Files.list(BUNDLED)) {
      bundled.filter(file -> file.toString().endsWith(".policy")).sorted().forEach(policies::add);
    }
    return policies;
  }

  private static List<Path> golden() throws IOException {
    try (Stream<Path> golden = Files.list(GOLDEN)) {
      return golden.sorted().toList();
    }
  }

  private static boolean isBeforeTheFirstRelease(Path golden) {
    return golden.getFileName().toString().startsWith("format-1");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aPolicyDecidesInABrowserBitForBitAsInTheJvm(Path file)
      throws IOException, InterruptedException {
    List<String> inJvm = inJvm(file);

    List<String> inBrowser = program.run(file);

    assertThat(inBrowser).hasSameSizeAs(inJvm).hasSize(2 * Decisions.COUNT);
    for (int i = 0; i < inBrowser.size(); i++) {
      assertThat(inBrowser.get(i)).isEqualTo(inJvm.get(i));
    }
  }

  @Test
  void theFilesHoldChoicesAndAxesAndEveryActivation() throws IOException {
    assertThat(policies())
        .extracting(file -> file.getFileName().toString())
        .contains("lander.policy", "lander-continuous.policy")
        .anyMatch(name -> name.endsWith("-tanh.policy"))
        .anyMatch(name -> name.endsWith("-relu.policy"));
  }

  @Test
  void aBrowserRefusesWhatTheJvmRefusesInTheSameWords(@TempDir Path folder)
      throws IOException, InterruptedException {
    byte[] intact = Files.readAllBytes(BUNDLED.resolve("cartpole.policy"));
    byte[] damaged = intact.clone();
    damaged[intact.length / 2] ^= 1;
    List<Path> refused = new ArrayList<>(golden());
    refused.removeIf(file -> !isBeforeTheFirstRelease(file));
    refused.add(Files.write(folder.resolve("damaged"), damaged));
    refused.add(Files.write(folder.resolve("truncated"), Arrays.copyOf(intact, intact.length / 2)));

    for (Path file : refused) {
      List<String> inBrowser = program.run(file);

      assertThat(inBrowser).hasSize(1).isEqualTo(inJvm(file));
    }
  }

  private static List<String> inJvm(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    Decisions.tell(Files.readAllBytes(file), lines::add);
    return lines;
  }
}
