/** A maze that asks for what was seen at its begin. */
@NullMarked
package io.github.gdxagents.core.maze;

import org.jspecify.annotations.NullMarked;
