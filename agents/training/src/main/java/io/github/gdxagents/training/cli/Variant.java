package io.github.gdxagents.training.cli;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.settings.TrainingSettings;
import java.util.function.Supplier;

/**
 * One form of a {@link Game} that has policies of its own, such as the one with continuous actions.
 *
 * @param name of the variant: {@code "continuous"}
 * @param simulations makes a new simulation at each call
 * @param settings to train with unless the command line changes them
 * @param steps decisions to train for unless the command line says otherwise
 */
public record Variant(
    String name,
    Supplier<? extends Simulation> simulations,
    TrainingSettings settings,
    long steps) {

  public Variant {
    Game.requireName("variant", name);
    if (steps < 1) {
      throw new IllegalArgumentException(
          "Variant " + name + " needs at least 1 step, not " + steps);
    }
  }
}
