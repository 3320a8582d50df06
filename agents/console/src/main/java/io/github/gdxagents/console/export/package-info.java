/**
 * Policies in the formats of others: ONNX, JSON, and a Java class of its own. Every format carries
 * the whole decision, from the observation as the game gives it to the action in the game's units;
 * the command line depends on this package, and nothing else does.
 */
@NullMarked
package io.github.gdxagents.console.export;

import org.jspecify.annotations.NullMarked;
