/**
 * The cart pole: keep a pole upright by pushing the cart it stands on. Pure Java, the quick check
 * of a learner; depends on the hooks only.
 */
@NullMarked
package io.github.gdxagents.core.cartpole;

import org.jspecify.annotations.NullMarked;
