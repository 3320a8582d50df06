package io.github.gdxagents.training.concurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that do one task together: each member has a number, the same one each
 * time, so that what a member works on stays with its thread. Member 0 is whoever calls {@link
 * #run}.
 *
 * <p>Handing over a task takes a few microseconds: members look out for the next one for a moment
 * before they go to sleep.
 */
public final class ThreadPool implements AutoCloseable {

  /**
   * How long to look out for a change before going to sleep, in nanoseconds: about what waking up
   * would take, and more than a gradient step of a small minibatch does on one thread between two
   * tasks.
   */
  private static final long LOOKOUT_NANOS = 50_000;

  private final Member[] members;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private IntConsumer task = member -> {};
  private Thread caller = Thread.currentThread();
  private volatile boolean closed;

  /**
   * @param size how many members, counting the caller
   */
  public ThreadPool(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("A pool needs at least 1 member, not " + size);
    }
    members = new Member[size - 1];
    for (int m = 0; m < members.length; m++) {
      members[m] = new Member(m + 1);
      members[m].start();
    }
  }

  /** The number of members, counting the caller. */
  public int size() {
    return members.length + 1;
  }

  /**
   * Runs {@code task(0)} to {@code task(size - 1)}, each on its member's thread, and returns when
   * all are done. Not to be called by two threads at once.
   *
   * @throws RuntimeException what the task threw, or an {@link Error}; of several, that of the
   *     lowest member
   */
  public void run(IntConsumer task) {
    if (closed) {
      throw new IllegalStateException("This pool is closed");
    }
    this.task = task;
    this.caller = Thread.currentThread();
    working.set(members.length);
    rounds.incrementAndGet();
    for (Member member : members) {
      LockSupport.unpark(member);
    }
    Throwable failure = failureOf(task, 0);
    awaitThat(() -> working.get() == 0);
    for (Member member : members) {
      failure = failure == null ? member.failure : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  private static @Nullable Throwable failureOf(IntConsumer task, int member) {
    try {
      task.accept(member);
      return null;
    } catch (Throwable failure) { // the caller must hear of errors on other threads too
      return failure;
    }
  }

  /** Waits until somebody makes the condition true and unparks this thread. */
  private static void awaitThat(BooleanSupplier condition) {
    long lookoutEnd = System.nanoTime() + LOOKOUT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() < lookoutEnd) {
        Thread.onSpinWait();
      } else {
        LockSupport.park();
      }
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    for (Member member : members) {
      LockSupport.unpark(member);
    }
  }

  private final class Member extends Thread {

    private final int number;
    private @Nullable Throwable failure;

    Member(int number) {
      super("gdx-agents-" + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      int finished = 0;
      while (true) {
        int lastRound = finished;
        awaitThat(() -> rounds.get() != lastRound || closed);
        if (closed) {
          return;
        }
        failure = failureOf(task, number);
        finished++;
        if (working.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }
  }
}
