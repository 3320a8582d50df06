/**
 * Trains policies for simulations: the loop of collecting, estimating advantages and updating, and
 * the evaluation of what it learned. Games' build tools and the command line depend on it; shipped
 * games do not.
 */
@NullMarked
package io.github.gdxagents.training;

import org.jspecify.annotations.NullMarked;
