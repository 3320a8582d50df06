package io.github.gdxagents.training.experience;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on a thread that runs a game's hooks, for another thread to look at. A turn
 * costs the former some nanoseconds.
 */
public final class HookTurns {

  /** Whose hooks run. */
  public interface Place {

    /** Which simulation it is, and where its episode stands; from any thread. */
    String place();
  }

  private final AtomicReference<@Nullable Place> turn = new AtomicReference<>();
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable Thread thread;

  /** Hooks are about to run on the calling thread. */
  public void next(Place place) {
    if (thread != Thread.currentThread()) {
      thread = Thread.currentThread();
    }
    turn.lazySet(place);
    count.lazySet(count.getPlain() + 1);
  }

  /** No hook runs any more. */
  public void end() {
    turn.lazySet(null);
  }

  /** How many turns there were. */
  public long count() {
    return count.get();
  }

  /** The hook that runs at this moment; null where none does. */
  public @Nullable SlowHook hook() {
    Place place = turn.get();
    Thread working = thread;
    return place == null || working == null
        ? null
        : new SlowHook(place.place(), List.of(working.getStackTrace()));
  }
}
