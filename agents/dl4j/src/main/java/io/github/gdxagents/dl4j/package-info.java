/**
 * DL4J computes the gradients of training's networks: the judge of the learner that is written in
 * Java. Found by its name, so that nothing depends on this package; the bundled trainer carries it.
 */
@NullMarked
package io.github.gdxagents.dl4j;

import org.jspecify.annotations.NullMarked;
