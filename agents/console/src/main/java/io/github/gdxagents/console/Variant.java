package io.github.gdxagents.console;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One form of a {@link Game} that has policies of its own, such as the one with continuous actions.
 *
 * @param name of the variant: {@code "continuous"}
 * @param simulations makes a new simulation at each call
 * @param presets at least one, each for another method; the first is meant where none is named
 * @param drawings opens a new drawing at each call, for recordings; null where nothing draws it
 */
public record Variant(
    String name,
    Supplier<? extends Simulation> simulations,
    List<Preset> presets,
    @Nullable Supplier<? extends Drawing> drawings) {

  public Variant {
    Game.requireName("variant", name);
    presets = List.copyOf(presets);
    if (presets.isEmpty()) {
      throw new IllegalArgumentException("Variant " + name + " needs at least one preset");
    }
    if (presets.stream().map(Variant::algorithm).distinct().count() < presets.size()) {
      throw new IllegalArgumentException(
          "Two presets of variant " + name + " are for the same method; leave one out");
    }
  }

  /** A form that nothing draws. */
  public Variant(String name, Supplier<? extends Simulation> simulations, List<Preset> presets) {
    this(name, simulations, presets, null);
  }

  /**
   * A form with one preset.
   *
   * @param settings to train with unless the command line changes them
   * @param steps decisions to train for unless the command line says otherwise
   */
  public Variant(
      String name,
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      long steps) {
    this(name, simulations, List.of(new Preset(settings, steps)));
  }

  /** The same, drawn without a window: {@code evaluate --record} needs that. */
  public Variant drawnBy(Supplier<? extends Drawing> drawings) {
    return new Variant(name, simulations, presets, drawings);
  }

  /** The main preset. */
  public Preset preset() {
    return presets.get(0);
  }

  /** The preset for a method, if there is one. */
  public Optional<Preset> preset(String algorithm) {
    return presets.stream().filter(preset -> algorithm(preset).equals(algorithm)).findFirst();
  }

  /**
   * The preset of the method that the changes choose, or that method's own defaults, for as many
   * steps as the main preset.
   */
  Preset preset(Map<String, String> changes) {
    String algorithm = changes.get("algorithm");
    if (algorithm == null) {
      return preset();
    }
    return preset(algorithm)
        .orElseGet(() -> new Preset(preset().settings().forMethod(algorithm), preset().steps()));
  }

  private static String algorithm(Preset preset) {
    return preset.settings().algorithm().algorithm();
  }
}
