/**
 * What the library does for games with libGDX that touches libGDX itself. Games may depend on it;
 * knows no window, no {@code Gdx.*} global and nothing of training.
 */
@NullMarked
package io.github.gdxagents.gdx;

import org.jspecify.annotations.NullMarked;
