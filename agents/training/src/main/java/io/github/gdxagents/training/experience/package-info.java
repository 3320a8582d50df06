/**
 * Gathers experience: simulations on worker threads, acting through the runtime's own forward pass,
 * into one rollout with room for what is made of its rewards. Depends on the runtime, and knows
 * neither methods nor gradients.
 */
@NullMarked
package io.github.gdxagents.training.experience;

import org.jspecify.annotations.NullMarked;
