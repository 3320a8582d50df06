package io.github.gdxagents.console;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

/**
 * Says once that memory has run out, and how to give more; also when there is not even enough left
 * to say so, and for threads that nobody waits for.
 */
final class OutOfMemory implements Thread.UncaughtExceptionHandler {

  /** What lander and cart pole train in, with room to spare. */
  private static final long ENOUGH_MEBIBYTES = 32;

  private final String program;
  private final AtomicBoolean said = new AtomicBoolean();

  /** Made while there is memory. */
  private final byte[] withoutCause;

  private int length;

  OutOfMemory(String program) {
    this.program = program;
    withoutCause = (sentence("") + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    rehearse();
  }

  /** Loads the classes that this takes. */
  private void rehearse() {
    uncaughtException(Thread.currentThread(), new OutOfMemoryError());
    said.set(false);
    length = withoutCause.length;
  }

  private String sentence(String cause) {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return ("%s: Out of memory%s: this JVM's heap is limited to %s MiB. Small games train in %s MiB; rollouts of more"
            + " simulations or steps, larger observations and networks need more. Start Java with -Xmx%sm, for"
            + " instance; bin/gdx-agents takes it from the environment: JAVA_OPTS=-Xmx%<sm")
        .formatted(
            program, cause, mebibytes, ENOUGH_MEBIBYTES, Math.max(ENOUGH_MEBIBYTES, 2 * mebibytes));
  }

  /** Says so where this command says what is wrong. */
  void say(OutOfMemoryError failure, CommandLine command) {
    if (said.get()) {
      return;
    }
    String sentence = sentence(" (" + failure.getMessage() + ")");
    if (said.compareAndSet(false, true)) {
      command.getErr().println(sentence);
      command.getErr().flush();
    }
  }

  /** Says so on the standard error stream, and takes no memory for it. */
  void say() {
    if (said.compareAndSet(false, true)) {
      System.err.write(withoutCause, 0, length);
      System.err.flush();
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      say();
    } else {
      System.err.print("Exception in thread \"" + thread.getName() + "\" ");
      failure.printStackTrace();
    }
  }
}
