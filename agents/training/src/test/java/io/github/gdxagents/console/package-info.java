/** Stands for the console's package in tests of walls between packages. */
@NullMarked
package io.github.gdxagents.console;

import org.jspecify.annotations.NullMarked;
