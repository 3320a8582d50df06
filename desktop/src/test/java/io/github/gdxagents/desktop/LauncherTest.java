package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return DesktopLauncher.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Picture screenshot(String name, String... arguments) throws IOException {
    TestWindow.requireDisplay();
    File file = folder.resolve(name).toFile();
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--screenshot";
    all[arguments.length + 1] = file.getPath();
    assertThat(run(all)).as(errors()).isZero();
    return Picture.read(file);
  }

  @Test
  void helpIsPrintedWithoutAWindow() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--policy FILE", "--screenshot FILE");
  }

  @Test
  void aBadCommandLineEndsWithCodeTwoAndOneLine() {
    assertThat(run("--game", "landr")).isEqualTo(2);
    assertThat(errors().strip()).contains("choose from lander, ").doesNotContain("\n");
  }

  @Test
  void aPolicyFileThatIsNoneEndsWithCodeTwo() throws IOException {
    Path file = folder.resolve("broken.policy");

    assertThat(run("--policy", file.toString())).isEqualTo(2);
    assertThat(errors()).contains("broken.policy");
    err.reset();
    Files.writeString(file, "no policy");
    assertThat(run("--policy", file.toString())).isEqualTo(2);
    assertThat(errors()).contains("broken.policy", "Not a policy file").doesNotContain("\tat ");
  }

  @Test
  void aPolicyOfAnUnknownGameEndsWithCodeTwoAndNamesTheGamesThereAre() throws IOException {
    assertThat(run("--policy", save("chess", Games.CARTPOLE))).isEqualTo(2);
    assertThat(errors()).contains("'chess'", "lander, lander-continuous, cartpole", "--game");
  }

  @Test
  void theGameIsTheOneThatThePolicyWasTrainedOn() throws IOException {
    Picture picture =
        screenshot(
            "cartpole.png",
            "--policy",
            save("cartpole", Games.CARTPOLE),
            "--seed",
            "3",
            "--after-ticks",
            "5");

    assertThat(pole(picture)).isGreaterThan(0.04);
  }

  @Test
  void aPolicyForAnotherSpecIsReportedInTheWindowAndOnTheErrorStream() throws IOException {
    PrintStream original = System.err;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      Picture picture =
          screenshot(
              "mismatch.png", "--policy", save("lander", Games.CARTPOLE), "--after-ticks", "5");

      assertThat(picture.part(0.1, 0.1, 0.5, 0.5).share(Picture.near(0xffc65c, 24)))
          .isGreaterThan(0.004);
    } finally {
      System.setErr(original);
    }
    assertThat(errors())
        .contains("observation component 0", "policy has cart position", "game has x");
  }

  @Test
  void aLenientMatchAcceptsAnotherKindAndSaysSo() {
    AgentSpec game = StandIns.spec(Games.CARTPOLE);
    AgentSpec trained =
        new AgentSpec(
            "pole",
            game.observation(),
            game.action(),
            game.fixedStepSeconds(),
            game.ticksPerDecision(),
            game.maxTicks());
    Policy policy = StandIns.policy(trained, "cartpole");
    PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);

    assertThat(DesktopLauncher.fitted(policy, game, Match.STRICT, messages)).isSameAs(policy);
    assertThat(errors()).isEmpty();
    Policy fitted = DesktopLauncher.fitted(policy, game, Match.LENIENT, messages);
    fitted.requireSpec(game);
    assertThat(errors()).startsWith("Accepted: kind: policy has pole, game has ");
  }

  @Test
  void theLanderIsSeenInItsLandscape() throws IOException {
    Picture picture =
        screenshot(
            "lander.png", "--game", "lander", "--random", "--seed", "3", "--after-ticks", "12");

    assertThat(picture.width()).isEqualTo(1280);
    assertThat(picture.height()).isEqualTo(720);
    Picture sky = picture.part(0.1, 0.2, 0.4, 0.4);
    assertThat(sky.mean(2))
        .as("blue of the night sky")
        .isGreaterThan(sky.mean(0) + 5)
        .isLessThan(90);
    Picture ground = picture.part(0.3, 0.82, 0.7, 0.9);
    assertThat(ground.mean(1)).as("gray ground").isBetween(25.0, 120.0);
    assertThat(picture.part(0.65, 0.1, 0.95, 0.4).share(Picture.near(0xd0a080, 44)))
        .as("planet")
        .isGreaterThan(0.02);
    assertThat(picture.part(0.4, 0.05, 0.6, 0.3).share(Picture.near(0xf2f4fc, 14)))
        .as("white hull")
        .isGreaterThan(0.005);
    assertThat(picture.part(0.4, 0.6, 0.65, 0.75).share(Picture.near(0xe86a45, 40)))
        .as("red flags")
        .isGreaterThan(0.01);
    assertThat(picture.part(0, 0, 0.2, 0.06).share(Picture.near(0xeaf2ff, 30)))
        .as("title")
        .isGreaterThan(0.02);
  }

  @Test
  void theCartPoleIsSeenOnItsRail() throws IOException {
    Picture picture =
        screenshot(
            "cartpole.png", "--game", "cartpole", "--random", "--seed", "3", "--after-ticks", "12");

    assertThat(pole(picture)).isGreaterThan(0.04);
    assertThat(picture.part(0.1, 0.63, 0.9, 0.67).share(Picture.near(0xb0b8d4, 50)))
        .as("rail")
        .isGreaterThan(0.3);
  }

  private static double pole(Picture picture) {
    return picture.part(0.42, 0.25, 0.58, 0.45).share(Picture.near(0xd89454, 48));
  }

  @Test
  void theSameCommandGivesTheSamePicture() throws IOException {
    String[] command = {
      "--game", "lander", "--random", "--seed", "5", "--size", "480x270", "--after-ticks", "90"
    };

    assertThat(screenshot("first.png", command).colors())
        .isEqualTo(screenshot("second.png", command).colors());
  }

  @Test
  void aPictureThatCannotBeSavedEndsWithCodeOne() throws IOException {
    TestWindow.requireDisplay();
    Path file = Files.createFile(folder.resolve("file"));
    String nowhere = file.resolve("picture.png").toString();

    assertThat(run("--random", "--size", "320x200", "--after-ticks", "1", "--screenshot", nowhere))
        .isEqualTo(1);
    assertThat(errors()).contains("cannot go on");
  }

  private String saveReplay(String game, int ticks, int actions) throws IOException {
    float[] pushes = new float[actions];
    Arrays.fill(pushes, 1);
    File file = folder.resolve("1.replay").toFile();
    ReplayFile.write(new Replay(game, Episode.of(3), ticks, pushes), file);
    return file.getPath();
  }

  @Test
  void aReplayIsPlayedToItsEndWhichIsTold() throws IOException {
    String replay = saveReplay("cartpole", 6, 6);

    Picture meanwhile = screenshot("meanwhile.png", "--replay", replay, "--after-ticks", "5");
    Picture end = screenshot("end.png", "--replay", replay, "--after-ticks", "30");

    assertThat(pole(meanwhile)).isGreaterThan(0.03);
    assertThat(caution(meanwhile)).isLessThan(0.0005);
    assertThat(caution(end)).isGreaterThan(0.01);
  }

  /** The share of the letters that tell how a replay ended, in the place for them. */
  private static double caution(Picture picture) {
    return picture.part(0.2, 0.75, 0.8, 0.9).share(Picture.near(0xffc65c, 24));
  }

  @Test
  void aReplayThatIsNoneEndsWithCodeTwo() throws IOException {
    Path file = Files.writeString(folder.resolve("1.replay"), "no replay at all, but long enough");
    assertThat(run("--replay", file.toString())).isEqualTo(2);
    assertThat(errors()).contains("1.replay holds no replay").doesNotContain("\tat ");
    err.reset();
    assertThat(run("--replay", saveReplay("chess", 1, 1))).isEqualTo(2);
    assertThat(errors()).contains("The replay is of 'chess'", "--game");
  }

  /** Saves a stand-in policy that says it was trained on one game, but has the spec of another. */
  private String save(String trainedOn, Game game) throws IOException {
    File file = folder.resolve(trainedOn + ".policy").toFile();
    PolicyFile.write(StandIns.policy(StandIns.spec(game), trainedOn), file);
    return file.getPath();
  }
}
