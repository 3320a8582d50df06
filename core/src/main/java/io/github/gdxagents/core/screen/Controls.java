package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.InputAdapter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one place where keys get their meaning: held keys fly, all others are commands. The mouse
 * plays.
 */
final class Controls extends InputAdapter {

  /** What a key asks of the application. */
  enum Command {
    NEXT_PILOT,
    POLICY_PLAYS,
    HUMAN_PLAYS,
    RESTART,
    NEXT_EPISODE,
    CHOOSE_EPISODE,
    CHOOSE_LEVEL,
    PAUSE,
    STEP,
    FASTER,
    SLOWER,
    NEXT_GAME,
    WIND,
    SENSES,
    RECORD,
    FULLSCREEN,
    HELP,
    QUIT
  }

  /** The number keys choose among at most nine games. */
  private static final int MOST_GAMES = 9;

  /**
   * The keys and their meaning, for the help page.
   *
   * @param games in the order of their number keys
   */
  static String[][] help(List<Game> games) {
    String numbers =
        IntStream.rangeClosed(1, Math.min(MOST_GAMES, games.size()))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
    String names = games.stream().map(game -> game.shortName).collect(Collectors.joining(", "));
    return new String[][] {
      {"← ↑ →  or  A W D", "fly; push the cart"},
      {"arrows  or  A W D S", "move the mallet (air hockey); walk (maze)"},
      {"mouse", "the mallet follows it (air hockey)"},
      {"←  and  → in turn", "walk: step with the far leg, with the near leg"},
      {"Q A  W S", "walker, far leg: hip, knee forwards and back"},
      {"U J  I K", "walker, near leg: hip, knee forwards and back"},
      {"P", "the policy plays"},
      {"H", "you play"},
      {"Tab", "next: policy, you, random"},
      {"R", "the same episode again, beside the ghost of the best attempt"},
      {"N  or  Enter", "next episode"},
      {"E", "the episode of a seed that you type"},
      {"O", "the opponent's level (air hockey)"},
      {"Space", "pause"},
      {"period  .", "pause, and one tick after the other"},
      {"+  −", "faster, slower: ×1/8 to ×8"},
      {"G  or  " + numbers, names},
      {"V", "wind on, off (lander)"},
      {"L", "lidar (walker), what the light said (maze), what the ship sees (swarm)"},
      {"F9", "record what is played, save it as demonstrations"},
      {"F11", "full screen"},
      {"F1  or  ?", "this page"},
      {"Esc", "quit"},
    };
  }

  private final Consumer<Command> commands;
  private final IntConsumer choice;
  private final SeedEntry seed;
  private final LevelMenu levels;
  private final HeldKeys held = new HeldKeys();

  /**
   * @param commands hears what keys ask for
   * @param choice hears which game a number key asks for, from 0; there may be none of that number
   * @param seed gets all keys while it is open
   * @param levels the same
   */
  Controls(Consumer<Command> commands, IntConsumer choice, SeedEntry seed, LevelMenu levels) {
    this.commands = commands;
    this.choice = choice;
    this.seed = seed;
    this.levels = levels;
  }

  /** The keys that play, and the pointer. */
  HeldKeys held() {
    return held;
  }

  @Override
  public boolean keyDown(int keycode) {
    if (seed.isOpen()) {
      switch (keycode) {
        case Keys.ENTER, Keys.NUMPAD_ENTER -> seed.accept();
        case Keys.ESCAPE -> seed.cancel();
        default -> {} // what is typed comes as characters
      }
      return true;
    }
    if (levels.isOpen()) {
      mark(keycode);
      return true;
    }
    boolean plays = held.press(keycode);
    int digit = digit(keycode);
    if (digit >= 1 && digit <= MOST_GAMES) {
      choice.accept(digit - 1);
      return true;
    }
    Optional<Command> command = command(keycode);
    command.ifPresent(commands);
    return plays || command.isPresent();
  }

  private void mark(int keycode) {
    int digit = digit(keycode);
    switch (keycode) {
      case Keys.LEFT, Keys.DOWN -> levels.mark(levels.marked() - 1);
      case Keys.RIGHT, Keys.UP -> levels.mark(levels.marked() + 1);
      case Keys.ENTER, Keys.NUMPAD_ENTER -> levels.accept();
      case Keys.ESCAPE, Keys.O -> levels.cancel();
      default -> levels.mark(digit == 0 ? 10 : digit);
    }
  }

  @Override
  public boolean keyUp(int keycode) {
    return held.release(keycode);
  }

  @Override
  public boolean mouseMoved(int x, int y) {
    held.pointer().move(x, y);
    return true;
  }

  @Override
  public boolean touchDown(int x, int y, int finger, int button) {
    return mouseMoved(x, y);
  }

  @Override
  public boolean touchDragged(int x, int y, int finger) {
    return mouseMoved(x, y);
  }

  /** Signs are typed with different keys on different keyboards. */
  @Override
  public boolean keyTyped(char character) {
    if (seed.isOpen()) {
      seed.type(character);
      return true;
    }
    if (levels.isOpen()) {
      return true;
    }
    switch (character) {
      case '+', '=' -> commands.accept(Command.FASTER);
      case '-', '_' -> commands.accept(Command.SLOWER);
      case '.' -> commands.accept(Command.STEP);
      case '?' -> commands.accept(Command.HELP);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The digit of a number key; -1 for all other keys. */
  private static int digit(int keycode) {
    if (keycode >= Keys.NUM_0 && keycode <= Keys.NUM_9) {
      return keycode - Keys.NUM_0;
    }
    return keycode >= Keys.NUMPAD_0 && keycode <= Keys.NUMPAD_9 ? keycode - Keys.NUMPAD_0 : -1;
  }

  private static Optional<Command> command(int keycode) {
    return switch (keycode) {
      case Keys.TAB -> Optional.of(Command.NEXT_PILOT);
      case Keys.P -> Optional.of(Command.POLICY_PLAYS);
      case Keys.H -> Optional.of(Command.HUMAN_PLAYS);
      case Keys.R -> Optional.of(Command.RESTART);
      case Keys.N, Keys.ENTER, Keys.NUMPAD_ENTER -> Optional.of(Command.NEXT_EPISODE);
      case Keys.E -> Optional.of(Command.CHOOSE_EPISODE);
      case Keys.O -> Optional.of(Command.CHOOSE_LEVEL);
      case Keys.SPACE -> Optional.of(Command.PAUSE);
      case Keys.G -> Optional.of(Command.NEXT_GAME);
      case Keys.V -> Optional.of(Command.WIND);
      case Keys.L -> Optional.of(Command.SENSES);
      case Keys.F9 -> Optional.of(Command.RECORD);
      case Keys.F11 -> Optional.of(Command.FULLSCREEN);
      case Keys.F1 -> Optional.of(Command.HELP);
      case Keys.ESCAPE -> Optional.of(Command.QUIT);
      default -> Optional.empty();
    };
  }
}
