package io.github.gdxagents.training.experience;

/**
 * How a match against a past self ended.
 *
 * @param opponent the past self's number
 * @param score of the side that learns: 1 if each of its agents earned more than each of the
 *     others, on average, 0 if less, one half if as much
 */
record MatchResult(long opponent, double score) {}
