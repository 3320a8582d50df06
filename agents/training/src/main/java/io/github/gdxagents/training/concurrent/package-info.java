/** The threads of a training run. Depends on nothing else of the trainer. */
@NullMarked
package io.github.gdxagents.training.concurrent;

import org.jspecify.annotations.NullMarked;
