package io.github.gdxagents.desktop;

import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.glutils.HdpiMode;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.DemonstrationFolder;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.PolicySeats;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyFit;
import io.github.gdxagents.policy.SpecMismatchException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Opens the games in a window. */
public final class DesktopLauncher {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_ARGUMENTS = 2;

  private static final int FRAMES_PER_SECOND = 60;
  private static final int FRAMES_PER_SECOND_UNSEEN = 10;

  /** What is recorded goes here, where the program runs or beside the run that is watched. */
  private static final File DEMONSTRATIONS = new File("demos");

  private static final Color NIGHT = new Color(0x050816ff);

  private DesktopLauncher() {}

  public static void main(String[] words) throws IOException {
    ParentProcess.endWithIt();
    OptionalInt elsewhere = FirstThread.runElsewhereIfNeeded(DesktopLauncher.class, words);
    int exitCode =
        elsewhere.isPresent() ? elsewhere.getAsInt() : run(System.out, System.err, words);
    System.exit(exitCode);
  }

  /**
   * Runs the game until its window is closed.
   *
   * @return the exit code: 0, 1 if the window or the screenshot failed, 2 for a bad command line
   */
  static int run(PrintStream out, PrintStream err, String... words) {
    try {
      Arguments arguments = Arguments.parse(words);
      if (arguments.help()) {
        out.print(Arguments.HELP);
        return OK;
      }
      GamesApp games = games(arguments, err);
      return open(
          new GameWindow(games, arguments),
          configuration(arguments.width(), arguments.height(), arguments.screenshot() != null),
          err);
    } catch (BadArgumentException e) {
      err.println(e.getMessage());
      return BAD_ARGUMENTS;
    }
  }

  private static int open(
      GameWindow window, Lwjgl3ApplicationConfiguration configuration, PrintStream err) {
    try {
      new Lwjgl3Application(window, configuration);
      return OK;
    } catch (GdxRuntimeException e) {
      err.println(
          "The game cannot go on: " + e.getMessage() + ". It needs a display and OpenGL 2.");
      return FAILED;
    }
  }

  private static GamesApp games(Arguments arguments, PrintStream err) throws BadArgumentException {
    if (arguments.replay() != null) {
      Replay replay = loadReplay(arguments.replay());
      Game game = gameOf("The replay is of", replay.game(), arguments.game());
      return new GamesApp(game, replay);
    }
    long seed =
        Objects.requireNonNullElseGet(arguments.seed(), () -> System.nanoTime() % 1_000_000);
    BundledPolicies bundled =
        new BundledPolicies(BundledPolicies.FOLDER, arguments.sampled(), seed);
    File watched = arguments.watched();
    File file = watched == null ? arguments.policy() : WatchedPolicy.fileOf(watched);
    if (file == null) {
      Game first = Objects.requireNonNullElse(arguments.game(), Games.LANDER);
      return new GamesApp(Games.ALL, first, arguments.pilot(), seed, bundled)
          .atLevel(arguments.level())
          .recordingInto(new DemonstrationFolder(DEMONSTRATIONS));
    }
    Policy policy = load(file);
    Game played = gameOf("The policy was trained on", policy.provenance().game(), arguments.game());
    PolicySeats seats =
        watched == null
            ? (game, spec) ->
                game == played
                    ? bundled.seat(fitted(policy, spec, arguments.match(), err), spec)
                    : bundled.seat(game, spec)
            : new WatchedPolicy(file, policy, played, arguments.match(), bundled, err);
    File demonstrations =
        watched == null || !watched.isDirectory()
            ? DEMONSTRATIONS
            : new File(watched.getAbsoluteFile().getParentFile(), DEMONSTRATIONS.getName());
    return new GamesApp(Games.ALL, played, arguments.pilot(), seed, seats)
        .atLevel(arguments.level())
        .recordingInto(new DemonstrationFolder(demonstrations));
  }

  /**
   * A policy in the form that plays a game, or as it is where none does: its seat then says why.
   *
   * @param err receives the differences that are accepted
   */
  static Policy fitted(Policy policy, AgentSpec spec, Match match, PrintStream err) {
    try {
      PolicyFit fit = policy.fitTo(spec, match);
      fit.differences().forEach(difference -> err.println("Accepted: " + difference));
      return fit.policy();
    } catch (SpecMismatchException e) {
      return policy;
    }
  }

  private static Policy load(File file) throws BadArgumentException {
    if (!file.exists()) {
      throw new BadArgumentException(
          "There is no " + file + "; a run saves its first one after its first iteration");
    }
    try {
      return PolicyFile.read(file, PolicyFile.MAX_SAVED_BYTES);
    } catch (IOException e) {
      throw new BadArgumentException("Cannot load the policy: " + e.getMessage());
    }
  }

  private static Replay loadReplay(File file) throws BadArgumentException {
    try (InputStream in = new FileInputStream(file)) {
      return ReplayFile.read(in, file.toString());
    } catch (IOException e) {
      throw new BadArgumentException("Cannot load the replay: " + e.getMessage());
    }
  }

  /**
   * @param belongs how the message begins that tells where a file belongs
   */
  private static Game gameOf(String belongs, String named, @Nullable Game asked)
      throws BadArgumentException {
    if (asked != null) {
      return asked;
    }
    return Games.find(named)
        .orElseThrow(
            () ->
                new BadArgumentException(
                    belongs
                        + " '"
                        + named
                        + "', which is not among the games here; choose one with --game: "
                        + Games.ids()));
  }

  /**
   * A window for the games.
   *
   * @param hurry whether frames follow one another as fast as they can
   */
  static Lwjgl3ApplicationConfiguration configuration(int width, int height, boolean hurry) {
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setTitle("gdx-agents");
    configuration.setWindowedMode(width, height);
    configuration.setInitialBackgroundColor(NIGHT);
    configuration.setBackBufferConfig(
        8, 8, 8, 8, 0, 0, 0); // edges are smooth without depth, stencil or samples
    configuration.setHdpiMode(HdpiMode.Pixels);
    configuration.disableAudio(true);
    configuration.useVsync(!hurry);
    configuration.setForegroundFPS(hurry ? 0 : FRAMES_PER_SECOND);
    configuration.setIdleFPS(FRAMES_PER_SECOND_UNSEEN);
    return configuration;
  }
}
