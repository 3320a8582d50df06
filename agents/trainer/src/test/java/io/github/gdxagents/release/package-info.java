/** What is published, and whether it is as Maven Central asks. Nothing depends on it. */
@NullMarked
package io.github.gdxagents.release;

import org.jspecify.annotations.NullMarked;
