/**
 * Copies of a game in one JVM that share nothing: each has classes, static fields and native
 * libraries of its own, and random numbers and a clock that follow the episode. Anything may depend
 * on it that does not ship; knows libGDX by the names of its classes only.
 */
@NullMarked
package io.github.gdxagents.isolation;

import org.jspecify.annotations.NullMarked;
