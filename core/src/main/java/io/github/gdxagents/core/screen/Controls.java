package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.InputAdapter;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The one place where keys get their meaning: held keys fly, all others are commands. */
final class Controls extends InputAdapter {

  /** What a key asks of the application. */
  enum Command {
    NEXT_PILOT,
    POLICY_PLAYS,
    HUMAN_PLAYS,
    RESTART,
    NEXT_EPISODE,
    PAUSE,
    FASTER,
    SLOWER,
    NEXT_GAME,
    LANDER,
    LANDER_CONTINUOUS,
    CARTPOLE,
    WALKER,
    WALKER_HARDCORE,
    WIND,
    SENSES,
    FULLSCREEN,
    HELP,
    QUIT
  }

  /** The keys and their meaning, for the help page. */
  static final String[][] KEYS = {
    {"← ↑ →  or  A W D", "fly; push the cart"},
    {"←  and  → in turn", "walk: step with the far leg, with the near leg"},
    {"Q A  W S", "walker, far leg: hip, knee forwards and back"},
    {"U J  I K", "walker, near leg: hip, knee forwards and back"},
    {"P", "the policy plays"},
    {"H", "you play"},
    {"Tab", "next: policy, you, random"},
    {"R", "the same episode again"},
    {"N  or  Enter", "next episode"},
    {"Space", "pause"},
    {"+  −", "faster, slower: ×1 to ×8"},
    {"G  or  1 2 3 4 5", "lander, with throttle, cart pole, walker, hardcore"},
    {"V", "wind on, off (lander)"},
    {"L", "lidar shown, hidden (walker)"},
    {"F11", "full screen"},
    {"F1  or  ?", "this page"},
    {"Esc", "quit"},
  };

  private final Consumer<Command> commands;
  private final HeldKeys held = new HeldKeys();

  Controls(Consumer<Command> commands) {
    this.commands = commands;
  }

  @Override
  public boolean keyDown(int keycode) {
    boolean plays = held.press(keycode);
    Optional<Command> command = command(keycode);
    command.ifPresent(commands);
    return plays || command.isPresent();
  }

  @Override
  public boolean keyUp(int keycode) {
    return held.release(keycode);
  }

  /** Signs are typed with different keys on different keyboards. */
  @Override
  public boolean keyTyped(char character) {
    switch (character) {
      case '+', '=' -> commands.accept(Command.FASTER);
      case '-', '_' -> commands.accept(Command.SLOWER);
      case '?' -> commands.accept(Command.HELP);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Optional<Command> command(int keycode) {
    return switch (keycode) {
      case Keys.TAB -> Optional.of(Command.NEXT_PILOT);
      case Keys.P -> Optional.of(Command.POLICY_PLAYS);
      case Keys.H -> Optional.of(Command.HUMAN_PLAYS);
      case Keys.R -> Optional.of(Command.RESTART);
      case Keys.N, Keys.ENTER, Keys.NUMPAD_ENTER -> Optional.of(Command.NEXT_EPISODE);
      case Keys.SPACE -> Optional.of(Command.PAUSE);
      case Keys.G -> Optional.of(Command.NEXT_GAME);
      case Keys.NUM_1, Keys.NUMPAD_1 -> Optional.of(Command.LANDER);
      case Keys.NUM_2, Keys.NUMPAD_2 -> Optional.of(Command.LANDER_CONTINUOUS);
      case Keys.NUM_3, Keys.NUMPAD_3 -> Optional.of(Command.CARTPOLE);
      case Keys.NUM_4, Keys.NUMPAD_4 -> Optional.of(Command.WALKER);
      case Keys.NUM_5, Keys.NUMPAD_5 -> Optional.of(Command.WALKER_HARDCORE);
      case Keys.V -> Optional.of(Command.WIND);
      case Keys.L -> Optional.of(Command.SENSES);
      case Keys.F11 -> Optional.of(Command.FULLSCREEN);
      case Keys.F1 -> Optional.of(Command.HELP);
      case Keys.ESCAPE -> Optional.of(Command.QUIT);
      default -> Optional.empty();
    };
  }

  /**
   * Decides by the keys that are held, or were tapped since the last decision. Looks at no mask,
   * since these games forbid no choice.
   */
  ActionSource human(Game game) {
    return switch (game) {
      case LANDER -> new LanderByKeys();
      case LANDER_CONTINUOUS -> this::throttle;
      case CARTPOLE -> new CartByKeys();
      case WALKER, WALKER_HARDCORE -> new WalkerByKeys(held);
    };
  }

  private void throttle(float[] observation, ActionMask mask, Action action) {
    action.setAxis(0, upwards() ? 1 : -1);
    action.setAxis(1, sideways());
  }

  private boolean upwards() {
    return held.take(Keys.UP, Keys.W);
  }

  /** -1 to the left, 1 to the right. */
  private int sideways() {
    boolean left = held.take(Keys.LEFT, Keys.A);
    boolean right = held.take(Keys.RIGHT, Keys.D);
    return (right ? 1 : 0) - (left ? 1 : 0);
  }

  /** One engine fires at a time; with two keys held, main and side engine take turns. */
  private final class LanderByKeys implements ActionSource {

    private static final int NONE = 0;
    private static final int LEFT = 1;
    private static final int MAIN = 2;
    private static final int RIGHT = 3;

    private boolean mainFired;

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      int sideways = sideways();
      boolean main = upwards() && (sideways == 0 || !mainFired);
      mainFired = main;
      int side = sideways < 0 ? LEFT : sideways > 0 ? RIGHT : NONE;
      action.setChoice(0, main ? MAIN : side);
    }
  }

  /**
   * The cart is always pushed one way or the other; without a key it is pushed both ways in turn.
   */
  private final class CartByKeys implements ActionSource {

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      int sideways = sideways();
      action.setChoice(0, sideways == 0 ? 1 - action.choice(0) : sideways < 0 ? 0 : 1);
    }
  }
}
