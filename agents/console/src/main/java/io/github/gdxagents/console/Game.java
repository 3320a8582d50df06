package io.github.gdxagents.console;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.TrainingSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * A game as the command line knows it.
 *
 * @param name what to type for it, of letters, digits, hyphens, dots and underscores
 * @param variants its forms, at least one; the first is meant where none is named
 */
public record Game(String name, List<Variant> variants) {

  private static final String ONLY_VARIANT = "default";
  private static final long DEFAULT_STEPS = 1_000_000;

  public Game {
    requireName("game", name);
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("Game " + name + " needs at least one variant");
    }
    if (variants.stream().map(Variant::name).distinct().count() < variants.size()) {
      throw new IllegalArgumentException(
          "Two variants of game " + name + " have the same name; give each its own");
    }
  }

  /**
   * A game in one form, trained with the default settings for a million steps unless the command
   * line says otherwise.
   */
  public static Game of(String name, Supplier<? extends Simulation> simulations) {
    return of(name, simulations, TrainingSettings.DEFAULT, DEFAULT_STEPS);
  }

  /**
   * A game in one form.
   *
   * @param simulations makes a new simulation at each call
   * @param settings to train with unless the command line changes them
   * @param steps decisions to train for unless the command line says otherwise
   */
  public static Game of(
      String name,
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      long steps) {
    return new Game(name, List.of(new Variant(ONLY_VARIANT, simulations, settings, steps)));
  }

  /**
   * The same game in one form, drawn without a window: {@code evaluate --record} needs that.
   *
   * @param drawings opens a new drawing at each call
   * @throws IllegalStateException if the game has several variants, each of which is drawn by a
   *     drawing of its own: {@link Variant#drawnBy}
   */
  public Game drawnBy(Supplier<? extends Drawing> drawings) {
    if (variants.size() > 1) {
      throw new IllegalStateException(
          "Game " + name + " has several variants; let each be drawn by Variant.drawnBy");
    }
    return new Game(name, List.of(mainVariant().drawnBy(drawings)));
  }

  Variant mainVariant() {
    return variants.get(0);
  }

  /** Names a game in one of its variants in one word: {@code lander}, {@code lander-continuous}. */
  String label(Variant variant) {
    return isMain(variant) ? name : name + "-" + variant.name();
  }

  boolean isMain(Variant variant) {
    return variant.name().equals(mainVariant().name());
  }

  static void requireName(String what, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "The name of a "
              + what
              + " is made of letters, digits, hyphens, dots and underscores, unlike '"
              + name
              + "'");
    }
  }
}
