/**
 * A training run and what it leaves behind: the loop around the trainer, the run folder, and what
 * is shown meanwhile. The command line stands on it; a program that trains by itself may use it as
 * well.
 */
@NullMarked
package io.github.gdxagents.console.run;

import org.jspecify.annotations.NullMarked;
