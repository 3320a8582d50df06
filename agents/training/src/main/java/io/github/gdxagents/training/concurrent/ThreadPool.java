package io.github.gdxagents.training.concurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that work together. Member 0 is whoever calls {@link #run} or {@link
 * #runParts}.
 *
 * <ul>
 *   <li>{@link #run} is for what must stay with its thread: every member does its own share, the
 *       same one each time.
 *   <li>{@link #runParts} is for what may be done by anybody: who is free takes the next part. On a
 *       busy machine a member that does not get a processor keeps nobody waiting.
 * </ul>
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

  /** A part of some work. */
  @FunctionalInterface
  public interface Part {

    /**
     * Does it.
     *
     * @param member who does it: may use what belongs to that member
     * @param part its number
     */
    void run(int member, int part);
  }

  /** Work on some neighboring elements. */
  @FunctionalInterface
  public interface Range {

    /** Works on the elements {@code from} to before {@code to}. */
    void run(int from, int to);
  }

  private final Member[] members;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private IntConsumer task = member -> {};
  private Thread caller = Thread.currentThread();
  private volatile Parts parts = new Parts(0, (member, part) -> {}, Thread.currentThread());
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
    requireOpen();
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
    rethrow(failure);
  }

  /**
   * Runs {@code task(member, 0)} to {@code task(member, count - 1)}, each once and on the thread of
   * whichever member takes it, and returns when all are done. Not to be called by two threads at
   * once.
   *
   * @throws RuntimeException what the task threw, or an {@link Error}; of several, that of the
   *     lowest part
   */
  public void runParts(int count, Part task) {
    requireOpen();
    Parts parts = new Parts(count, task, Thread.currentThread());
    this.parts = parts;
    for (int m = 0; m < members.length && m < count - 1; m++) {
      LockSupport.unpark(members[m]);
    }
    parts.work(0);
    awaitThat(parts::done);
    rethrow(parts.firstFailure());
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This pool is closed");
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /**
   * Runs a task on neighboring ranges that together are all of {@code 0..length}, one for each
   * member.
   */
  public void runRanges(int length, Range task) {
    int count = size();
    runParts(
        count,
        (member, part) ->
            task.run(
                (int) ((long) length * part / count), (int) ((long) length * (part + 1) / count)));
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

  /** Parts of one piece of work, and how far it has come. */
  private static final class Parts {

    private final int count;
    private final Part task;
    private final Thread caller;
    private final @Nullable Throwable[] failures;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    Parts(int count, Part task, Thread caller) {
      this.count = count;
      this.task = task;
      this.caller = caller;
      this.failures = new Throwable[count];
    }

    boolean left() {
      return taken.get() < count;
    }

    boolean done() {
      return finished.get() == count;
    }

    /** Takes parts until none is left. */
    void work(int member) {
      for (int part = taken.getAndIncrement(); part < count; part = taken.getAndIncrement()) {
        try {
          task.run(member, part);
        } catch (Throwable failure) { // the caller must hear of errors on other threads too
          failures[part] = failure;
        }
        if (finished.incrementAndGet() == count) {
          LockSupport.unpark(caller);
        }
      }
    }

    @Nullable Throwable firstFailure() {
      for (Throwable failure : failures) {
        if (failure != null) {
          return failure;
        }
      }
      return null;
    }
  }

  /** Allocates nothing between tasks: where memory has run out, it still tells the caller. */
  private final class Member extends Thread {

    private final int number;
    private int finished;
    private @Nullable Throwable failure;

    Member(int number) {
      super("gdx-agents-" + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      BooleanSupplier wanted = () -> rounds.get() != finished || parts.left() || closed;
      while (true) {
        awaitThat(wanted);
        if (closed) {
          return;
        }
        if (rounds.get() == finished) {
          parts.work(number);
          continue;
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
