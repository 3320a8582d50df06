/** The command line of the bundled games. Nothing depends on it. */
@NullMarked
package io.github.gdxagents.trainer;

import org.jspecify.annotations.NullMarked;
