/** What each exercise is to do. */
@NullMarked
package io.github.gdxagents.course.task;

import org.jspecify.annotations.NullMarked;
