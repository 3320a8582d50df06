/** A ship among a swarm of drones, of which there are more and fewer all the time. */
@NullMarked
package io.github.gdxagents.core.swarm;

import org.jspecify.annotations.NullMarked;
