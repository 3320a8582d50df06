package io.github.gdxagents.core.screen;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.Pixmap;
import io.github.gdxagents.play.Replay;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The window's content: the games, one at a time, played by a policy, a human or chance. */
public final class GamesApp implements ApplicationListener {

  /** The size of a window unless something else is asked for, in its own pixels. */
  public static final int DEFAULT_WIDTH = 1280;

  public static final int DEFAULT_HEIGHT = 720;

  private final Pilot firstPilot;
  private final long seed;
  private final PolicySeats policies;
  private final SeedEntry seedEntry = new SeedEntry(chosen -> session().playSeed(chosen));
  private final LevelMenu levelMenu = new LevelMenu(this::playLevel);
  private final Controls controls = new Controls(this::obey, this::choose, seedEntry, levelMenu);
  private final List<Game> games;
  private final @Nullable Replay replay;
  private final Hud hud;
  private final Pages pages;

  private Recording recording =
      new Recording(
          demonstrations -> {
            throw new IOException("there is no place for recordings");
          });
  private Game game;
  private int windowWidth = DEFAULT_WIDTH; // to return to from full screen
  private int windowHeight = DEFAULT_HEIGHT;
  private boolean windy;
  private int level; // of opponents; 0 for that of each game
  private boolean helpShown;
  private boolean problemShown;
  private boolean loadingShown;
  private TextBlock problem = new TextBlock(List.of());
  private @Nullable GlTriangles triangles;
  private @Nullable Canvas canvas;
  private @Nullable Session session;

  /**
   * Prepares the games.
   *
   * @param games in the order in which they take turns, and of their number keys
   * @param game the first one
   * @param pilot who plays it first
   * @param seed of the first episode of each game
   * @param policies finds the policy for each game that is opened; closed by {@link #dispose}
   */
  public GamesApp(List<Game> games, Game game, Pilot pilot, long seed, PolicySeats policies) {
    this(games, game, pilot, seed, policies, null);
  }

  /** Prepares to play an episode again, and nothing else. */
  public GamesApp(Game game, Replay replay) {
    this(
        List.of(game),
        game,
        Pilot.REPLAY,
        replay.seed(),
        (opened, spec) -> PolicySeat.empty("A replay is played.", List.of()),
        replay);
  }

  private GamesApp(
      List<Game> games,
      Game game,
      Pilot pilot,
      long seed,
      PolicySeats policies,
      @Nullable Replay replay) {
    this.replay = replay;
    this.games = List.copyOf(games);
    this.hud = new Hud(game);
    this.pages = new Pages(Controls.help(games));
    this.game = game;
    this.firstPilot = pilot;
    this.seed = seed;
    this.policies = policies;
  }

  /** Keeps what is recorded; nothing can be recorded without. */
  public GamesApp recordingInto(DemonstrationStore store) {
    recording = new Recording(store);
    return this;
  }

  /** Plays against opponents of this level, where a game has several, instead of its own choice. */
  public GamesApp atLevel(int opponents) {
    level = opponents;
    return this;
  }

  @Override
  public void create() {
    GlyphAtlas glyphs = new GlyphAtlas();
    triangles = new GlTriangles(glyphs);
    canvas = new Canvas(glyphs, triangles);
  }

  /** Opens a game. The first one that is opened decides whether the human begins. */
  private void open(Game next, Pilot pilot) {
    recording.stop();
    Optional.ofNullable(session).ifPresent(Session::close);
    boolean changed = session == null || next != game;
    game = next;
    windy &= game.hasWind();
    Scene scene = game.open(windy);
    if (replay != null) {
      session = new Session(scene, replay);
      return;
    }
    if (level > 0 && level <= scene.levels()) {
      scene.setLevel(level);
    }
    PolicySeat seat = policies.seat(game, scene.simulation().agents().get(0).spec());
    session = new Session(scene, seat, game.human(controls.held()), pilot, seed);
    problem = new TextBlock(seat.problem());
    problemShown = changed && pilot == Pilot.POLICY && !seat.problem().isEmpty();
    if (problemShown) {
      Gdx.app.error("gdx-agents", String.join("\n  ", seat.problem()));
    }
  }

  /** Leaves out the noise that smooths dark gradients: pictures then take a third of the room. */
  public void drawWithoutNoise() {
    Optional.ofNullable(triangles).ifPresent(target -> target.noisy(false));
  }

  @Override
  public void render() {
    frame(Gdx.graphics.getDeltaTime());
  }

  /**
   * Plays and draws one frame, as if the last one had been some time ago. Before the first of a
   * game comes one that says it is being loaded, which is on the screen while that takes its time.
   */
  public void frame(float deltaSeconds) {
    if (!loaded()) {
      if (!loadingShown) {
        drawLoading();
        return;
      }
      open(game, firstPilot);
      Gdx.input.setInputProcessor(controls);
    }
    Session playing = session();
    Optional.ofNullable(policies.newer(game)).ifPresent(this::seat);
    boolean waiting = problemShown || helpShown || seedEntry.isOpen() || levelMenu.isOpen();
    controls.held().pointer().windowIs(Gdx.graphics.getWidth(), Gdx.graphics.getHeight());
    float gameSeconds = waiting ? 0 : playing.update(deltaSeconds);
    int width = Gdx.graphics.getBackBufferWidth();
    int height = Gdx.graphics.getBackBufferHeight();
    if (width == 0 || height == 0) {
      return; // minimized
    }
    Canvas drawing = canvas();
    Gdx.gl.glClearColor(0, 0, 0, 1);
    Gdx.gl.glClear(GL20.GL_COLOR_BUFFER_BIT);
    drawing.begin(width, height);
    playing.showGhost();
    playing.scene().draw(drawing, playing.interpolation(), gameSeconds);
    recording.pass(deltaSeconds);
    hud.draw(drawing, playing, game, recording, deltaSeconds);
    if (helpShown) {
      pages.drawHelp(drawing);
    } else if (problemShown) {
      pages.drawProblem(drawing, problem);
    } else if (seedEntry.isOpen()) {
      pages.drawSeedEntry(drawing, seedEntry.text(), playing.seed());
    } else if (levelMenu.isOpen()) {
      pages.drawLevels(drawing, levelMenu);
    }
    drawing.end();
  }

  private void drawLoading() {
    loadingShown = true;
    int width = Gdx.graphics.getBackBufferWidth();
    int height = Gdx.graphics.getBackBufferHeight();
    if (width > 0 && height > 0) {
      canvas().begin(width, height);
      pages.drawLoading(canvas(), game);
      canvas().end();
    }
  }

  /** Takes a newer policy, which plays at once where it was missed. */
  private void seat(PolicySeat newer) {
    session().seat(newer);
    if (problemShown) {
      handOver(() -> session().setPilot(Pilot.POLICY));
    }
  }

  private void obey(Controls.Command command) {
    Session playing = session();
    switch (command) {
      case NEXT_PILOT -> handOver(playing::nextPilot);
      case POLICY_PLAYS -> {
        playing.setPilot(Pilot.POLICY);
        problemShown = replay == null && !playing.policySeat().problem().isEmpty();
      }
      case HUMAN_PLAYS -> handOver(() -> playing.setPilot(Pilot.HUMAN));
      case RESTART -> playing.restart();
      case NEXT_EPISODE -> playing.nextEpisode();
      case CHOOSE_EPISODE -> {
        if (replay == null) {
          seedEntry.open();
        }
      }
      case CHOOSE_LEVEL -> {
        Scene scene = playing.scene();
        if (replay == null && scene.levels() > 0) {
          levelMenu.open(scene.levels(), scene.level());
        }
      }
      case PAUSE -> playing.togglePause();
      case STEP -> playing.step();
      case FASTER -> playing.faster();
      case SLOWER -> playing.slower();
      case NEXT_GAME -> choose((games.indexOf(game) + 1) % games.size());
      case WIND -> {
        if (game.hasWind() && replay == null) {
          windy = !windy;
          open(game, playing.pilot());
        }
      }
      case SENSES -> playing.scene().toggleSenses();
      case RECORD -> {
        if (replay == null) {
          recording.toggle(game, playing.agent());
        }
      }
      case FULLSCREEN -> toggleFullscreen();
      case HELP -> helpShown = !helpShown;
      case QUIT -> quit();
    }
  }

  private void playLevel(int chosen) {
    level = chosen;
    session().setLevel(chosen);
  }

  /** Opens the game of a number, if there is one. */
  private void choose(int number) {
    if (number < games.size()) {
      open(games.get(number), session().pilot());
    }
  }

  private void handOver(Runnable change) {
    change.run();
    problemShown = false;
  }

  private void quit() {
    if (helpShown) {
      helpShown = false;
    } else {
      Gdx.app.exit();
    }
  }

  private void toggleFullscreen() {
    if (Gdx.graphics.isFullscreen()) {
      Gdx.graphics.setWindowedMode(windowWidth, windowHeight);
    } else {
      windowWidth = Gdx.graphics.getWidth();
      windowHeight = Gdx.graphics.getHeight();
      Gdx.graphics.setFullscreenMode(Gdx.graphics.getDisplayMode());
    }
  }

  /** Draws an icon for the window into its lower left corner, over whatever is there. */
  public Pixmap drawIcon(int size) {
    Canvas drawing = canvas();
    Gdx.gl.glClearColor(0, 0, 0, 0);
    Gdx.gl.glClear(GL20.GL_COLOR_BUFFER_BIT);
    Gdx.gl.glViewport(0, 0, size, size);
    drawing.begin(size, size);
    LanderArt.drawEmblem(drawing, size);
    drawing.end();
    Gdx.gl.glViewport(0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
    return Pixmap.createFromFrameBuffer(0, 0, size, size);
  }

  /** Whether the first game is open. */
  public boolean loaded() {
    return session != null;
  }

  /** What is being played. */
  public Session session() {
    if (session == null) {
      throw new IllegalStateException("Nothing is played before the second frame");
    }
    return session;
  }

  public Game game() {
    return game;
  }

  private Canvas canvas() {
    if (canvas == null) {
      throw new IllegalStateException("Nothing is drawn before create()");
    }
    return canvas;
  }

  @Override
  public void resize(int width, int height) {
    Gdx.gl.glViewport(0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
  }

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void dispose() {
    recording.stop();
    policies.close();
    Optional.ofNullable(session).ifPresent(Session::close);
    Optional.ofNullable(triangles).ifPresent(GlTriangles::dispose);
  }
}
