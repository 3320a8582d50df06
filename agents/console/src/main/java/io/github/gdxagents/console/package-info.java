/**
 * The command line: train, evaluate, inspect, export and compare, for any games that a program
 * names. It only reads arguments and prints results; what it starts lives in the packages below.
 */
@NullMarked
package io.github.gdxagents.console;

import org.jspecify.annotations.NullMarked;
