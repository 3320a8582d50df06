/**
 * libGDX without a window: files, graphics and sound that answer, and show nothing. Anything may
 * depend on it that does not ship; knows the game's libGDX, and nothing of training.
 */
@NullMarked
package io.github.gdxagents.headless;

import org.jspecify.annotations.NullMarked;
