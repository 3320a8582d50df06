package io.github.gdxagents.policy;

import java.io.IOException;

/**
 * A file is not a policy that this version of the library can use, or a policy cannot be saved as
 * one. The message says what was expected, what was found, where, and how to mend it.
 */
public final class PolicyFormatException extends IOException {

  private static final long serialVersionUID = 1;

  PolicyFormatException(String message) {
    super(message);
  }
}
