package io.github.gdxagents.desktop;

import io.github.gdxagents.core.hockey.AirHockeyLevels;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.Pilot;
import io.github.gdxagents.policy.Match;
import java.io.File;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the desktop game.
 *
 * @param watched a run folder or a policy file
 * @param match how closely the policy has to match its game
 * @param level of opponents; 0 for each game's own choice
 * @param width of the window, in pixels
 * @param height of the window, in pixels
 * @param afterTicks how many ticks to wait for the screenshot
 */
record Arguments(
    @Nullable Game game,
    @Nullable File policy,
    @Nullable File watched,
    @Nullable File replay,
    Match match,
    boolean sampled,
    Pilot pilot,
    int level,
    @Nullable Long seed,
    int width,
    int height,
    @Nullable File screenshot,
    int afterTicks,
    boolean debug,
    boolean help) {

  static final String HELP =
      """
      Usage: gdx-agents-games [OPTION]...
             java -jar gdx-agents-desktop-all.jar [OPTION]...

      Plays a game in a window: the lunar lander, the cart pole, the walker, air hockey, a maze by
      lamplight, or a ship among a swarm of drones. Watch a trained policy, or take over.

        --game NAME        lander (default), lander-continuous, cartpole, walker, walker-hardcore,
                           airhockey, maze or swarm
        --policy FILE      play with this policy file; it names its game
        --watch PATH       the same with the latest policy of a run folder, or with a policy file, and
                           with each newer one as soon as it is there
        --replay FILE      play a recorded episode again, such as failures/1.replay in a run folder,
                           to where it ends or the game fails
        --match NAME       strict (default) or lenient: play with a policy even where units, labels,
                           bounds or the order of observations have changed, and list the changes
        --sampled          let the policy sample its actions as in training, instead of always
                           taking the most probable one
        --human            begin with you at the controls
        --random           begin with random actions
        --level N          how strong the opponent is, from 1 to 10, where there is one (air hockey)
        --seed N           seed of the first episode, shown in the window; default: random
        --size WxH         size of the window; default: 1280x720
        --screenshot FILE  save a picture of the window as PNG after some ticks, and exit
        --after-ticks N    number of these ticks of 1/50 s; default: 150
        --debug            print the time to the first frame and the graphics driver
        -h, --help         print this

      In the window, F1 shows all keys. The trainer opens one in which you teach a bot by saying
      which of two clips is better: gdx-agents teach RUN_OR_POLICY.
      """;

  private static final String NOTHING = "";

  /** What follows each option. */
  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("--game", "the name of a game");
    OPTIONS.put("--policy", "a file");
    OPTIONS.put("--watch", "a run folder or a policy file");
    OPTIONS.put("--replay", "a file");
    OPTIONS.put("--match", "strict or lenient");
    OPTIONS.put("--sampled", NOTHING);
    OPTIONS.put("--human", NOTHING);
    OPTIONS.put("--random", NOTHING);
    OPTIONS.put("--level", "a number");
    OPTIONS.put("--seed", "a number");
    OPTIONS.put("--size", "WIDTHxHEIGHT");
    OPTIONS.put("--screenshot", "a file");
    OPTIONS.put("--after-ticks", "a number");
    OPTIONS.put("--debug", NOTHING);
    OPTIONS.put("--help", NOTHING);
  }

  private static final int MIN_WIDTH = 320;
  private static final int MIN_HEIGHT = 200;
  private static final int MAX_SIZE = 16_384;
  private static final long MAX_TICKS = 1_000_000;
  private static final long DEFAULT_TICKS = 150;

  /**
   * Reads a command line.
   *
   * @throws BadArgumentException in one line that says what was expected
   */
  static Arguments parse(String... words) throws BadArgumentException {
    Map<String, String> given = given(words);
    if (given.containsKey("--after-ticks") && !given.containsKey("--screenshot")) {
      throw new BadArgumentException("--after-ticks goes with --screenshot FILE, which is missing");
    }
    boolean hasPolicy = given.containsKey("--policy") || given.containsKey("--watch");
    if (given.containsKey("--match") && !hasPolicy) {
      throw new BadArgumentException("--match goes with --policy FILE, which is missing");
    }
    if (given.containsKey("--policy") && given.containsKey("--watch")) {
      throw new BadArgumentException("--policy and --watch name a policy each; leave out one");
    }
    boolean hasOpponent = given.containsKey("--level");
    if (given.containsKey("--replay")
        && (hasPolicy || hasOpponent || given.containsKey("--seed"))) {
      throw new BadArgumentException(
          "--replay has its own actions and seed; leave out --policy, --watch, --level and --seed");
    }
    @Nullable String game = given.get("--game");
    String size =
        given.getOrDefault("--size", GamesApp.DEFAULT_WIDTH + "x" + GamesApp.DEFAULT_HEIGHT);
    String[] sides = size.split("x", -1);
    if (sides.length != 2) {
      throw new BadArgumentException(
          "--size needs WIDTHxHEIGHT, such as 1280x720, not '" + size + "'");
    }
    return new Arguments(
        game == null ? null : game(game),
        file(given, "--policy"),
        file(given, "--watch"),
        file(given, "--replay"),
        match(given),
        given.containsKey("--sampled"),
        pilot(given),
        given.containsKey("--level")
            ? (int) number(given, "--level", 0, 1, AirHockeyLevels.COUNT)
            : 0,
        given.containsKey("--seed")
            ? number(given, "--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE)
            : null,
        (int) number("--size", sides[0], MIN_WIDTH, MAX_SIZE),
        (int) number("--size", sides[1], MIN_HEIGHT, MAX_SIZE),
        file(given, "--screenshot"),
        (int) number(given, "--after-ticks", DEFAULT_TICKS, 1, MAX_TICKS),
        given.containsKey("--debug"),
        given.containsKey("--help"));
  }

  /** The options by name, with what follows each of them. */
  private static Map<String, String> given(String... words) throws BadArgumentException {
    Map<String, String> given = new LinkedHashMap<>();
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String[] word = rest.next().split("=", 2);
      String option = word[0].equals("-h") ? "--help" : word[0];
      @Nullable String needed = OPTIONS.get(option);
      if (needed == null) {
        throw new BadArgumentException(
            "There is no option '"
                + option
                + "'; "
                + (Games.find(option).isPresent()
                    ? "did you mean --game " + option + "?"
                    : "choose from " + String.join(", ", OPTIONS.keySet())));
      }
      String value = word.length == 2 ? word[1] : NOTHING;
      if (word.length < 2 && !needed.isEmpty() && rest.hasNext()) {
        value = rest.next();
      }
      if (needed.isEmpty() != value.isEmpty() || OPTIONS.containsKey(value)) {
        throw new BadArgumentException(
            option + " needs " + (needed.isEmpty() ? "nothing" : needed) + " after it");
      }
      given.put(option, value);
    }
    return given;
  }

  private static Game game(String name) throws BadArgumentException {
    return Games.find(name)
        .orElseThrow(
            () ->
                new BadArgumentException(
                    "There is no game '" + name + "'; choose from " + Games.ids()));
  }

  private static @Nullable File file(Map<String, String> given, String option) {
    @Nullable String name = given.get(option);
    return name == null ? null : new File(name);
  }

  private static Match match(Map<String, String> given) throws BadArgumentException {
    String name = given.getOrDefault("--match", "strict");
    return switch (name) {
      case "strict" -> Match.STRICT;
      case "lenient" -> Match.LENIENT;
      default ->
          throw new BadArgumentException("--match needs strict or lenient, not '" + name + "'");
    };
  }

  private static Pilot pilot(Map<String, String> given) {
    if (given.containsKey("--human")) {
      return Pilot.HUMAN;
    }
    return given.containsKey("--random") ? Pilot.RANDOM : Pilot.POLICY;
  }

  private static long number(
      Map<String, String> given, String option, long otherwise, long least, long most)
      throws BadArgumentException {
    return number(option, given.getOrDefault(option, Long.toString(otherwise)), least, most);
  }

  private static long number(String option, String text, long least, long most)
      throws BadArgumentException {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what was expected.
    }
    String range = least == Long.MIN_VALUE ? "" : " from " + least + " to " + most;
    throw new BadArgumentException(
        option + " needs a whole number" + range + ", not '" + text + "'");
  }
}
