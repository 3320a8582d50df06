/**
 * Parts of observations that many games need: rays, grids, neighbors, places on the screen. Games
 * may depend on it; observing needs neither a window nor, but for rays, Box2D.
 */
@NullMarked
package io.github.gdxagents.gdx.sensor;

import org.jspecify.annotations.NullMarked;
