package io.github.gdxagents.training.preference;

/** What a teacher says to two clips. */
public enum Answer {
  /** The left one is better. */
  LEFT(1),
  /** The right one is better. */
  RIGHT(2),
  /** Both are equally good. */
  EQUAL(3),
  /** They cannot be compared: nothing is to be learned from them. */
  SKIP(4);

  private final int id;

  Answer(int id) {
    this.id = id;
  }

  /** What it is in files. */
  int id() {
    return id;
  }

  /**
   * The answer with an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Answer of(int id) {
    for (Answer answer : values()) {
      if (answer.id == id) {
        return answer;
      }
    }
    throw new IllegalArgumentException("There is no answer " + id);
  }

  /**
   * How much the left clip is preferred: 1, 0, or one half of each.
   *
   * @throws IllegalStateException if the pair was skipped
   */
  public double preferenceForLeft() {
    return switch (this) {
      case LEFT -> 1;
      case RIGHT -> 0;
      case EQUAL -> 0.5;
      case SKIP -> throw new IllegalStateException("A skipped pair prefers nothing");
    };
  }

  /** The answer to the same clips with their sides exchanged. */
  public Answer swapped() {
    return switch (this) {
      case LEFT -> RIGHT;
      case RIGHT -> LEFT;
      case EQUAL, SKIP -> this;
    };
  }
}
