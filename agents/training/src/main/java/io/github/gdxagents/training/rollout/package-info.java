/**
 * Gathers experience: simulations on worker threads, acting through the runtime's own forward pass,
 * into one buffer; then advantages. Depends on the runtime and knows nothing of gradients.
 */
@NullMarked
package io.github.gdxagents.training.rollout;

import org.jspecify.annotations.NullMarked;
