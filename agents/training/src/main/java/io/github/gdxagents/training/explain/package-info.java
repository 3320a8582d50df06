/**
 * A policy as rules to be read: distilled into a small decision tree. Plays and evaluates as any
 * user of the trainer does; nothing else in training knows of it.
 */
@NullMarked
package io.github.gdxagents.training.explain;

import org.jspecify.annotations.NullMarked;
