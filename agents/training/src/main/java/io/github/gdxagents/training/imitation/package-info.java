/**
 * Learning from demonstrations: behavior cloning, dataset aggregation. Knows methods, networks and
 * experience; the trainer goes on from the policies that it makes.
 */
@NullMarked
package io.github.gdxagents.training.imitation;

import org.jspecify.annotations.NullMarked;
