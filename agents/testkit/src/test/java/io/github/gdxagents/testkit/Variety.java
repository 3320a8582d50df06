package io.github.gdxagents.testkit;

/** What kind of game an {@link Arena} is; each is good, and must pass every rule. */
enum Variety {
  /** Two agents of a kind that run from the reset to their ends. */
  PLAIN,
  /** Agents made anew at each reset. */
  NEW_OBJECTS,
  /** A time limit that only the spec knows. */
  TIME_LIMIT,
  /** Agents that come back some ticks after their ends, until the game says that it is over. */
  RESPAWNS,
  /** Agents that come late, go, and come again together, with nobody there meanwhile. */
  WAVES,
  /** Agents that take turns. */
  TURNS,
  /** Two kinds with specs and paces of their own, one of which sees a set and a stack. */
  KINDS
}
