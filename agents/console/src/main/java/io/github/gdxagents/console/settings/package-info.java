/**
 * Settings as YAML: read with the place of each mistake, written with what each setting means. Runs
 * and commands may depend on it; it depends on the console's texts alone.
 */
@NullMarked
package io.github.gdxagents.console.settings;

import org.jspecify.annotations.NullMarked;
