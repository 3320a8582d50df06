package io.github.gdxagents.training;

import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.experience.SlowHook;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks, from a thread of its own, whether a hook of the game does not return. Training pays
 * nothing for it.
 */
final class HookWatch implements AutoCloseable {

  private final RolloutWorkers workers;
  private final long patienceMillis;
  private final Consumer<SlowHook> listener;
  private final Thread thread;

  /**
   * Begins to look.
   *
   * @param patienceMillis how long a hook may take
   * @param listener hears once of a hook that takes longer, on a thread of its own
   */
  HookWatch(RolloutWorkers workers, long patienceMillis, Consumer<SlowHook> listener) {
    this.workers = workers;
    this.patienceMillis = patienceMillis;
    this.listener = listener;
    thread = new Thread(this::watch, "hook-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    long[] turns = workers.turns();
    long[] since = new long[turns.length];
    Arrays.fill(since, System.nanoTime());
    try {
      while (true) {
        Thread.sleep(Math.max(1, patienceMillis / 4));
        SlowHook slow = look(turns, since);
        if (slow != null) {
          listener.accept(slow);
          return;
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /**
   * @param turns modified: how many turns each worker had when it was last seen
   * @param since modified: since when that is so
   */
  private @Nullable SlowHook look(long[] turns, long[] since) {
    long[] now = workers.turns();
    long time = System.nanoTime();
    for (int worker = 0; worker < now.length; worker++) {
      SlowHook hook = workers.hook(worker);
      if (now[worker] != turns[worker] || hook == null) {
        turns[worker] = now[worker];
        since[worker] = time;
      } else if (time - since[worker] > patienceMillis * 1_000_000) {
        return hook;
      }
    }
    return null;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
