package io.github.gdxagents.desktop;

/** The command line asks for what there is not; the message says what was expected. */
final class BadArgumentException extends Exception {

  private static final long serialVersionUID = 1;

  BadArgumentException(String message) {
    super(message);
  }
}
