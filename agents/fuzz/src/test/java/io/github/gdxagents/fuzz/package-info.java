/**
 * Whether any file at all makes a reader do worse than refuse it: a fuzzer changes sample files in
 * whatever way leads it to code that it has not seen. An ordinary build tries the samples, and what
 * earlier searches have found; CONTRIBUTING.md says how to search.
 */
@NullMarked
package io.github.gdxagents.fuzz;

import org.jspecify.annotations.NullMarked;
