/** How parts of a run save their state and go on from it. Depends on nothing else of training. */
@NullMarked
package io.github.gdxagents.training.state;

import org.jspecify.annotations.NullMarked;
