/**
 * Writes messages of Protocol Buffers, for files that other programs read. Knows nothing of what is
 * in them; any package of the console may use it.
 */
@NullMarked
package io.github.gdxagents.console.protobuf;

import org.jspecify.annotations.NullMarked;
