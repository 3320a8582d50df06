/**
 * The walker: a machine on two legs that shall reach the far end of rough ground. Its rules and
 * physics live here without any window; screens, players and trainers depend on this package, it
 * depends on the hooks and on Box2D only.
 */
@NullMarked
package io.github.gdxagents.core.walker;

import org.jspecify.annotations.NullMarked;
