/**
 * How a rollout improves the networks: each learning method in one class that reads in the order of
 * its paper.
 */
@NullMarked
package io.github.gdxagents.training.algorithm;

import org.jspecify.annotations.NullMarked;
