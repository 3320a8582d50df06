package io.github.gdxagents.hook;

/**
 * Where an agent stands. From {@link #RUNNING} to the end is one life, which is one episode for
 * learning, metrics and evaluation; an agent may have any number of lives between two resets.
 *
 * <pre>
 *   ABSENT --&gt; RUNNING --&gt; TERMINATED --&gt; RUNNING or ABSENT
 *                      \-&gt; TRUNCATED  --&gt; RUNNING or ABSENT
 * </pre>
 *
 * <p>States are read after each tick, so every one of them must last for a tick at least: an agent
 * that dies and is born again within one tick looks as if nothing had happened.
 */
public enum AgentState {
  /** Not in the game, for now or for good: not observed, not asked, not rewarded. */
  ABSENT,

  /** Acts. */
  RUNNING,

  /** Its life has come to an end of its own: nothing that it would have earned later counts. */
  TERMINATED,

  /**
   * Its life was cut short from outside, as by the end of a match: learning estimates what it would
   * have earned later.
   */
  TRUNCATED;

  /** Whether a life is over: terminated or truncated. */
  public boolean ended() {
    return this == TERMINATED || this == TRUNCATED;
  }
}
