/**
 * Reinforcement learning from human feedback on texts, by the code that trains games: a policy
 * writes sentences, token after token. {@link io.github.gdxagents.training.text.TextTeaching} is
 * the way through.
 */
@NullMarked
package io.github.gdxagents.training.text;

import org.jspecify.annotations.NullMarked;
