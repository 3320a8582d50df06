/**
 * The policy and value networks while they learn: their parameters are one flat vector, and here is
 * what computes gradients for it.
 */
@NullMarked
package io.github.gdxagents.training.network;

import org.jspecify.annotations.NullMarked;
