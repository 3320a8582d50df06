package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.sun.management.ThreadMXBean;
import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.DemonstrationFolder;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.Pilot;
import io.github.gdxagents.core.screen.PolicySeat;
import io.github.gdxagents.core.screen.UnseenGame;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WindowTest {
  private static final float TICK = 1 / 50f;
  private static final int SUCCESS = 0x5ee6a8; // as drawn
  private static final int FAILURE = 0xff6b6b;
  private static final int CAUTION = 0xffc65c;
  private static final int TAKEN = 0xff9a4c;

  private static GamesApp games(Game game, long seed) {
    return new GamesApp(
        Games.ALL,
        game,
        Pilot.POLICY,
        seed,
        (opened, spec) -> PolicySeat.of(StandIns.pilot(opened), "scripted"));
  }

  @ParameterizedTest
  @FieldSource("io.github.gdxagents.core.screen.Games#ALL")
  void everyFrameShowsTheGameAndNotTwoOfThemAreAlikeInFlight(Game game) {
    GamesApp games = games(game, 1);
    List<Picture> pictures = new ArrayList<>();

    TestWindow.show(
        games,
        12,
        frame -> {
          games.frame(1 / 37f);
          pictures.add(Picture.ofWindow());
        });

    for (int i = 0; i < pictures.size(); i++) {
      assertThat(pictures.get(i).distinctColors()).isGreaterThan(1000);
      if (i > 0) {
        assertThat(pictures.get(i).colors()).isNotEqualTo(pictures.get(i - 1).colors());
      }
    }
  }

  /** Where no instruments are: they are left out without a window. */
  @ParameterizedTest
  @FieldSource("io.github.gdxagents.core.screen.Games#ALL")
  void withoutAWindowTheGameLooksTheSame(Game game) {
    GamesApp games = games(game, 1);
    List<Picture> pictures = new ArrayList<>();
    TestWindow.show(
        games,
        1,
        frame -> {
          games.drawWithoutNoise();
          games.frame(0);
          pictures.add(Picture.ofWindow());
        });
    Picture window = pictures.get(0);
    UnseenGame unseen = new UnseenGame(game);
    unseen.simulation().reset(Episode.of(1, unseen.simulation().parameters()));

    int[] colors = unseen.draw(window.width(), window.height(), 0);
    unseen.simulation().close();

    Picture scene = window.part(0.36, 0.25, 0.75, 0.9);
    Picture drawn =
        new Picture(window.width(), window.height(), colors).part(0.36, 0.25, 0.75, 0.9);
    int different = 0;
    for (int i = 0; i < scene.colors().length; i++) {
      different += Picture.near(scene.colors()[i], 3).test(drawn.colors()[i]) ? 0 : 1;
    }
    assertThat(different).isLessThan(scene.colors().length / 200);
  }

  @Test
  void aGoodLandingIsCalledOne() {
    GamesApp games = games(Games.LANDER, 1);
    List<Picture> pictures = new ArrayList<>();

    TestWindow.show(
        games,
        260,
        frame -> {
          games.frame(TICK);
          if (frame == 100 || frame == 230) {
            pictures.add(Picture.ofWindow());
          }
        });

    assertThat(banner(pictures.get(0))).isLessThan(0.001);
    assertThat(banner(pictures.get(1))).isGreaterThan(0.02);
  }

  private static double banner(Picture picture) {
    return picture.part(0.35, 0.3, 0.65, 0.45).share(Picture.near(SUCCESS, 24));
  }

  @Test
  void theWholeWindowIsDrawnAfterItsSizeChanged() {
    GamesApp games = games(Games.CARTPOLE, 1);
    List<Picture> pictures = new ArrayList<>();

    TestWindow.show(
        games,
        30,
        frame -> {
          if (frame == 2) {
            Gdx.graphics.setWindowedMode(900, 500);
          }
          games.frame(TICK);
          if (frame == 29) {
            pictures.add(Picture.ofWindow());
          }
        });

    Picture picture = pictures.get(0);
    assertThat(picture.width()).isEqualTo(900);
    assertThat(picture.height()).isEqualTo(500);
    assertThat(picture.share(color -> color == 0)).isLessThan(0.001);
    assertThat(picture.part(0.8, 0, 1, 0.12).share(Picture.near(0xeaf2ff, 30)))
        .isGreaterThan(0.005);
  }

  @Test
  void withoutAPolicyAMessageSaysSoAndTheGameCanBePlayed() {
    BundledPolicies nowhere = new BundledPolicies("no-such-folder", false, 1);
    GamesApp games = new GamesApp(Games.ALL, Games.LANDER, Pilot.POLICY, 1, nowhere);
    List<Double> headline = new ArrayList<>();
    List<Long> ticks = new ArrayList<>();

    TestWindow.show(
        games,
        30,
        frame -> {
          games.frame(TICK);
          if (frame == 9 || frame == 29) {
            headline.add(
                Picture.ofWindow().part(0.1, 0.3, 0.5, 0.45).share(Picture.near(CAUTION, 24)));
            ticks.add(games.session().ticks());
          }
          if (frame == 9) {
            TestWindow.press(Keys.H);
          }
        });

    assertThat(games.session().pilot()).isEqualTo(Pilot.HUMAN);
    assertThat(headline.get(0)).isGreaterThan(0.01);
    assertThat(headline.get(1)).isLessThan(0.001);
    assertThat(ticks).containsExactly(0L, 20L);
  }

  @Test
  void aDamagedPolicyIsReportedWithItsReason() {
    PolicySeat[] seats = new PolicySeat[1];
    BundledPolicies damaged = new BundledPolicies("damaged", false, 1);
    GamesApp games =
        new GamesApp(
            Games.ALL,
            Games.CARTPOLE,
            Pilot.HUMAN,
            1,
            (game, spec) -> {
              seats[0] = damaged.seat(game, spec);
              return seats[0];
            });

    TestWindow.show(games, 1, frame -> games.frame(TICK));

    assertThat(seats[0].problem()).hasSize(2);
    assertThat(seats[0].problem().get(0)).contains("cartpole");
    assertThat(seats[0].problem().get(1)).contains("Not a policy file");
  }

  @Test
  void whatIsPlayedIsRecordedWhileTheWindowSaysSo(@TempDir Path folder) throws IOException {
    GamesApp games =
        games(Games.LANDER, 1)
            .recordingInto(new DemonstrationFolder(folder.resolve("demos").toFile()));
    List<Double> red = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();

    TestWindow.show(
        games,
        32,
        frame -> {
          games.frame(TICK);
          if (frame == 1 || frame == 29 || frame == 31) {
            Picture picture = Picture.ofWindow();
            pictures.add(picture);
            red.add(picture.part(0, 0.24, 0.3, 0.36).share(Picture.near(FAILURE, 30)));
          }
          if (frame == 1 || frame == 29) {
            TestWindow.press(Keys.F9);
          }
        });

    assertThat(red.get(0)).isZero();
    assertThat(red.get(1)).isGreaterThan(0.001);
    assertThat(red.get(2)).isZero();
    assertThat(pictures.get(2).part(0, 0.24, 0.3, 0.36).colors())
        .isNotEqualTo(pictures.get(0).part(0, 0.24, 0.3, 0.36).colors());
    try (InputStream in = Files.newInputStream(folder.resolve("demos/lander-1.demos"))) {
      Demonstrations saved = DemonstrationFile.read(in, "lander-1.demos");
      assertThat(saved.game()).isEqualTo("lander");
      assertThat(saved.decisions()).isEqualTo(27);
      assertThat(saved.lives().get(0).origin().decision()).isEqualTo(2);
    }
  }

  @Test
  void keysReachTheGame() {
    GamesApp games = games(Games.LANDER, 1);

    TestWindow.show(
        games,
        13,
        frame -> {
          games.frame(TICK);
          switch (frame) {
            case 0 -> TestWindow.press(Keys.H);
            case 1 -> {
              assertThat(games.session().pilot()).isEqualTo(Pilot.HUMAN);
              TestWindow.press(Keys.G);
            }
            case 2 -> {
              assertThat(games.game()).isEqualTo(Games.LANDER_CONTINUOUS);
              assertThat(games.session().pilot()).isEqualTo(Pilot.HUMAN);
              TestWindow.press(Keys.NUM_3);
            }
            case 3 -> {
              assertThat(games.game()).isEqualTo(Games.CARTPOLE);
              TestWindow.press(Keys.SPACE);
            }
            case 4 -> {
              assertThat(games.session().paused()).isTrue();
              assertThat(games.session().ticks()).as("while paused").isEqualTo(1);
              TestWindow.press(Keys.SPACE);
              TestWindow.press(Keys.F1);
            }
            case 5 -> {
              assertThat(games.session().ticks()).as("while the help page is open").isEqualTo(1);
              TestWindow.press(Keys.ESCAPE);
            }
            case 6 -> {
              assertThat(games.session().ticks()).as("after it was closed").isEqualTo(2);
              TestWindow.type("..");
            }
            case 7 -> {
              assertThat(games.session().paused()).isTrue();
              assertThat(games.session().ticks()).as("after two steps").isEqualTo(4);
            }
            case 8 -> {
              assertThat(games.session().ticks()).as("without another").isEqualTo(4);
              TestWindow.press(Keys.SPACE);
              TestWindow.press(Keys.E);
              TestWindow.type("e99");
            }
            case 9 -> {
              assertThat(games.session().ticks()).as("while a seed is typed").isEqualTo(4);
              TestWindow.press(Keys.ENTER);
              TestWindow.type("\n---");
            }
            case 10 -> {
              assertThat(games.session().seed()).isEqualTo(99);
              assertThat(games.session().speed()).isEqualTo(1 / 8f);
              assertThat(games.session().ticks()).isZero();
            }
            default -> {}
          }
        });
  }

  @Test
  void theLevelOfTheOpponentIsChosenInAMenu() {
    GamesApp games = games(Games.AIR_HOCKEY, 1).atLevel(2);
    List<Picture> pictures = new ArrayList<>();

    TestWindow.show(
        games,
        7,
        frame -> {
          games.frame(TICK);
          switch (frame) {
            case 0 -> {
              assertThat(games.session().level()).isEqualTo(2);
              TestWindow.press(Keys.O);
            }
            case 1, 2 -> {
              pictures.add(Picture.ofWindow());
              TestWindow.press(Keys.NUM_0);
            }
            case 3 -> {
              assertThat(games.session().ticks()).as("while levels are shown").isEqualTo(1);
              assertThat(games.session().level()).isEqualTo(2);
              TestWindow.press(Keys.ENTER);
            }
            case 4 -> {
              assertThat(games.session().level()).isEqualTo(10);
              assertThat(games.session().episode()).isEqualTo(2);
              TestWindow.press(Keys.NUM_1);
            }
            case 5 -> {
              assertThat(games.session().level()).as("of a game without").isZero();
              TestWindow.press(Keys.O);
              TestWindow.press(Keys.NUM_6);
            }
            case 6 -> assertThat(games.session().level()).as("of the next match").isEqualTo(10);
            default -> {}
          }
        });

    assertThat(pictures.get(0).part(0.1, 0.3, 0.9, 0.7).colors())
        .as("the mark is elsewhere")
        .isNotEqualTo(pictures.get(1).part(0.1, 0.3, 0.9, 0.7).colors());
    assertThat(pictures.get(1).share(Picture.near(FAILURE, 8))).isGreaterThan(0.003);
  }

  @Test
  void theMalletFollowsTheMouse() {
    GamesApp games =
        new GamesApp(
            Games.ALL,
            Games.AIR_HOCKEY,
            Pilot.HUMAN,
            1,
            (opened, spec) -> PolicySeat.of(StandIns.pilot(opened), "scripted"));
    int x = 180;
    int y = 90;
    List<Double> mallet = new ArrayList<>();

    TestWindow.show(
        games,
        60,
        frame -> {
          games.frame(TICK);
          if (frame == 1 || frame == 59) {
            Picture around =
                Picture.ofWindow()
                    .part((x - 8) / 640.0, (y - 8) / 360.0, (x + 8) / 640.0, (y + 8) / 360.0);
            mallet.add(around.share(Picture.near(0x62c8ff, 80)));
          }
          if (frame == 1) {
            TestWindow.point(x, y);
          }
        });

    assertThat(mallet.get(0)).isLessThan(0.05);
    assertThat(mallet.get(1)).isGreaterThan(0.25);
  }

  @Test
  void whileTheFirstGameIsLoadedTheWindowSaysSo() {
    List<Picture> pictures = new ArrayList<>();
    GamesApp games =
        new GamesApp(
            Games.ALL,
            Games.LANDER,
            Pilot.POLICY,
            1,
            (opened, spec) -> {
              pictures.add(Picture.ofWindow());
              return PolicySeat.of(StandIns.pilot(opened), "scripted");
            });

    TestWindow.show(games, 1, frame -> games.frame(TICK));

    Picture title = pictures.get(0).part(0.2, 0.35, 0.8, 0.55);
    assertThat(title.share(Picture.near(0xeaf2ff, 30))).isGreaterThan(0.02);
    assertThat(pictures.get(0).share(color -> color == 0)).isZero();
  }

  @Test
  void whatAPolicyThoughtIsShownWhileItPlays() {
    BundledPolicies bundled = new BundledPolicies(BundledPolicies.FOLDER, false, 1);
    GamesApp games = new GamesApp(Games.ALL, Games.LANDER, Pilot.POLICY, 1, bundled);
    List<Double> bars = new ArrayList<>();

    TestWindow.show(
        games,
        21,
        frame -> {
          games.frame(frame == 0 ? 0 : TICK);
          if (frame == 0 || frame == 19 || frame == 20) {
            bars.add(Picture.ofWindow().part(0.85, 0.53, 1, 0.74).share(Picture.near(TAKEN, 12)));
          }
          if (frame == 19) {
            TestWindow.press(Keys.H);
          }
        });

    assertThat(bars.get(0)).as("before the first tick").isZero();
    assertThat(bars.get(1)).isGreaterThan(0.01);
    assertThat(bars.get(2)).as("once a human plays").isZero();
  }

  @Test
  void escapeClosesTheWindow() {
    GamesApp games = games(Games.LANDER, 1);
    AtomicInteger frames = new AtomicInteger();

    TestWindow.show(
        games,
        1000,
        frame -> {
          games.frame(TICK);
          frames.incrementAndGet();
          if (frame == 3) {
            TestWindow.press(Keys.ESCAPE);
          }
        });

    assertThat(frames.get()).isLessThan(10);
  }

  @ParameterizedTest
  @FieldSource("io.github.gdxagents.core.screen.Games#ALL")
  void drawingHardlyAllocates(Game game) {
    Policy policy = StandIns.policy(StandIns.spec(game), game.id());
    GamesApp games =
        new GamesApp(
            Games.ALL,
            game,
            Pilot.POLICY,
            2,
            (opened, spec) -> PolicySeat.deterministic(policy, spec));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] allocated = new long[2];

    TestWindow.show(
        games,
        90,
        frame -> {
          if (frame == 40 || frame == 89) {
            allocated[frame == 40 ? 0 : 1] = threads.getCurrentThreadAllocatedBytes();
          }
          games.frame(TICK);
        });

    long bytesPerFrame = (allocated[1] - allocated[0]) / 49;
    assertThat(bytesPerFrame).isLessThan(1024);
  }
}
