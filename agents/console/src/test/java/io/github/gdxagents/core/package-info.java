/** Stands for a game's package in tests of walls between packages. */
@NullMarked
package io.github.gdxagents.core;

import org.jspecify.annotations.NullMarked;
