/**
 * How the console writes: numbers, tables, JSON, charts. Every other package of the console may use
 * it; it uses none of them.
 */
@NullMarked
package io.github.gdxagents.console.text;

import org.jspecify.annotations.NullMarked;
