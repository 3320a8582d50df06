package io.github.gdxagents.training.network;

/**
 * A learner that cannot be used on this machine, because something that it computes with is missing
 * or computes wrongly. The message is one line, made for users.
 */
public final class LearnerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public LearnerUnavailableException(String message) {
    super(message);
  }

  public LearnerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
