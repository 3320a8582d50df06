/**
 * The methods of policy optimization, one page each: {@link
 * io.github.gdxagents.training.learn.Ppo}, {@link
 * io.github.gdxagents.training.learn.PolicyGradient}, {@link
 * io.github.gdxagents.training.learn.Trpo}, {@link io.github.gdxagents.training.learn.Grpo}, with
 * their settings and what they share. Depends on networks, rollouts and settings; the trainer
 * depends on it.
 */
@NullMarked
package io.github.gdxagents.training.learn;

import org.jspecify.annotations.NullMarked;
