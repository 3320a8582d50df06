package io.github.gdxagents.desktop;

import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.glutils.HdpiMode;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.PolicySeats;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens the games in a window. */
public final class DesktopLauncher {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_ARGUMENTS = 2;

  private static final int FRAMES_PER_SECOND = 60;
  private static final int FRAMES_PER_SECOND_UNSEEN = 10;
  private static final Color NIGHT = new Color(0x050816ff);

  private DesktopLauncher() {}

  public static void main(String[] words) throws IOException {
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
      GamesApp games = games(arguments);
      return open(new GameWindow(games, arguments), configuration(arguments), err);
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

  private static GamesApp games(Arguments arguments) throws BadArgumentException {
    long seed = arguments.seed().orElseGet(() -> System.nanoTime() % 1_000_000);
    BundledPolicies bundled =
        new BundledPolicies(BundledPolicies.FOLDER, arguments.sampled(), seed);
    if (arguments.policy().isEmpty()) {
      return new GamesApp(
          Games.ALL, arguments.game().orElse(Games.LANDER), arguments.pilot(), seed, bundled);
    }
    Policy policy = load(arguments);
    Game played = gameOf(policy, arguments.game());
    PolicySeats seats =
        (game, spec) -> game == played ? bundled.seat(policy, spec) : bundled.seat(game, spec);
    return new GamesApp(Games.ALL, played, arguments.pilot(), seed, seats);
  }

  private static Policy load(Arguments arguments) throws BadArgumentException {
    try {
      return PolicyFile.read(arguments.policy().orElseThrow());
    } catch (IOException e) {
      throw new BadArgumentException("Cannot load the policy: " + e.getMessage());
    }
  }

  private static Game gameOf(Policy policy, Optional<Game> asked) throws BadArgumentException {
    String trainedOn = policy.provenance().game();
    return asked
        .or(() -> Games.find(trainedOn))
        .orElseThrow(
            () ->
                new BadArgumentException(
                    "The policy was trained on '"
                        + trainedOn
                        + "', which is not among the games here; choose one with --game: "
                        + Games.ids()));
  }

  private static Lwjgl3ApplicationConfiguration configuration(Arguments arguments) {
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setTitle("gdx-agents");
    configuration.setWindowedMode(arguments.width(), arguments.height());
    configuration.setInitialBackgroundColor(NIGHT);
    configuration.setBackBufferConfig(
        8, 8, 8, 8, 0, 0, 0); // edges are smooth without depth, stencil or samples
    configuration.setHdpiMode(HdpiMode.Pixels);
    configuration.disableAudio(true);
    boolean hurry = arguments.screenshot().isPresent();
    configuration.useVsync(!hurry);
    configuration.setForegroundFPS(hurry ? 0 : FRAMES_PER_SECOND);
    configuration.setIdleFPS(FRAMES_PER_SECOND_UNSEEN);
    return configuration;
  }
}
