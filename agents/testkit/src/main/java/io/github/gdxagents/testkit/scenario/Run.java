package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.play.Replay;
import java.util.Locale;

/**
 * A scenario, played once.
 *
 * @param holds whether what was expected was so
 * @param seconds how long it lasted
 * @param reward what the first agent earned in it
 * @param state where the first agent stood then
 * @param start the episode up to where the scenario began
 * @param replay of the episode, up to then
 */
record Run(
    long seed,
    boolean holds,
    double seconds,
    double reward,
    AgentState state,
    Replay start,
    Replay replay) {

  /** For messages: what it came to. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%s after %.1f s, reward %.1f, %s",
        holds ? "yes" : "no ",
        seconds,
        reward,
        state);
  }
}
