package io.github.gdxagents.training.settings;

/**
 * A setting that does not exist, cannot be read or is out of range. The message is one line, made
 * for users.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public InvalidSettingException(String message) {
    super(message);
  }

  public InvalidSettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
