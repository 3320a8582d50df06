package io.github.gdxagents.training.concurrent;

import java.util.List;

/** Closes all of several resources, even if some of them fail to. */
public final class Closeables {

  private Closeables() {}

  /**
   * Closes resources in order. Allocates nothing as long as nothing fails: it may be that memory
   * has run out, and that they hold it.
   *
   * @param closings a list of fast access by index
   * @throws RuntimeException what the first failure threw, or an {@link Error}, with what later
   *     ones threw as suppressed exceptions
   */
  public static void all(List<? extends Runnable> closings) {
    Throwable first = null;
    for (int i = 0; i < closings.size(); i++) {
      try {
        closings.get(i).run();
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else if (e != first) {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException unchecked) {
      throw unchecked;
    }
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
