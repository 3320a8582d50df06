/**
 * What bots see and think, shown over a game's own picture. Games may depend on it; it needs a
 * window, and nothing that trains knows it.
 */
@NullMarked
package io.github.gdxagents.gdx.overlay;

import org.jspecify.annotations.NullMarked;
