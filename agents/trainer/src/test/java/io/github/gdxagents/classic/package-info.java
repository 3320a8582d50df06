/** Games that no preset was made for: they tell what the default settings are worth. */
@NullMarked
package io.github.gdxagents.classic;

import org.jspecify.annotations.NullMarked;
