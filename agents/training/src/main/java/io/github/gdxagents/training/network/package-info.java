/**
 * The policy and value networks while they learn: defined and initialized by DL4J, their parameters
 * one flat vector, and what computes gradients for it.
 */
@NullMarked
package io.github.gdxagents.training.network;

import org.jspecify.annotations.NullMarked;
