/**
 * Writes runs so that TensorBoard shows them. Depends on the run and on what writes Protocol
 * Buffers; only the command line knows it.
 */
@NullMarked
package io.github.gdxagents.console.tensorboard;

import org.jspecify.annotations.NullMarked;
