package io.github.gdxagents.training.preference;

/** Somebody who compares clips; whoever learns from the answers sees nothing else of the task. */
@FunctionalInterface
public interface Teacher {

  /**
   * Compares two clips. Must be a function of the question, so that a run can be repeated.
   *
   * @return never null
   */
  Answer compare(Question question);
}
