package io.github.gdxagents.training.metric;

/**
 * What one part of training tells of itself after an iteration, such as a reward that is learned.
 *
 * @param group whose it is, such as {@code preferences}; not that of the game
 * @param name of the figure within its group, such as {@code agreement}
 * @param unit empty for plain numbers
 * @param definition what it means, in a sentence without a full stop
 * @param value NaN where there is nothing to tell yet
 */
public record Measure(String group, String name, String unit, String definition, double value) {}
