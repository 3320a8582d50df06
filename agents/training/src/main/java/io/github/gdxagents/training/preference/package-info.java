/**
 * Learning from what people prefer: clips that are compared, and a reward that is learned from the
 * answers. A signal among others; knows trajectories, networks and the optimizer, and no method.
 */
@NullMarked
package io.github.gdxagents.training.preference;

import org.jspecify.annotations.NullMarked;
