package io.github.gdxagents.training.rollout;

import io.github.gdxagents.hook.EpisodeState;

/**
 * A finished episode of one agent.
 *
 * @param totalReward its undiscounted return, in the game's own units
 * @param decisions its length
 * @param end how it ended
 */
public record Episode(double totalReward, int decisions, EpisodeState end) {}
