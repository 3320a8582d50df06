package io.github.gdxagents.console.compare;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.function.Supplier;

/**
 * What was asked for cannot be compared. The message is one line for users that says how to correct
 * it.
 */
public final class InvalidComparisonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public InvalidComparisonException(String message) {
    super(message);
  }

  /**
   * Returns what is supplied; if that is refused, says where.
   *
   * @param place where the mistake is if there is one: {@code "my.yaml:3:8"}
   * @throws InvalidComparisonException with the place in front of the message
   */
  public static <T> T at(String place, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (InvalidComparisonException | InvalidSettingException e) {
      throw new InvalidComparisonException(place + ": " + e.getMessage());
    }
  }
}
