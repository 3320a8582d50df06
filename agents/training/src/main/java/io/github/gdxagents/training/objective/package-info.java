/**
 * Losses over minibatches and their gradients with respect to the networks' outputs, in plain Java.
 * Knows nothing of how networks compute or learn.
 */
@NullMarked
package io.github.gdxagents.training.objective;

import org.jspecify.annotations.NullMarked;
