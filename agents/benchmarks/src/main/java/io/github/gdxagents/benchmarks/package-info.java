/**
 * Measures how fast decisions, gradients, games and whole training runs are. Uses every other
 * module but the window; nothing depends on it.
 */
@NullMarked
package io.github.gdxagents.benchmarks;

import org.jspecify.annotations.NullMarked;
