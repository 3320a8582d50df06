/**
 * Networks as they act: layers of weights that any number of threads share, apart from what each
 * bot remembers and from the memory that each thread computes in. Depends on the JDK only.
 */
@NullMarked
package io.github.gdxagents.network;

import org.jspecify.annotations.NullMarked;
