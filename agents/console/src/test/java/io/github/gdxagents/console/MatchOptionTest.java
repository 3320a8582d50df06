package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of a corridor that has been tidied up since, on the command line. */
class MatchOptionTest {

  /** The corridor before: another label, another unit, and the observation in another order. */
  private static final AgentSpec BEFORE =
      AgentSpec.builder()
          .observe("time", 1, "")
          .observe("position", 1, "px", -20, 20)
          .discrete("step", "backward", "forward")
          .build();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writePolicy() throws IOException {
    file = folder.resolve("before.policy");
    PolicyFile.write(TestPolicies.policy("corridor", BEFORE), file.toFile());
  }

  private static void assertListsEveryDifference(String text) {
    assertThat(text)
        .contains("branch 0: policy has step[backward, forward], game has step[back, forward]")
        .contains("observation component 'position': policy has position px")
        .contains("place of observation component 'time': policy has 0, game has 1");
  }

  @Test
  void aPolicyThatDiffersIsRefusedWithAHint() {
    CommandLineRun run = CommandLineRun.of("evaluate", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("toy: " + file + ": This policy was trained for another game")
        .endsWith("If these mean the same in the game, accept them with --match lenient\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothingHelpsAPolicyOfAnotherGame() throws IOException {
    AgentSpec other = AgentSpec.builder().observe("x", 1, "").discrete("step", "a", "b").build();
    PolicyFile.write(TestPolicies.policy("corridor", other), file.toFile());

    for (String match : new String[] {"strict", "lenient"}) {
      CommandLineRun run = CommandLineRun.of("evaluate", file.toString(), "--match", match);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("observation component").doesNotContain("--match lenient");
    }
  }

  @Test
  void aLenientEvaluationListsWhatItAccepted() {
    CommandLineRun run =
        CommandLineRun.of("evaluate", file.toString(), "--match", "lenient").succeeded();

    assertThat(run.err()).startsWith(file + " differs from the game; accepted:\n");
    assertListsEveryDifference(run.err());
    assertThat(run.out()).startsWith("corridor, 100 new episodes");
  }

  @Test
  void trainingGoesOnFromAPolicyThatDiffers() throws IOException {
    Path run = folder.resolve("run");
    String[] train = {"train", "corridor", "--from", file.toString(), "--run", run.toString()};
    assertThat(CommandLineRun.of(train).exitCode()).isEqualTo(2);
    assertThat(run).doesNotExist();

    CommandLineRun lenient =
        CommandLineRun.of(
                "train",
                "corridor",
                "--from",
                file.toString(),
                "--run",
                run.toString(),
                "--match",
                "lenient",
                "--set",
                "learning-rate=0")
            .succeeded();
    assertListsEveryDifference(lenient.err());
    assertThat(Files.readString(run.resolve("settings.yaml")))
        .contains("\nfrom: start.policy ", "\nmatch: lenient ");

    // Nothing was learned, so the weights are the old ones in the game's order.
    Policy before = PolicyFile.read(file.toFile());
    Policy now = PolicyFile.read(run.resolve("latest.policy").toFile());
    now.requireSpec(new Corridor(Corridor.Kind.STEPS).spec());
    float[] old = before.network().denseLayer(0).weights();
    float[] moved = now.network().denseLayer(0).weights();
    int hidden = before.network().denseLayer(0).outputs();
    for (int unit = 0; unit < hidden; unit++) {
      assertThat(moved[unit]).isEqualTo(old[hidden + unit]);
      assertThat(moved[hidden + unit]).isEqualTo(old[unit]);
    }
  }
}
