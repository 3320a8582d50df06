package io.github.gdxagents.hook;

import java.util.Arrays;

/**
 * Which discrete choices are allowed at one decision. Starts with everything allowed; a game
 * forbids what makes no sense now, such as shooting without ammunition.
 */
public final class ActionMask {

  private final ActionSpec spec;
  private final boolean[] allowed;

  public ActionMask(ActionSpec spec) {
    this.spec = spec;
    this.allowed = new boolean[spec.totalChoices()];
    allowAll();
  }

  public void allowAll() {
    Arrays.fill(allowed, true);
  }

  /** Forbids one choice of one branch. */
  public void forbid(int branch, int choice) {
    allowed[index(branch, choice)] = false;
  }

  public boolean isAllowed(int branch, int choice) {
    return allowed[index(branch, choice)];
  }

  /** The first choice of a branch that is allowed; there is always one. */
  public int firstAllowed(int branch) {
    int choice = 0;
    while (!isAllowed(branch, choice)) {
      choice++;
    }
    return choice;
  }

  /**
   * Copies the mask out, branch after branch.
   *
   * @param target modified: receives {@link ActionSpec#totalChoices()} flags from {@code offset} on
   */
  public void copyTo(boolean[] target, int offset) {
    System.arraycopy(allowed, 0, target, offset, allowed.length);
  }

  /**
   * Copies a mask in, branch after branch.
   *
   * @param source of which {@link ActionSpec#totalChoices()} flags from {@code offset} on are read
   */
  public void copyFrom(boolean[] source, int offset) {
    System.arraycopy(source, offset, allowed, 0, allowed.length);
  }

  /** Whether every branch has at least one allowed choice left, as it must. */
  public boolean allowsEachBranch() {
    for (int b = 0; b < spec.branchCount(); b++) {
      boolean any = false;
      for (int c = spec.choiceOffset(b); c < spec.choiceOffset(b + 1); c++) {
        any |= allowed[c];
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }

  private int index(int branch, int choice) {
    if (choice < 0 || choice >= spec.choiceCount(branch)) {
      throw new IllegalArgumentException(
          "Branch "
              + spec.branches().get(branch)
              + " has choices 0 to "
              + (spec.choiceCount(branch) - 1)
              + ", not "
              + choice);
    }
    return spec.choiceOffset(branch) + choice;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int b = 0; b < spec.branchCount(); b++) {
      text.append(b == 0 ? "" : ", ").append(spec.branches().get(b).name()).append(" allows [");
      String separator = "";
      for (int c = 0; c < spec.choiceCount(b); c++) {
        if (isAllowed(b, c)) {
          text.append(separator).append(spec.branches().get(b).choices().get(c));
          separator = ", ";
        }
      }
      text.append("]");
    }
    return text.toString();
  }
}
