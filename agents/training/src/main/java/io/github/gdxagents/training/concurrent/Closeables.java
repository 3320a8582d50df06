package io.github.gdxagents.training.concurrent;

import java.util.ArrayList;
import java.util.List;

/** Closes all of several resources, even if some of them fail to. */
public final class Closeables {

  private Closeables() {}

  /**
   * Closes resources in order.
   *
   * @throws RuntimeException what the first failure threw, or an {@link Error}, with what later
   *     ones threw as suppressed exceptions
   */
  public static void all(List<? extends Runnable> closings) {
    List<Throwable> failures = new ArrayList<>();
    for (Runnable closing : closings) {
      try {
        closing.run();
      } catch (RuntimeException | Error e) {
        failures.add(e);
      }
    }
    if (failures.isEmpty()) {
      return;
    }
    Throwable first = failures.get(0);
    failures.stream().skip(1).filter(later -> later != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first;
  }

  /**
   * Closes after a failure.
   *
   * @param failure modified: receives what closing throws as a suppressed exception
   */
  public static void after(Throwable failure, Runnable closing) {
    try {
      closing.run();
    } catch (RuntimeException | Error e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }
}
