/**
 * The bundled games as people see them: the window's content, its keys, and everything drawn. The
 * only package of this module that may use {@code Gdx.*}; the desktop launcher depends on it, no
 * simulation does.
 */
@NullMarked
package io.github.gdxagents.core.screen;

import org.jspecify.annotations.NullMarked;
