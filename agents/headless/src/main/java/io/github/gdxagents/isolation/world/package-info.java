/**
 * What an isolated world has of its own: its clock, its random numbers, its folder. Each world
 * loads these classes anew, and the classes of its game call them in place of the JDK's. Only
 * {@code io.github.gdxagents.isolation} may depend on it, by name.
 */
@NullMarked
package io.github.gdxagents.isolation.world;

import org.jspecify.annotations.NullMarked;
