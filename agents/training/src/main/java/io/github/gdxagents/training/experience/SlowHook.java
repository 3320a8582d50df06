package io.github.gdxagents.training.experience;

import java.util.List;

/**
 * A hook of a game that takes its time.
 *
 * @param description which simulation, and where its episode stands
 * @param trace what the thread is doing
 */
public record SlowHook(String description, List<StackTraceElement> trace) {

  public SlowHook {
    trace = List.copyOf(trace);
  }

  /** Both, as a stack trace is printed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(description);
    trace.forEach(element -> text.append("\n\tat ").append(element));
    return text.toString();
  }
}
