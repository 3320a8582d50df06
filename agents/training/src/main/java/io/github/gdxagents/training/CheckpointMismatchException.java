package io.github.gdxagents.training;

import java.util.List;

/** A checkpoint belongs to another run than the one that it was to go on in. */
public final class CheckpointMismatchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // always an immutable list of strings, which is serializable
  private final List<String> differences;

  CheckpointMismatchException(List<String> differences) {
    super(
        "The checkpoint cannot go on in this run:\n  "
            + String.join("\n  ", differences)
            + "\nSet up the run as the one that was saved, or load another checkpoint");
    this.differences = List.copyOf(differences);
  }

  /** Every difference, one sentence each. */
  public List<String> differences() {
    return differences;
  }
}
