package io.github.gdxagents.console.compare;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Preset;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A game as a comparison sees it.
 *
 * @param label of the game in one of its variants: {@code "lander-continuous"}
 * @param simulations makes a new simulation at each call, on any thread
 * @param presets what a run starts from, given the changes that a variant is about to make
 */
public record ComparedGame(
    String label,
    Supplier<? extends Simulation> simulations,
    Function<Map<String, String>, Preset> presets) {}
