/** How what changes over a run is saved and loaded. Depends on nothing else of the trainer. */
@NullMarked
package io.github.gdxagents.training.state;

import org.jspecify.annotations.NullMarked;
