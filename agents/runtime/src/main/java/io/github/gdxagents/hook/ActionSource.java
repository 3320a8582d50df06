package io.github.gdxagents.hook;

/**
 * Chooses one agent's actions: a policy, a human at the keyboard, a script, or chance. The
 * simulation cannot tell which.
 */
@FunctionalInterface
public interface ActionSource {

  /**
   * Decides on one action. In each branch it must take a choice that the mask allows: another one
   * is refused with an {@link IllegalStateException} and never reaches the agent.
   *
   * @param observation what the agent sees, {@code [observation size]}; not to be kept or changed
   * @param mask the discrete choices that are allowed now; not to be kept or changed
   * @param action modified: receives the choice of each branch and the value of each axis. It comes
   *     with its previous content, whose choices may be forbidden by now.
   */
  void decide(float[] observation, ActionMask mask, Action action);

  /** Takes note that a new life of the agent begins: what belonged to the last one is forgotten. */
  default void beginLife() {}

  /**
   * How quickly this source reacts; asked when it takes a seat. It is asked as often, and sees what
   * it decides by as late, as that says.
   */
  default Reaction reaction() {
    return Reaction.IMMEDIATE;
  }

  /**
   * Asked once before the first decision: whether this source can decide for agents of a spec.
   *
   * @throws IllegalArgumentException if it cannot, saying why
   */
  default void requireSpec(AgentSpec spec) {}
}
