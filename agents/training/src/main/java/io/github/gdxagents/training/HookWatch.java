package io.github.gdxagents.training;

import io.github.gdxagents.training.experience.HookTurns;
import io.github.gdxagents.training.experience.SlowHook;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks, from a thread of its own, whether a hook of the game does not return, in training as in
 * evaluations. These pay nothing for it.
 */
public final class HookWatch implements AutoCloseable {

  private final List<Watched> all = new CopyOnWriteArrayList<>();
  private final long patienceMillis;
  private final Consumer<SlowHook> listener;
  private final Thread thread;

  /**
   * Begins to look.
   *
   * @param seconds how long a hook may take, at least 1
   * @param listener hears once of a hook that takes longer, on a thread of its own, while the
   *     game's thread goes on waiting
   */
  public HookWatch(long seconds, Consumer<SlowHook> listener) {
    if (seconds < 1) {
      throw new IllegalArgumentException("seconds must be at least 1, not " + seconds);
    }
    patienceMillis = Math.multiplyExact(1000, seconds);
    this.listener = listener;
    thread = new Thread(this::watch, "hook-watch");
    thread.setDaemon(true);
    thread.start();
  }

  void add(HookTurns turns) {
    all.add(new Watched(turns));
  }

  void remove(HookTurns turns) {
    all.removeIf(watched -> watched.turns == turns);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(patienceMillis / 4);
        for (Watched watched : all) {
          SlowHook slow = watched.look(patienceMillis * 1_000_000);
          if (slow != null) {
            listener.accept(slow);
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** The turns of one thread, as they were when last looked at. */
  private static final class Watched {

    private final HookTurns turns;
    private long count;
    private long since = System.nanoTime();

    Watched(HookTurns turns) {
      this.turns = turns;
      count = turns.count();
    }

    /** The hook that has been running for longer than this; null if none has. */
    @Nullable SlowHook look(long nanos) {
      long time = System.nanoTime();
      SlowHook hook = turns.hook();
      if (turns.count() != count || hook == null) {
        count = turns.count();
        since = time;
      } else if (time - since > nanos) {
        return hook;
      }
      return null;
    }
  }
}
