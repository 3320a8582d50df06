package io.github.gdxagents.training.experience;

/**
 * How a match against a past self ended.
 *
 * @param opponent the past self's number
 * @param score of the side that learns: 1 if its agents earned more than the others in the mean, 0
 *     if less, one half if as much
 */
record MatchResult(long opponent, double score) {}
