package io.github.gdxagents.training.rollout;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names worker threads for profilers and stack traces, and keeps them from holding up the end of the JVM. */
final class WorkerThreads implements ThreadFactory {

  private final AtomicInteger count = new AtomicInteger();

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "rollout-" + count.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }
}
