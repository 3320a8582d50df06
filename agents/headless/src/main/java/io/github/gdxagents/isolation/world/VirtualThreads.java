package io.github.gdxagents.isolation.world;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * In place of libGDX's own threads, whose progress depends on the machine: {@code Timer} looks for
 * due tasks once a frame, and {@code AsyncExecutor}, with which {@code AssetManager} loads, runs
 * tasks at once.
 */
public final class VirtualThreads {

  private static final List<Runnable> TIMERS = new CopyOnWriteArrayList<>();

  private VirtualThreads() {}

  /** In place of {@link Thread#start()} of a timer, whose {@code run()} is a loop. */
  public static void start(Thread timer) {
    TIMERS.add(timer);
  }

  /** In place of {@link Object#wait(long)} in that loop: ends the present pass. */
  @SuppressWarnings("DoNotCallSuggester")
  public static void wait(Object lock, long millis) {
    throw new Pass();
  }

  /** Lets timers see what is due. */
  static void runTimers() {
    TIMERS.removeIf(VirtualThreads::ends);
  }

  private static boolean ends(Runnable timer) {
    try {
      timer.run();
      return true;
    } catch (Pass done) {
      return false;
    }
  }

  /** In place of {@link java.util.concurrent.Executors#newFixedThreadPool(int, ThreadFactory)}. */
  public static ExecutorService newFixedThreadPool(int threads, ThreadFactory factory) {
    return new CallersThread();
  }

  private static final class Pass extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Pass() {
      super("A pass of a timer is done", null, false, false);
    }
  }

  private static final class CallersThread extends AbstractExecutorService {

    private volatile boolean shutDown;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutDown = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutDown;
    }

    @Override
    public boolean isTerminated() {
      return shutDown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return shutDown;
    }
  }
}
