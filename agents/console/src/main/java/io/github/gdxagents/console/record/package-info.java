/**
 * Draws an episode without a window, as an animated GIF. AWT is loaded here, when somebody records;
 * commands use this package, which knows the hooks and {@code console.text}.
 */
@NullMarked
package io.github.gdxagents.console.record;

import org.jspecify.annotations.NullMarked;
