package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;

/** How much a game may differ from what a policy was trained for, see {@link Policy#fitTo}. */
public enum Match {

  /** The specs are equal, but for the time limit. */
  STRICT,

  /**
   * What leaves every number of the observation and of the action with a meaning may differ, as
   * after a game has been tidied up: whether the meaning is still the same, the developer must
   * know. Accepted are
   *
   * <ul>
   *   <li>another {@linkplain AgentSpec#kind() kind};
   *   <li>components of the observation in another order, found by their names;
   *   <li>other units, and other bounds: an axis is stretched to the game's bounds;
   *   <li>other labels of a branch's choices, if there are as many;
   *   <li>a fixed step that is up to 5 % shorter or longer.
   * </ul>
   *
   * <p>All else is refused: components, branches or axes that are missing, new, or renamed; another
   * shape or stack; branches or axes in another order; another number of ticks per decision.
   */
  LENIENT
}
