/**
 * Trained policies: the acting network, its file, and the player that decides with it. A game build
 * carries this package; the trainer acts through the same classes while it learns.
 */
@NullMarked
package io.github.gdxagents.policy;

import org.jspecify.annotations.NullMarked;
