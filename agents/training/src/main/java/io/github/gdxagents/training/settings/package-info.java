/**
 * The settings of a training run: validated records, each default stated once, and their text form
 * for the command line, presets and run folders. Depends on nothing else of the trainer.
 */
@NullMarked
package io.github.gdxagents.training.settings;

import org.jspecify.annotations.NullMarked;
