/**
 * A page on this machine that shows a run while it goes on, and ends it. Depends on the run alone;
 * only the command line knows it.
 */
@NullMarked
package io.github.gdxagents.console.dashboard;

import org.jspecify.annotations.NullMarked;
