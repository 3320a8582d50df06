package io.github.gdxagents.trainer;

import io.github.gdxagents.console.Game;
import io.github.gdxagents.console.Variant;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The bundled games, each with its preset: a settings file beside this class. */
final class BundledGames {

  static final Game LANDER =
      new Game(
          "lander",
          List.of(
              new Variant(
                  "discrete",
                  Lander::new,
                  List.of(
                      preset("lander", 500_000),
                      preset("lander-vpg", 1_000_000),
                      preset("lander-trpo", 1_000_000),
                      preset("lander-grpo", 2_000_000))),
              new Variant(
                  "continuous",
                  () -> new Lander(LanderSettings.continuous()),
                  List.of(
                      preset("lander-continuous", 1_000_000),
                      preset("lander-vpg", 1_000_000),
                      preset("lander-trpo", 1_000_000),
                      preset("lander-continuous-grpo", 2_000_000)))));

  static final Game CARTPOLE =
      new Game(
          "cartpole",
          List.of(
              new Variant(
                  "default",
                  CartPole::new,
                  List.of(
                      preset("cartpole", 100_000),
                      preset("cartpole-vpg", 200_000),
                      preset("cartpole-trpo", 100_000),
                      preset("cartpole-grpo", 500_000)))));

  static final Game WALKER =
      new Game(
          "walker",
          List.of(
              new Variant("normal", Walker::new, List.of(preset("walker", 3_000_000))),
              new Variant(
                  "hardcore",
                  () -> new Walker(WalkerSettings.hardcore()),
                  List.of(preset("walker", 5_000_000)))));

  private BundledGames() {}

  /** Reads a preset: the library's defaults, changed by the file of that name. */
  private static Preset preset(String name, long steps) {
    String file = name + ".properties";
    try (InputStream in =
        Objects.requireNonNull(BundledGames.class.getResourceAsStream(file), file)) {
      return new Preset(TrainingSettings.DEFAULT.with(SettingsFile.read(in, file)), steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
