package io.github.gdxagents.desktop;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.Pilot;
import java.io.File;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of the desktop game. */
final class Arguments {

  static final String HELP =
      """
      Usage: java -jar gdx-agents-desktop-all.jar [OPTION]...

      Plays the lunar lander, the cart pole or the walker in a window: watch a trained policy, or
      take over.

        --game NAME        lander (unless said otherwise), lander-continuous, cartpole, walker or
                           walker-hardcore
        --policy FILE      play with this policy file; it names its game
        --sampled          let the policy draw its actions as in training, instead of always
                           taking the most probable one
        --human            begin with you at the controls
        --random           begin with random actions
        --seed N           seed of the first episode, shown in the window; random unless given
        --size WxH         size of the window, 1280x720 unless given
        --screenshot FILE  save a picture of the window as PNG after some ticks, and exit
        --after-ticks N    how many ticks of 1/50 s, 150 unless given
        --debug            print the time to the first frame and the graphics driver
        --help             print this

      In the window, F1 shows all keys.
      """;

  private static final List<String> OPTIONS =
      List.of(
          "--game",
          "--policy",
          "--sampled",
          "--human",
          "--random",
          "--seed",
          "--size",
          "--screenshot",
          "--after-ticks",
          "--debug",
          "--help");

  private static final int MIN_WIDTH = 320;
  private static final int MIN_HEIGHT = 200;
  private static final int MAX_SIZE = 16_384;

  private Optional<Game> game = Optional.empty();
  private Optional<File> policy = Optional.empty();
  private Optional<File> screenshot = Optional.empty();
  private Optional<Long> seed = Optional.empty();
  private Optional<Integer> afterTicks = Optional.empty();
  private Pilot pilot = Pilot.POLICY;
  private boolean sampled;
  private boolean debug;
  private boolean help;
  private int width = GamesApp.DEFAULT_WIDTH;
  private int height = GamesApp.DEFAULT_HEIGHT;

  private Arguments() {}

  /**
   * Reads a command line.
   *
   * @throws BadArgumentException in one line, naming the nearest valid thing
   */
  static Arguments parse(String... words) throws BadArgumentException {
    Arguments arguments = new Arguments();
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
    while (!rest.isEmpty()) {
      String word = rest.pop();
      int equals = word.indexOf('=');
      if (word.startsWith("--") && equals > 0) {
        rest.push(word.substring(equals + 1));
        word = word.substring(0, equals);
      }
      arguments.take(word, rest);
    }
    if (arguments.afterTicks.isPresent() && arguments.screenshot.isEmpty()) {
      throw new BadArgumentException("--after-ticks goes with --screenshot FILE, which is missing");
    }
    return arguments;
  }

  private void take(String option, Deque<String> rest) throws BadArgumentException {
    switch (option) {
      case "--game" -> game = Optional.of(game(value(option, "the name of a game", rest)));
      case "--policy" -> policy = Optional.of(new File(value(option, "a file", rest)));
      case "--sampled" -> sampled = true;
      case "--human" -> pilot = Pilot.HUMAN;
      case "--random" -> pilot = Pilot.RANDOM;
      case "--seed" ->
          seed =
              Optional.of(
                  number(option, value(option, "a number", rest), Long.MIN_VALUE, Long.MAX_VALUE));
      case "--size" -> size(value(option, "WIDTHxHEIGHT", rest));
      case "--screenshot" -> screenshot = Optional.of(new File(value(option, "a file", rest)));
      case "--after-ticks" ->
          afterTicks =
              Optional.of((int) number(option, value(option, "a number", rest), 1, 1_000_000));
      case "--debug" -> debug = true;
      case "--help", "-h" -> help = true;
      default ->
          throw new BadArgumentException(
              "Unknown option '"
                  + option
                  + "'; did you mean "
                  + nearest(option, OPTIONS)
                  + "? See --help");
    }
  }

  private static String value(String option, String what, Deque<String> rest)
      throws BadArgumentException {
    @Nullable String value = rest.poll();
    if (value == null || value.isEmpty() || OPTIONS.contains(value)) {
      throw new BadArgumentException(option + " needs " + what + " after it");
    }
    return value;
  }

  private static Game game(String name) throws BadArgumentException {
    return Game.find(name)
        .orElseThrow(
            () -> {
              List<String> ids = Arrays.stream(Game.values()).map(Game::id).toList();
              return new BadArgumentException(
                  "There is no game '"
                      + name
                      + "'; did you mean "
                      + nearest(name, ids)
                      + "? The games are "
                      + String.join(", ", ids));
            });
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

  private void size(String text) throws BadArgumentException {
    String[] parts = text.split("x", -1);
    if (parts.length != 2) {
      throw new BadArgumentException(
          "--size needs WIDTHxHEIGHT, such as 1280x720, not '" + text + "'");
    }
    width = (int) number("--size", parts[0], MIN_WIDTH, MAX_SIZE);
    height = (int) number("--size", parts[1], MIN_HEIGHT, MAX_SIZE);
  }

  private static String nearest(String word, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /** The number of letters to change, insert or delete: Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  Optional<Game> game() {
    return game;
  }

  Optional<File> policy() {
    return policy;
  }

  Optional<Long> seed() {
    return seed;
  }

  Optional<File> screenshot() {
    return screenshot;
  }

  /** How many ticks to wait for the screenshot. */
  int afterTicks() {
    return afterTicks.orElse(150);
  }

  Pilot pilot() {
    return pilot;
  }

  boolean sampled() {
    return sampled;
  }

  boolean debug() {
    return debug;
  }

  boolean help() {
    return help;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
