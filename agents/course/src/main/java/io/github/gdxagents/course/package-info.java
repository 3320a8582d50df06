/** Policy optimization in eight lessons: see {@code agents/course/README.md}. */
@NullMarked
package io.github.gdxagents.course;

import org.jspecify.annotations.NullMarked;
