package io.github.gdxagents.hook;

/**
 * A simulation that cannot be made on this machine, because something that it needs is missing. The
 * message is one line, made for users: it says what is missing, and how to get it. A simulation
 * throws it in its constructor.
 */
public final class SimulationUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SimulationUnavailableException(String message) {
    super(message);
  }

  public SimulationUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
