/**
 * Measures how fast decisions, gradients, games and whole training runs are. Uses every other
 * module but the window; nothing depends on it.
 *
 * <p>{@code mvn -q -Pbenchmarks} measures everything, in half an hour; {@code
 * -Dbenchmarks.args="--quick --only speed"} less.
 */
@NullMarked
package io.github.gdxagents.benchmarks;

import org.jspecify.annotations.NullMarked;
