package io.github.gdxagents.training.experience;

import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;

/**
 * A game has failed: one of its hooks threw something, or gave what no game may give. A simulation
 * is a function of its episode and of actions, so {@link #replay} makes it fail again.
 */
public final class SimulationFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final String POLICIES = "io.github.gdxagents.policy.";

  private final transient Replay replay;

  private SimulationFailure(String message, Replay replay, Throwable cause) {
    super(message, cause);
    this.replay = replay;
  }

  /**
   * Tells of a failure.
   *
   * @param simulation its number among those of a run; -1 where there is one alone
   * @param log of the episode so far
   * @return a failure of the game, or, where the policy could not decide, an ArithmeticException
   */
  public static RuntimeException of(
      Throwable failure, int simulation, Stepper stepper, ActionLog log) {
    String place = "tick " + stepper.tickCount() + ", " + log.episode();
    StackTraceElement[] trace = failure.getStackTrace();
    if (failure instanceof ArithmeticException
        && trace.length > 0
        && trace[0].getClassName().startsWith(POLICIES)) {
      ArithmeticException told = new ArithmeticException(failure.getMessage() + " (" + place + ")");
      told.initCause(failure);
      return told;
    }
    int agent = stepper.failedAgent();
    String whole = " (" + (agent < 0 ? "" : "agent " + agent + ", ") + place + ")";
    String cause =
        failure instanceof IllegalStateException
            ? String.valueOf(failure.getMessage()).replace(whole, "")
            : failure.toString();
    String message =
        "Simulation "
            + (simulation < 0 ? "" : simulation + " of ")
            + stepper.simulation().getClass().getName()
            + " failed"
            + whole
            + ": "
            + cause;
    return new SimulationFailure(message, log.replay(), failure);
  }

  /** The episode up to its failure, of a game yet to be named. */
  public Replay replay() {
    return replay;
  }
}
