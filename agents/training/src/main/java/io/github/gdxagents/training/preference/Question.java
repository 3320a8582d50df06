package io.github.gdxagents.training.preference;

import io.github.gdxagents.trajectory.Trajectory;

/**
 * Two clips of one agent each, to be compared.
 *
 * @param meanReward what the game paid for a decision of late, on average: what teachers that are
 *     programs measure differences by
 */
public record Question(Trajectory left, Trajectory right, double meanReward) {}
