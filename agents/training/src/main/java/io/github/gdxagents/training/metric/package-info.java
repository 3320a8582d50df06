/** What parts of training tell of themselves. Knows nothing else, so that every part can use it. */
@NullMarked
package io.github.gdxagents.training.metric;

import org.jspecify.annotations.NullMarked;
