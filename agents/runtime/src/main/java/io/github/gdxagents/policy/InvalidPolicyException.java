package io.github.gdxagents.policy;

/**
 * Says what is wrong with a payload, from deep within it; callers of this package get a {@link
 * PolicyFormatException} instead.
 */
final class InvalidPolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InvalidPolicyException(String message) {
    super(message);
  }

  InvalidPolicyException(int position, String what, String expected, Object found) {
    this(what + " at byte " + position + ": expected " + expected + ", found " + found);
  }
}
