package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GhostTest {
  private static final ActionSource TO_THE_RIGHT =
      (observation, mask, action) -> action.setChoice(0, 1);

  static final List<Game> WITH_GHOSTS =
      List.of(Games.LANDER, Games.LANDER_CONTINUOUS, Games.CARTPOLE, Games.WALKER);

  private static void attempt(BestAttempts attempts, long seed, double score, float... places) {
    attempts.begin(seed, new float[] {places[0], 0});
    for (int tick = 1; tick < places.length; tick++) {
      attempts.add(new float[] {places[tick], tick});
    }
    attempts.end(score);
  }

  private static float[] ghost(BestAttempts attempts, long tick, float interpolation) {
    return Objects.requireNonNull(attempts.ghost(tick, interpolation));
  }

  @Test
  void theGhostIsTheBestOfTheAttemptsBefore() {
    BestAttempts attempts = new BestAttempts(2);
    attempts.begin(5, new float[2]);
    assertThat(attempts.ghost(0, 1)).isNull();
    assertThat(attempts.score()).isNaN();

    attempt(attempts, 5, 10, 1, 2, 3);
    attempt(attempts, 5, 9, 7, 7, 7);
    attempt(attempts, 5, 10, 8, 8, 8);
    attempts.begin(5, new float[2]);
    assertThat(attempts.score()).isEqualTo(10);
    assertThat(ghost(attempts, 2, 1)).containsExactly(3, 2);

    attempt(attempts, 5, 11, 4, 5);
    attempts.begin(5, new float[2]);
    assertThat(attempts.score()).isEqualTo(11);
    assertThat(ghost(attempts, 1, 1)).containsExactly(5, 1);
  }

  @Test
  void theGhostMovesFromTickToTickAndStaysWhereItEnded() {
    BestAttempts attempts = new BestAttempts(2);
    attempt(attempts, 5, 10, 1, 2, 4);
    attempts.begin(5, new float[2]);

    assertThat(ghost(attempts, 0, 0.5f)).containsExactly(1, 0);
    assertThat(ghost(attempts, 1, 0.5f)).containsExactly(1.5f, 0.5f);
    assertThat(ghost(attempts, 2, 0.25f)).containsExactly(2.5f, 1.25f);
    assertThat(ghost(attempts, 3, 0.25f)).containsExactly(4, 2);
    assertThat(ghost(attempts, 1_000_000, 1)).containsExactly(4, 2);
  }

  @Test
  void eachOfTheLatestEpisodesHasAGhostOfItsOwn() {
    BestAttempts attempts = new BestAttempts(2);
    for (int seed = 0; seed < 30; seed++) {
      attempt(attempts, seed, 1, seed, seed);
    }

    attempts.begin(29, new float[2]);
    assertThat(ghost(attempts, 1, 1)).containsExactly(29, 1);
    attempts.begin(12, new float[2]);
    assertThat(ghost(attempts, 1, 1)).containsExactly(12, 1);
    attempts.begin(2, new float[2]);
    assertThat(attempts.ghost(1, 1)).as("of an episode long ago").isNull();
  }

  /** A scene without a window that writes down which ghosts it was shown. */
  private static final class Haunted implements Scene {
    private final Scene scene = Games.CARTPOLE.open(false);
    private final List<float[]> ghosts = new ArrayList<>();
    private final List<float[]> poses = new ArrayList<>();

    @Override
    public Simulation simulation() {
      return scene.simulation();
    }

    @Override
    public String variant() {
      return scene.variant();
    }

    @Override
    public int scoreDecimals() {
      return 0;
    }

    @Override
    public void begin() {
      scene.begin();
      poses.add(scene.pose().clone());
    }

    @Override
    public void ticked() {
      scene.ticked();
      poses.add(scene.pose().clone());
    }

    @Override
    public float[] pose() {
      return scene.pose();
    }

    @Override
    public void showGhost(float @Nullable [] pose) {
      ghosts.add(pose == null ? new float[0] : pose.clone());
    }

    @Override
    public Outcome outcome() {
      return scene.outcome();
    }

    @Override
    public void draw(Canvas canvas, float interpolation, float deltaSeconds) {}

    @Override
    public void drawInstruments(Canvas canvas, Overlay overlay) {}
  }

  @Test
  void whoPlaysAnEpisodeAgainSeesTheAttemptBeforeTickByTick() {
    Haunted scene = new Haunted();
    ActionSource human = Games.CARTPOLE.human(new HeldKeys());
    try (Session session =
        new Session(scene, PolicySeat.of(TO_THE_RIGHT, "right"), human, Pilot.POLICY, 7)) {
      playToTheEnd(session);
      List<float[]> first = new ArrayList<>(scene.poses); // at the begin and after each tick
      assertThat(scene.ghosts).hasSize(first.size() - 1).allMatch(ghost -> ghost.length == 0);
      assertThat(session.bestScore()).isNaN();
      double score = session.score();
      scene.ghosts.clear();

      session.setPilot(Pilot.HUMAN);
      session.restart();
      playToTheEnd(session);

      int last = first.size() - 1;
      assertThat(session.bestScore()).isEqualTo(score);
      assertThat(scene.ghosts.size()).as("a longer attempt").isGreaterThan(last);
      for (int i = 0; i < scene.ghosts.size(); i++) {
        assertThat(scene.ghosts.get(i)).isEqualTo(first.get(Math.min(i, last)));
      }
      session.nextEpisode();
      assertThat(session.bestScore()).isNaN();
    }
  }

  /** Step by step, so that the tick before the latest one is drawn until the end. */
  private static void playToTheEnd(Session session) {
    while (!session.over()) {
      session.step();
      session.update(0);
      session.showGhost();
    }
  }

  @ParameterizedTest
  @FieldSource("WITH_GHOSTS")
  void aGhostIsDrawnFaintlyAndTheNextFrameIsWithoutIt(Game game) {
    Scene scene = game.open(false);
    scene.simulation().reset(Episode.of(3, scene.simulation().parameters()));
    scene.begin();
    float[] ghost = scene.pose().clone();
    for (int i = 0; i < ghost.length; i += 3) {
      ghost[i] += game == Games.CARTPOLE ? 0.8f : 3; // to the right, m
    }
    GlyphAtlas glyphs = new GlyphAtlas();
    PixelTriangles triangles = new PixelTriangles(glyphs);
    Canvas canvas = new Canvas(glyphs, triangles);

    int[] without = draw(scene, canvas, triangles);
    scene.showGhost(ghost);
    int[] with = draw(scene, canvas, triangles);
    scene.showGhost(null);
    int[] again = draw(scene, canvas, triangles);
    scene.simulation().close();

    assertThat(again).isEqualTo(without);
    int different = 0;
    for (int i = 0; i < with.length; i++) {
      different += with[i] == without[i] ? 0 : 1;
    }
    assertThat(different).isBetween(with.length / 1000, with.length / 10);
  }

  private static int[] draw(Scene scene, Canvas canvas, PixelTriangles triangles) {
    canvas.begin(640, 360);
    triangles.clear();
    scene.draw(canvas, 1, 0);
    canvas.end();
    return Arrays.copyOf(triangles.pixels(), 640 * 360);
  }
}
