package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemosCommandTest {

  @TempDir Path folder;
  private Path policy;
  private Path demos;

  @BeforeEach
  void record() throws IOException {
    policy = TestPolicies.write(folder.resolve("a.policy"), "corridor");
    demos = folder.resolve("a.demos");
    CommandLineRun run = record("a.demos").succeeded();
    assertThat(run.out()).startsWith("Saved 3 lives of corridor, ").contains("mean return");
  }

  private CommandLineRun record(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("demos", "record", "corridor", "--policy", policy.toString(), "--sampled"));
    arguments.addAll(List.of("--episodes", "3", "--out", folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  private Demonstrations read(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      return DemonstrationFile.read(in, name);
    }
  }

  private CommandLineRun demos(String... more) {
    List<String> arguments = new ArrayList<>(List.of("demos", demos.toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  @Test
  void nothingIsPlayedForAFileThatHasNoPlace() {
    CommandLineRun run = record("nowhere/b.demos");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("create the folder " + folder.resolve("nowhere") + " first");
  }

  @Test
  void thousandsAreMarkedInTheSummary() throws IOException {
    String[] arguments = new String[101];
    Arrays.fill(arguments, demos.toString());
    arguments[0] = "demos";

    CommandLineRun run = CommandLineRun.of(arguments).succeeded();

    String decisions = Long.toString(100 * read("a.demos").decisions());
    int thousands = decisions.length() - 3;
    assertThat(thousands).isPositive();
    assertThat(run.out())
        .startsWith(
            "300 lives of corridor, %s,%s decisions"
                .formatted(decisions.substring(0, thousands), decisions.substring(thousands)));
  }

  @Test
  void theListNamesEachLifeItsReturnAndItsEnd() throws IOException {
    Demonstrations read = read("a.demos");
    CommandLineRun list = demos().succeeded();
    JsonObject json = JsonParser.parseString(demos("--json").succeeded().out()).getAsJsonObject();

    assertThat(list.out().lines()).hasSize(5);
    for (int i = 0; i < 3; i++) {
      Trajectory life = read.lives().get(i);
      assertThat(list.out()).contains(Long.toString(life.origin().seed()));
      JsonObject told = json.getAsJsonArray("lives").get(i).getAsJsonObject();
      assertThat(told.get("seed").getAsLong()).isEqualTo(life.origin().seed());
      assertThat(told.get("decisions").getAsInt()).isEqualTo(life.decisions());
      assertThat(told.get("return").getAsDouble()).isEqualTo(life.undiscountedReturn());
      assertThat(told.get("end").getAsString()).isEqualToIgnoringCase(life.end().name());
    }
  }

  @Test
  void theSameSeedRecordsTheSameEpisodesAndNothingIsOverwritten() throws IOException {
    record("b.demos").succeeded();
    record("c.demos", "--seed", "2").succeeded();
    assertThat(folder.resolve("b.demos")).hasSameBinaryContentAs(demos);
    assertThat(read("c.demos")).isNotEqualTo(read("a.demos"));
    CommandLineRun again = record("a.demos");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("a.demos exists already");
  }

  @Test
  void livesAndDecisionsAreCutIntoANewFile() throws IOException {
    Path cut = folder.resolve("cut.demos");
    demos("--lives", "3,1", "--cut", "1..3", "--out", cut.toString()).succeeded();

    Demonstrations whole = read("a.demos");
    assertThat(read("cut.demos").lives())
        .containsExactly(whole.lives().get(2).part(1, 3), whole.lives().get(0).part(1, 3));
    assertThat(demos("--lives", "4").err()).contains("there are lives 1 to 3");
    assertThat(demos("--lives", "x").err()).contains("--lives needs numbers");
    assertThat(demos("--cut", "1-3").err()).contains("--cut needs FROM..TO");
    assertThat(demos("--cut", "99..").err()).contains("leaves no decision");
  }

  @Test
  void severalFilesAreTakenTogether() throws IOException {
    record("c.demos", "--seed", "2").succeeded();
    Path both = folder.resolve("both.demos");
    demos(folder.resolve("c.demos").toString(), "--out", both.toString()).succeeded();
    assertThat(read("both.demos").lives()).hasSize(6);
  }

  @Test
  void aReplayGoesAsItWentAndAPartOfItUpToItsEnd() throws IOException {
    assertThat(demos("--replay").succeeded().out()).endsWith("3 of 3 lives go as they went\n");

    Path begin = folder.resolve("begin.demos");
    demos("--cut", "..2", "--out", begin.toString()).succeeded();
    assertThat(read("begin.demos").lives().get(0).end()).isEqualTo(AgentState.RUNNING);
    CommandLineRun part = CommandLineRun.of("demos", begin.toString(), "--replay").succeeded();
    assertThat(part.out()).endsWith("3 of 3 lives go as they went\n");

    CommandLineRun end = demos("--cut", "1..", "--replay");
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.out()).contains("Life 1: cannot be played again").contains("0 of 3 lives");
  }

  /** The second life, with something changed. */
  private CommandLineRun replayWith(UnaryOperator<float[]> observations, float reward)
      throws IOException {
    Demonstrations whole = read("a.demos");
    Trajectory life = whole.lives().get(1);
    int decisions = life.decisions();
    float[] seen = new float[(decisions + 1) * 2];
    boolean[] masks = new boolean[decisions * 2];
    float[] actions = new float[decisions];
    float[] rewards = new float[decisions];
    for (int decision = 0; decision <= decisions; decision++) {
      life.copyObservation(decision, seen, 2 * decision);
    }
    for (int decision = 0; decision < decisions; decision++) {
      life.copyMask(decision, masks, 2 * decision);
      life.copyAction(decision, actions, decision);
      rewards[decision] = life.reward(decision) + (decision == 1 ? reward : 0);
    }
    Trajectory changed =
        new Trajectory(
            whole.spec(),
            life.origin(),
            life.end(),
            observations.apply(seen),
            masks,
            actions,
            rewards);
    Path file = folder.resolve("changed.demos");
    DemonstrationFile.write(whole.of(List.of(whole.lives().get(0), changed)), file.toFile());
    return CommandLineRun.of("demos", file.toString(), "--replay");
  }

  @Test
  void aReplayNamesTheFirstDifference() throws IOException {
    CommandLineRun moved =
        replayWith(
            seen -> {
              seen[4] += 0.5f;
              return seen;
            },
            1);
    assertThat(moved.exitCode()).isEqualTo(1);
    assertThat(moved.out())
        .containsPattern("Life 2: decision 1: the reward is .* but was ")
        .contains("1 of 2 lives go as they went");
    CommandLineRun seen =
        replayWith(
            numbers -> {
              numbers[2] += 0.5f;
              return numbers;
            },
            0);
    assertThat(seen.out()).containsPattern("Life 2: decision 1: .*position.* is .*, but was ");
  }

  @Test
  void demonstrationsOfAnotherGameAreRefusedWithEveryDifference() {
    assertThat(demos("--check", "corridor").succeeded().out())
        .endsWith("They are of corridor as it is now\n");
    CommandLineRun other = demos("--check", "corridor-throttle");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("another game").contains("throttle");
    assertThat(demos("--check", "corridr").err()).contains("did you mean 'corridor'");
  }

  @Test
  void whatIsNoFileOfDemonstrationsIsRefusedInOneLine() {
    assertThat(CommandLineRun.of("demos").err()).contains("Missing required parameter: 'FILE'");
    assertThat(CommandLineRun.of("demos", folder.resolve("x").toString()).err())
        .contains("Demonstrations not found");
    CommandLineRun wrong = CommandLineRun.of("demos", policy.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("holds no demonstrations");
  }
}
