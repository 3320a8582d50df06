/**
 * What an agent saw, did and earned, kept in memory and in files: clips to compare, demonstrations
 * to learn from. Knows the hooks, and how specs are saved, and nothing of learning.
 */
@NullMarked
package io.github.gdxagents.trajectory;

import org.jspecify.annotations.NullMarked;
