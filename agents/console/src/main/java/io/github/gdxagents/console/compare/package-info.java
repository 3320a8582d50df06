/**
 * Compares variants of settings over several games and seeds: what is to be compared, the runs side
 * by side, their scores, and the tables and the picture of them. The command line stands on it; it
 * stands on the training run.
 */
@NullMarked
package io.github.gdxagents.console.compare;

import org.jspecify.annotations.NullMarked;
