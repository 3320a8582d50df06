package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.AgentState;

/**
 * What became of one life of one agent, which is one episode of learning.
 *
 * @param totalReward its undiscounted return, in the game's own units
 * @param decisions its length
 * @param end how it ended
 * @param statistics what the agent reported of it, in the order of its statistics
 * @param origin where its parameters came from: with lessons the lesson's number, from 0; where
 *     they are drawn by success, a number that lives with the same parameters have in common
 */
public record EpisodeResult(
    double totalReward, int decisions, AgentState end, double[] statistics, long origin) {}
