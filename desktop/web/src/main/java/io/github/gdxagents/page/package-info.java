/**
 * The games as a page for a browser: what TeaVM compiles, and how. Depends on the games and on
 * gdx-teavm; nothing depends on it.
 */
@NullMarked
package io.github.gdxagents.page;

import org.jspecify.annotations.NullMarked;
