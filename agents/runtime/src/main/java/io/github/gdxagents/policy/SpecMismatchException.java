package io.github.gdxagents.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A policy was trained for another spec than the game has. */
public final class SpecMismatchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // always an unmodifiable list of strings, which is serializable
  private final List<String> differences;

  SpecMismatchException(List<String> differences) {
    super(message(differences));
    this.differences = Collections.unmodifiableList(new ArrayList<>(differences));
  }

  private static String message(List<String> differences) {
    StringBuilder text =
        new StringBuilder("This policy was trained for another game, or another version of it:");
    for (String difference : differences) {
      text.append("\n  ").append(difference);
    }
    return text.append("\nTrain a policy for this game, or load the one that belongs to it")
        .toString();
  }

  /** Every difference, one sentence each. */
  public List<String> differences() {
    return differences;
  }
}
