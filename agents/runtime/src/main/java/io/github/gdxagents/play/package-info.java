/**
 * Drives simulations: the ticks, decisions, rewards and episode ends that training, evaluation and
 * live play share, and the player that runs a simulation inside a game's loop.
 */
@NullMarked
package io.github.gdxagents.play;

import org.jspecify.annotations.NullMarked;
