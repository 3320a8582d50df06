/**
 * What the library does for games with libGDX that touches libGDX itself: its natives, and existing
 * games as simulations with bots at their keys. Games may depend on it; knows nothing of training.
 */
@NullMarked
package io.github.gdxagents.gdx;

import org.jspecify.annotations.NullMarked;
