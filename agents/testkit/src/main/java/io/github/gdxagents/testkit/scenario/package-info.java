/**
 * Scenarios: situations of a game from which its bots are expected to do something, as JUnit tests.
 */
@NullMarked
package io.github.gdxagents.testkit.scenario;

import org.jspecify.annotations.NullMarked;
