package io.github.gdxagents.console;

/**
 * A game's window in which people compare clips: what the command {@code teach} opens.
 *
 * <p>It asks {@link TeachingSession#desk} for questions, plays their clips by {@link
 * io.github.gdxagents.play.ClipPlayer} in simulations of its own, draws these, and hands on the
 * answers. Training goes on meanwhile, on other threads.
 */
@FunctionalInterface
public interface TeachingWindow {

  /** Opens the window, and returns when it is closed. */
  void show(TeachingSession session);
}
