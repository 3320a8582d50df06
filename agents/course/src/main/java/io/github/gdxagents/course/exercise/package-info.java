/** Where the reader writes. */
@NullMarked
package io.github.gdxagents.course.exercise;

import org.jspecify.annotations.NullMarked;
