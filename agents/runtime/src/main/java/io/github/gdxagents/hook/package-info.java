/**
 * The hooks that a game implements so that its bots can learn, and the specs that describe them.
 * Knows no libGDX class and nothing of training; games, players and trainers all depend on it.
 */
@NullMarked
package io.github.gdxagents.hook;

import org.jspecify.annotations.NullMarked;
