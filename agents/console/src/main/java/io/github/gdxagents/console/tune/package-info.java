/**
 * Searches for settings: the space they are drawn from, which trials go on, and what comes out. The
 * command line stands on it; it stands on the comparison, whose runs it trains.
 */
@NullMarked
package io.github.gdxagents.console.tune;

import org.jspecify.annotations.NullMarked;
