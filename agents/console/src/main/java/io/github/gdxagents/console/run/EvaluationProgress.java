package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;

/**
 * How far an evaluation is.
 *
 * @param policy which one plays: {@code latest.policy}
 * @param episodes played so far
 * @param plannedEpisodes to be played, unless a limit is reached before
 * @param ticks so far
 */
public record EvaluationProgress(String policy, int episodes, int plannedEpisodes, long ticks) {

  String text() {
    return "Evaluating %s: %s of %s episodes, %s ticks"
        .formatted(
            policy,
            NumberText.count(episodes),
            NumberText.count(plannedEpisodes),
            NumberText.count(ticks));
  }
}
