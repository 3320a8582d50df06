/** Stands for the package of DL4J's learner in tests of walls between packages. */
@NullMarked
package io.github.gdxagents.dl4j;

import org.jspecify.annotations.NullMarked;
