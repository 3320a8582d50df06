package io.github.gdxagents.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a browser; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class PageTest {

  private static final Path PAGE = Path.of("target/page");

  /** As many as any of the games makes in an episode at most, and more. */
  private static final int MOST_TICKS = 5_000;

  private static final int NO_ENGINE = 0;
  private static final int RIGHT_ENGINE = 3;

  private OpenPage page;

  @BeforeAll
  void open(@TempDir Path downloads) throws IOException, InterruptedException {
    page = new OpenPage(PAGE, downloads);
  }

  @AfterAll
  void close() {
    if (page != null) {
      page.close();
    }
  }

  static Set<String> games() {
    return new TreeSet<>(InJvm.GAMES.keySet());
  }

  @ParameterizedTest
  @MethodSource("games")
  void aGameGoesInABrowserBitForBitAsInTheJvm(String game)
      throws IOException, InterruptedException {
    Demonstrations inBrowser = page.play(game, "seed=11", 3, MOST_TICKS);

    assertDecisionsAreTheJvms(inBrowser);
    Demonstrations inJvm = InJvm.play(game, 11, 3);
    assertThat(inBrowser.lives()).hasSameSizeAs(inJvm.lives());
    assertThat(inBrowser).isEqualTo(inJvm);
    assertThat(page.console()).doesNotContain("SEVERE");
  }

  @Test
  void theLanderLandsInABrowser() throws IOException, InterruptedException {
    Demonstrations episodes = page.play("lander", "seed=1000", 100, MOST_TICKS);

    assertDecisionsAreTheJvms(episodes);
    LanderScore score = LanderScore.of(episodes);
    System.out.println("The lander in a browser: " + score);
    assertThat(score.episodes()).isEqualTo(100);
    assertThat(score.landed()).isGreaterThanOrEqualTo(90);
  }

  @Test
  void aHumanTakesOverByTheKeys() throws IOException, InterruptedException {
    page.open("game=lander&seed=3&pilot=human");
    page.press(' ');
    page.press('r');
    page.record();
    page.tick(5);
    page.hold(OpenPage.RIGHT, () -> page.tick(5));
    page.tick(5);
    page.press('p');
    page.record();
    Demonstrations recorded = page.recorded("lander-1.demos");

    Trajectory flight = recorded.lives().get(0);
    float[] engine = new float[1];
    List<Integer> engines = new ArrayList<>();
    for (int decision = 0; decision < flight.decisions(); decision++) {
      flight.copyAction(decision, engine, 0);
      engines.add((int) engine[0]);
    }
    assertThat(engines.subList(0, 5)).containsOnly(NO_ENGINE);
    assertThat(engines.subList(5, 10)).containsOnly(RIGHT_ENGINE);
    assertThat(engines.subList(11, 14)).containsOnly(NO_ENGINE);
  }

  @Test
  void theNumberKeysOpenAllGamesAndWhatHappensIsSeen() throws IOException, InterruptedException {
    Path pictures = Files.createDirectories(Path.of("target/pictures"));
    page.resize(960, 540);
    page.open("seed=5");
    for (int i = 0; i < Games.ALL.size(); i++) {
      Game game = Games.ALL.get(i);
      page.press((char) ('1' + i));
      if (!games().contains(game.id())) {
        page.press('h'); // where no policy can play, the page says so until then
      }
      page.press(' ');
      page.tick(1);
      BufferedImage first = picture();
      page.tick(60);
      byte[] png = page.screenshot();
      Files.write(pictures.resolve(game + ".png"), png);

      assertThat(colors(first)).as("colors of %s", game).isGreaterThan(300);
      assertThat(differentPixels(first, ImageIO.read(new ByteArrayInputStream(png))))
          .as("pixels of %s that change", game)
          .isGreaterThan(500);
    }
    page.resize(480, 270);
  }

  private BufferedImage picture() throws IOException, InterruptedException {
    return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
  }

  private static long colors(BufferedImage picture) {
    return IntStream.of(pixels(picture)).distinct().count();
  }

  private static long differentPixels(BufferedImage one, BufferedImage other) {
    int[] pixels = pixels(one);
    int[] others = pixels(other);
    return IntStream.range(0, pixels.length).filter(i -> pixels[i] != others[i]).count();
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }

  @Test
  void anAddressThatAsksForWhatThereIsNotIsAnswered() throws IOException, InterruptedException {
    assertThat(page.message("game=chess"))
        .startsWith("There is no game 'chess'; choose from lander, ");
    assertThat(page.message("seed=x")).isEqualTo("seed needs a whole number, not 'x'");
    assertThat(page.message("size=3"))
        .isEqualTo("There is no option 'size'; choose from game, pilot, seed");
  }

  /** For the same observations, whatever world they come from. */
  private static void assertDecisionsAreTheJvms(Demonstrations demonstrations) throws IOException {
    AgentSpec spec = demonstrations.spec();
    PolicyPlayer policy = InJvm.policy(demonstrations.game()).player();
    float[] observation = new float[spec.observation().size()];
    boolean[] allowed = new boolean[spec.action().totalChoices()];
    ActionMask mask = new ActionMask(spec.action());
    Action action = new Action(spec.action());
    float[] inBrowser = new float[spec.action().branchCount() + spec.action().axisCount()];
    for (Trajectory life : demonstrations.lives()) {
      policy.beginLife();
      for (int decision = 0; decision < life.decisions(); decision++) {
        life.copyObservation(decision, observation, 0);
        life.copyMask(decision, allowed, 0);
        life.copyAction(decision, inBrowser, 0);
        mask.copyFrom(allowed, 0);
        policy.decide(observation, mask, action);
        assertThat(inBrowser).as("decision %s of %s", decision, life).isEqualTo(numbers(action));
      }
    }
  }

  /** As a trajectory has it. */
  private static float[] numbers(Action action) {
    int branches = action.spec().branchCount();
    float[] numbers = new float[branches + action.spec().axisCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i < branches ? action.choice(i) : action.axis(i - branches);
    }
    return numbers;
  }
}
