/**
 * What the bundled Box2D games share below their rules. Knows no game, no window and no {@code
 * Gdx.*} global.
 */
@NullMarked
package io.github.gdxagents.core.physics;

import org.jspecify.annotations.NullMarked;
