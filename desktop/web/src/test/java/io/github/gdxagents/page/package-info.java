/** The page in Chromium, beside the same games in the JVM with the same Box2D in Java. */
@NullMarked
package io.github.gdxagents.page;

import org.jspecify.annotations.NullMarked;
