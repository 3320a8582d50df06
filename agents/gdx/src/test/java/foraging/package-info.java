/**
 * A game whose agent observes by sensors, as agents/README.md shows it. Written as a game would be:
 * fields are set in {@code reset}, so nothing is null-marked.
 */
package foraging;
