package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.trajectory.DemonstrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneCommandTest {

  /** What chance hardly ever does: twelve steps back. */
  private static final ActionSource BACKWARDS =
      (observation, mask, action) -> action.setChoice(0, 0);

  @TempDir Path folder;
  private String demos;

  @BeforeEach
  void record() throws IOException {
    Path file = folder.resolve("back.demos");
    DemonstrationFile.write(
        RecordedEpisodes.record("corridor", Corridor.steps(), () -> BACKWARDS, null, 4, 1),
        file.toFile());
    demos = file.toString();
  }

  private CommandLineRun train(String run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "corridor"));
    arguments.addAll(List.of("--run", folder.resolve(run).toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  private Policy policy(String run, String name) throws IOException {
    return PolicyFile.read(folder.resolve(run).resolve(name).toFile());
  }

  @Test
  void withoutStepsTheCloneIsThePolicy() throws IOException {
    CommandLineRun run = train("a", "--clone", demos, "--steps", "0").succeeded();

    assertThat(run.err()).contains("Cloned 4 lives, 48 decisions: ").contains(" held out");
    assertThat(run.out()).startsWith("Cloned corridor from 4 lives, 48 decisions, checksum ");
    Policy clone = policy("a", "latest.policy");
    assertThat(clone.provenance().algorithm()).isEqualTo("BC");
    assertThat(clone.provenance().steps()).isZero();
    assertThat(clone.provenance().scoreEpisodes()).isEqualTo(100);
    assertThat(clone.provenance().scoreMean()).isLessThan(-13);
  }

  @Test
  void trainingStartsFromTheCloneAndStaysNearIt() throws IOException {
    train("a", "--clone", demos, "--steps", "128").succeeded();

    assertThat(policy("a", "start.policy").provenance().algorithm()).isEqualTo("BC");
    Policy trained = policy("a", "latest.policy");
    assertThat(trained.provenance().settings())
        .containsEntry("critic-warm-up", "5")
        .containsEntry("reference-kl", "0.1")
        .containsEntry(
            "demonstrations",
            policy("a", "start.policy").provenance().settings().get("demonstrations"));
    // Within the warm-up of the critic, the policy is still the clone.
    assertThat(trained.provenance().scoreMean()).isLessThan(-13);
    train(
            "b",
            "--clone",
            demos,
            "--steps",
            "128",
            "--reference-kl",
            "0",
            "--set",
            "critic-warm-up=0")
        .succeeded();
    assertThat(policy("b", "latest.policy").provenance().settings())
        .containsEntry("critic-warm-up", "0")
        .containsEntry("reference-kl", "0");
  }

  /** Without the demonstrations, which may be gone by then. */
  @Test
  void aRunFromACloneIsResumedAndRepeatedAsItWas() throws IOException {
    train("whole", "--clone", demos, "--steps", "512").succeeded();
    String[] kept = {"--checkpoint-every", "1", "--keep-checkpoints", "100"};
    train("half", "--clone", demos, "--steps", "512", kept[0], kept[1], kept[2], kept[3])
        .succeeded();
    Files.delete(Path.of(demos));
    try (Stream<Path> checkpoints = Files.list(folder.resolve("half/checkpoints"))) {
      for (Path checkpoint : checkpoints.toList()) {
        String digits = checkpoint.getFileName().toString().replaceAll("\\D", "");
        if (Long.parseLong(digits) > 256) {
          Files.delete(checkpoint);
        }
      }
    }
    Files.delete(folder.resolve("half/latest.policy"));
    CommandLineRun.of("train", "--resume", folder.resolve("half").toString()).succeeded();
    assertThat(folder.resolve("half/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("whole/latest.policy"));
    CommandLineRun.of(
            "train",
            "--settings",
            folder.resolve("whole/settings.yaml").toString(),
            "--run",
            folder.resolve("again").toString())
        .succeeded();
    assertThat(folder.resolve("again/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("whole/latest.policy"));
  }

  @Test
  void anExpertCorrectsTheClone() throws IOException {
    Path expert = TestPolicies.write(folder.resolve("expert.policy"), "corridor");
    CommandLineRun run =
        train(
                "a",
                "--expert",
                expert.toString(),
                "--steps",
                "0",
                "--set",
                "dagger-iterations=2",
                "--set",
                "dagger-episodes=3")
            .succeeded();

    assertThat(run.err().lines().filter(line -> line.startsWith("Cloned "))).hasSize(3);
    assertThat(run.err()).contains("Cloned 3 lives").contains("Cloned 9 lives");
  }

  /** Back is what the game charges for, so it is not from the game that this is learned. */
  @Test
  void whatIsImitatedIsLearnedWithoutTheGamesRewardAndAgainFromTheRunFolder() throws IOException {
    String[] gail = {"--set", "reward=gail:1", "--set", "gail-passes=8"};
    train("a", "--demos", demos, "--steps", "10000", gail[0], gail[1], gail[2], gail[3])
        .succeeded();
    Files.delete(Path.of(demos));
    assertThat(policy("a", "latest.policy").provenance().scoreMean()).isLessThan(-10);
    assertThat(Files.readAllLines(folder.resolve("a/metrics.csv")).get(0))
        .contains("gail_reward", "gail_loss", "gail_policy_found");

    String settings = folder.resolve("a/settings.yaml").toString();
    String again = folder.resolve("again").toString();
    CommandLineRun.of("train", "--settings", settings, "--run", again).succeeded();
    assertThat(folder.resolve("again/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("a/latest.policy"));
  }

  @Test
  void whatDoesNotGoTogetherIsSaidInOneLine() throws IOException {
    assertThat(train("a", "--steps", "0").err()).contains("--steps must be at least 1, not 0");
    Path policy = TestPolicies.write(folder.resolve("a.policy"), "corridor");
    assertThat(train("a", "--clone", demos, "--from", policy.toString()).err())
        .contains("leave out --from");
    assertThat(train("a", "--set", "clone-steps=5").err())
        .contains("clone-steps goes with --clone");
    assertThat(train("a", "--clone", demos, "--set", "clone-step=5").err())
        .contains("There is no setting 'clone-step'");
    CommandLineRun other = train("a", "--variant", "throttle", "--clone", demos);
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("back.demos: These demonstrations are of another game");
    assertThat(train("a", "--set", "reward=gail:1").err()).contains("give some by --demos FILE");
    assertThat(train("a", "--demos", demos).err()).contains("--demos goes with --set reward=gail");
    assertThat(train("a", "--set", "gail-passes=2").err()).contains("set reward=gail:1 as well");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void theHelpListsTheSettingsOfCloning() {
    assertThat(CommandLineRun.of("train", "--help").succeeded().out())
        .containsPattern("with --clone or --expert\n +clone-steps +10000\n")
        .containsPattern("\n +dagger-iterations +10\n");
  }
}
