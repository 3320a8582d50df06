package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.Pilot;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchTest {

  private static final AgentSpec SPEC = StandIns.spec(Games.CARTPOLE);

  @TempDir private Path run;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private File file() {
    return run.resolve("latest.policy").toFile();
  }

  private Policy save(long steps) {
    Policy policy = StandIns.policy(SPEC, "cartpole", steps);
    try {
      PolicyFile.write(policy, file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return policy;
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int launch(String... arguments) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return DesktopLauncher.run(stream, stream, arguments);
  }

  /** The window goes on with its frames while the file changes twice, once to what is no policy. */
  @Test
  void newerPoliciesAreTakenInTheMiddleOfAnEpisodeAndHoldUpNoFrame() throws IOException {
    Files.writeString(
        run.resolve("metrics.csv"), "iteration,steps,mean_return\n1,100,20.5\n2,200,30.5\n");
    BundledPolicies bundled = new BundledPolicies(BundledPolicies.FOLDER, false, 1);
    PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
    WatchedPolicy watched =
        new WatchedPolicy(file(), save(100), Games.CARTPOLE, Match.STRICT, bundled, messages);
    GamesApp games = new GamesApp(Games.ALL, Games.CARTPOLE, Pilot.POLICY, 1, watched);
    List<String> credentials = new ArrayList<>();
    List<Long> updateNanos = new ArrayList<>();

    TestWindow.show(
        games,
        400,
        frame -> {
          long start = System.nanoTime();
          games.frame(1 / 50f);
          updateNanos.add(System.nanoTime() - start);
          String shown = games.session().policyCredentials();
          if (credentials.isEmpty() || !credentials.get(credentials.size() - 1).equals(shown)) {
            credentials.add(shown);
          }
          if (frame == 100) {
            cutShort();
          } else if (frame == 250) {
            save(200);
          }
          pause(10);
        });

    assertThat(credentials)
        .containsExactly(
            "iteration 1 · mean return 20.5 · stand-in · 100 decisions",
            "iteration 2 · mean return 30.5 · stand-in · 200 decisions");
    assertThat(errors())
        .startsWith("Playing on with the former policy: ")
        .contains("latest.policy")
        .containsOnlyOnce("\n");
    assertThat(Collections.max(updateNanos.subList(20, 400)))
        .as("ns of the longest frame, on a machine that is drawing in software")
        .isLessThan(250_000_000L);
  }

  private void cutShort() {
    try {
      byte[] bytes = Files.readAllBytes(file().toPath());
      Files.write(file().toPath(), Arrays.copyOf(bytes, bytes.length / 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theCommandLineWatchesARunFolderAndTheGameIsTheOneOfItsPolicy() throws IOException {
    TestWindow.requireDisplay();
    save(100);
    Path picture = run.resolve("picture.png");

    int exitCode =
        launch("--watch", run.toString(), "--seed", "3", "--screenshot", picture.toString());

    assertThat(exitCode).as(errors()).isZero();
    assertThat(
            Picture.read(picture.toFile())
                .part(0.1, 0.63, 0.9, 0.67)
                .share(Picture.near(0xb0b8d4, 50)))
        .as("rail")
        .isGreaterThan(0.3);
  }

  @Test
  void aRunWithoutAPolicyYetEndsWithCodeTwoAndOneLine() {
    assertThat(launch("--watch", run.toString())).isEqualTo(2);
    assertThat(errors())
        .contains("latest.policy; a run saves its first one after its first iteration")
        .containsOnlyOnce("\n");
  }

  @Test
  void theTablesTellIterationAndScoreOfThePolicyEvenWhereTheRunIsFurther() throws IOException {
    RunTables tables = new RunTables(run.toFile());
    Policy policy = StandIns.policy(SPEC, "cartpole", 250);

    assertThat(tables.progress(policy)).as("no run folder").isEmpty();
    Files.writeString(
        run.resolve("metrics.csv"),
        "iteration,steps,episodes,mean_return\n1,100,3,\n1500,200,3,31.25\n1501,300,4,40\n1502,4");
    assertThat(tables.progress(policy)).isEqualTo("iteration 1,500 · mean return 31.3");
    Files.writeString(
        run.resolve("evaluations.csv"),
        "steps,episodes,lives,mean_return\n150,20,20,-7.5\n300,1,1,2\n");
    assertThat(tables.progress(policy)).isEqualTo("iteration 1,500 · evaluation -7.5");
    assertThat(tables.progress(policy.withScore(1, 1, 10))).isEqualTo("iteration 1,500");

    PolicyFile.write(StandIns.policy(SPEC, "cartpole", 150), run.resolve("start.policy").toFile());
    assertThat(tables.progress(policy)).as("100 decisions of this run").isEqualTo("iteration 1");
  }
}
