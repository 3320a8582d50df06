/**
 * The games in a window of their own: the command line, the window and nothing else. Depends on the
 * games and on LWJGL3; nothing depends on it.
 */
@NullMarked
package io.github.gdxagents.desktop;

import org.jspecify.annotations.NullMarked;
