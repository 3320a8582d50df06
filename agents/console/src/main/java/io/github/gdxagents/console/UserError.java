package io.github.gdxagents.console;

import io.github.gdxagents.training.settings.Nearest;
import java.util.List;

/** The user asked for something impossible. The message is one line that says how to correct it. */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1;

  UserError(String message) {
    super(message);
  }

  /** Something was named that does not exist. */
  static UserError unknown(String what, String name, List<String> known) {
    return new UserError(
        "There is no %s named '%s'; did you mean '%s'? Choose one of: %s"
            .formatted(what, name, Nearest.to(name, known), String.join(", ", known)));
  }

  /** Returns the value of an option, unless it is out of range. */
  static long requireWithin(String option, long least, long most, long value) {
    if (value < least || value > most) {
      throw new UserError(
          "%s must be between %d and %d, not %d; the nearest valid value is %d"
              .formatted(option, least, most, value, value < least ? least : most));
    }
    return value;
  }
}
