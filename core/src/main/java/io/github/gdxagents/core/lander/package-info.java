/**
 * The lander: land a small spacecraft on the pad between two flags. Its rules and physics live here
 * without any window; screens, players and trainers depend on this package, it depends on the hooks
 * and on Box2D only.
 */
@NullMarked
package io.github.gdxagents.core.lander;

import org.jspecify.annotations.NullMarked;
