/**
 * DL4J in three parts: the judge of the learner that is written in Java, found by its name;
 * networks of one's own, trained as graphs; and policies as DL4J models. Nothing but users' code
 * depends on this package; the bundled trainer carries it.
 */
@NullMarked
package io.github.gdxagents.dl4j;

import org.jspecify.annotations.NullMarked;
