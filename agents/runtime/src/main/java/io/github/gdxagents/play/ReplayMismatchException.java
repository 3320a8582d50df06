package io.github.gdxagents.play;

/**
 * A simulation took another course than its replay: it is another version of the game, or no
 * function of the episode and the actions.
 */
public final class ReplayMismatchException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ReplayMismatchException(String message) {
    super(message);
  }
}
