/**
 * The methods of policy optimization, one page each: {@code Ppo}, {@code PolicyGradient}, {@code
 * Trpo}, {@code Grpo}; public are their settings, which make them, and what a method of one's own
 * needs as well. Depends on networks, experience and settings; the trainer depends on it.
 */
@NullMarked
package io.github.gdxagents.training.learn;

import org.jspecify.annotations.NullMarked;
