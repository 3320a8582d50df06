/**
 * The contract that every trainable simulation keeps, as a test that a game's author inherits. Used
 * by games' tests; it depends on the hooks, JUnit and AssertJ only.
 */
@NullMarked
package io.github.gdxagents.testkit;

import org.jspecify.annotations.NullMarked;
