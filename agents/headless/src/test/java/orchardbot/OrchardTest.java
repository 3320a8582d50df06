package orchardbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import io.github.gdxagents.gdx.GameWithBot;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orchard.OrchardGame;
import orchard.PlayScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A game that knows nothing of this library is trained as it is, and played in its window. */
class OrchardTest {

  private static final Path README = Path.of("../README.md");
  private static final Path SOURCES = Path.of("src/test/java/orchardbot");

  @Test
  void theReadmeShowsTheCodeThatIsTestedHere() throws IOException {
    String readme = withoutSpace(Files.readString(README));

    assertThat(readme).contains(source("OrchardBot", "public final class", 0));
    assertThat(readme).contains(source("OrchardTrainer", "public static void main", 1));
    assertThat(readme).contains(source("OrchardLauncher", "Policy policy", 2));
  }

  /** What a file of this package says between some words and the last braces. */
  private static String source(String file, String words, int braces) throws IOException {
    String code = withoutSpace(Files.readString(SOURCES.resolve(file + ".java")));
    return code.substring(code.indexOf(withoutSpace(words)), code.length() - braces);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s|@Override", "");
  }

  @Test
  void oneAndTwoThreadsTrainTheSamePolicy(@TempDir File folder) throws IOException {
    byte[] one = bytes(TrainedOrchard.train(1, 2_048), folder);
    assertThat(bytes(TrainedOrchard.train(2, 2_048), folder)).isEqualTo(one);
  }

  private static byte[] bytes(Policy policy, File folder) throws IOException {
    File file = new File(folder, "orchard.policy");
    PolicyFile.write(policy, file);
    return Files.readAllBytes(file.toPath());
  }

  @Test
  void anEpisodeIsTheSameInAFreshWorldAsInAUsedOne() {
    try (Stepper fresh = new Stepper(TrainedOrchard.WORLDS.get());
        Stepper used = new Stepper(TrainedOrchard.WORLDS.get())) {
      play(used, 2);
      play(used, 3);
      assertThat(play(used, 1)).isEqualTo(play(fresh, 1));
    }
  }

  /** What was observed at each decision of an episode that is played at random. */
  private static List<Float> play(Stepper stepper, long seed) {
    RandomPlayer player = new RandomPlayer(seed);
    List<Float> seen = new ArrayList<>();
    stepper.seat(
        0,
        (observation, mask, action) -> {
          for (float number : observation) {
            seen.add(number);
          }
          player.decide(observation, mask, action);
        });
    stepper.reset(seed);
    while (!stepper.over()) {
      stepper.step();
    }
    return seen;
  }

  /** Within a minute, 66 apples fall; who does not move catches one of six, and is out soon. */
  @Test
  void itIsLearned() {
    try (Simulation game = TrainedOrchard.WORLDS.get()) {
      Evaluation evaluation = Evaluation.of(game, TrainedOrchard.policy(), 4, 1);
      assertThat(evaluation.meanReturn()).isGreaterThan(25);
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
  void theBotPressesKeysInTheGamesOwnWindow() {
    Policy policy = TrainedOrchard.policy();
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setWindowedMode(800, 480);
    configuration.disableAudio(true);
    int[] results = new int[2];
    new Lwjgl3Application(
        watching(new GameWithBot(new OrchardBot(), policy), results), configuration);
    assertThat(results[0]).as("caught").isGreaterThanOrEqualTo(3);
  }

  /** The game, begun by somebody who skips the menu, and ended after four apples. */
  private static ApplicationListener watching(ApplicationListener game, int[] results) {
    return (ApplicationListener)
        Proxy.newProxyInstance(
            OrchardTest.class.getClassLoader(),
            new Class<?>[] {ApplicationListener.class},
            (self, method, arguments) -> {
              Object result = method.invoke(game, arguments);
              if (method.getName().equals("create")) {
                OrchardGame.game.setScreen(new PlayScreen());
              }
              if (OrchardGame.game.getScreen() instanceof PlayScreen play) {
                results[0] = play.caught;
                results[1] = play.missed;
                if (play.caught + play.missed == 4) {
                  Gdx.app.exit();
                }
              }
              return result;
            });
  }
}
