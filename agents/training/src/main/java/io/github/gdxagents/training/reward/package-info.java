/**
 * What pays for decisions: the game, and signals that are learned beside the policy. Knows
 * experience, networks and the optimizer, and no method.
 */
@NullMarked
package io.github.gdxagents.training.reward;

import org.jspecify.annotations.NullMarked;
