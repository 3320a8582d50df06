package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowCommandTest {

  @TempDir Path folder;

  private CommandLineRun slow(String... options) throws IOException {
    Path policy = TestPolicies.write(folder.resolve("quick.policy"), "corridor");
    String[] arguments = new String[options.length + 2];
    arguments[0] = "slow";
    arguments[1] = policy.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void aSlowPolicyIsTheSameButForItsReaction() throws IOException {
    String output = folder.resolve("slow.policy").toString();
    CommandLineRun run =
        slow("--reaction-delay", "6", "--decision-interval", "2", "--output", output).succeeded();

    Policy quick = PolicyFile.read(folder.resolve("quick.policy").toFile());
    Policy slow = PolicyFile.read(folder.resolve("slow.policy").toFile());
    assertThat(run.out()).isEqualTo("Wrote " + output + System.lineSeparator());
    assertThat(slow.reaction()).isEqualTo(new Reaction(6, 2));
    assertThat(slow.provenance().steps()).isEqualTo(quick.provenance().steps());
    assertThat(slow.provenance().scoreEpisodes()).as("a score of the quick one").isZero();
    assertThat(slow.network().denseLayer(0).weights())
        .isEqualTo(quick.network().denseLayer(0).weights());
    assertThat(CommandLineRun.of("inspect", output).succeeded().out())
        .containsPattern("reaction-delay +6\n")
        .containsPattern("decision-interval +2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --reaction-delay=-1     | --reaction-delay must be between 0 and 1000, not -1
          --reaction-delay=1001   | --reaction-delay must be between 0 and 1000, not 1001
          --decision-interval=0   | --decision-interval must be between 1 and 1000, not 0
          """)
  void whatCannotBeIsRefused(String option, String message) throws IOException {
    CommandLineRun run = slow(option, "--output", folder.resolve("slow.policy").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void whatIsNotSaidStaysAsItWas() throws IOException {
    String once = folder.resolve("once.policy").toString();
    String twice = folder.resolve("twice.policy").toString();
    slow("--reaction-delay", "6", "--output", once).succeeded();
    CommandLineRun.of("slow", once, "--decision-interval", "2", "--output", twice).succeeded();
    CommandLineRun nothing = slow("--output", folder.resolve("no.policy").toString());

    assertThat(PolicyFile.read(folder.resolve("twice.policy").toFile()).reaction())
        .isEqualTo(new Reaction(6, 2));
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("Say how slow");
  }

  @Test
  void whatOthersSeeAtOnceCannotBeShownBySomebodySlow() throws IOException {
    String slow = folder.resolve("slow.policy").toString();
    slow("--reaction-delay", "2", "--output", slow).succeeded();

    CommandLineRun explained = CommandLineRun.of("explain", slow);
    String demos = folder.resolve("slow.demos").toString();
    CommandLineRun recorded =
        CommandLineRun.of("demos", "record", "corridor", "--policy", slow, "--out", demos);

    assertThat(explained.exitCode()).isEqualTo(2);
    assertThat(explained.err()).contains("reacts slowly (delay 2, interval 1)");
    assertThat(recorded.exitCode()).isEqualTo(2);
    assertThat(recorded.err()).contains("reacts slowly (delay 2, interval 1)");
  }

  @Test
  void thePolicyItselfStaysAsItIs() throws IOException {
    CommandLineRun run =
        slow(
            "--reaction-delay",
            "1",
            "--output",
            folder.resolve("quick.policy").toString(),
            "--overwrite");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would replace");
  }
}
