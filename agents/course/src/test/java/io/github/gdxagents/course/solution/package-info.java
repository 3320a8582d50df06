/** One way to solve each exercise. */
@NullMarked
package io.github.gdxagents.course.solution;

import org.jspecify.annotations.NullMarked;
