/**
 * Air hockey for two players in Box2D, seen from above, and a script that plays it. Knows nothing
 * of screens.
 */
@NullMarked
package io.github.gdxagents.core.hockey;

import org.jspecify.annotations.NullMarked;
