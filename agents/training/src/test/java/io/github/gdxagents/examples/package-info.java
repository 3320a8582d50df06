/** What the README shows, compiled and tried out. */
@NullMarked
package io.github.gdxagents.examples;

import org.jspecify.annotations.NullMarked;
