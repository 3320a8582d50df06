package io.github.gdxagents.console;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A game's window in which a policy plays: what the command {@code watch} opens.
 *
 * <p>A libGDX game opens its {@code Lwjgl3Application} here, or starts itself as another process;
 * {@link io.github.gdxagents.play.PolicyWatch} tells it of each newer policy. On macOS a window
 * needs the JVM's first thread: start that process with {@code -XstartOnFirstThread}.
 */
@FunctionalInterface
public interface PolicyWindow {

  /**
   * Opens the window, and returns when it is closed.
   *
   * @param path a run folder, a policy file or a replay, which exists
   * @return the exit code of the command: 0 for success
   * @throws IOException if the window cannot be started
   */
  int show(Path path) throws IOException;
}
