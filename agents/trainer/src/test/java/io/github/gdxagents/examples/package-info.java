/**
 * What the README shows, compiled and tried out. Written as a game would be: fields are set in
 * {@code create()}, so nothing is null-marked.
 */
package io.github.gdxagents.examples;
