package io.github.gdxagents.training.learn;

/**
 * Training has come to a gradient that is not a number or infinite. The networks are as they were
 * before it, but learning cannot go on. The message is one line, made for users.
 */
public final class DivergedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  DivergedException(String message) {
    super(message);
  }
}
