package io.github.gdxagents.trainer;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.training.cli.Game;
import io.github.gdxagents.training.cli.Variant;
import io.github.gdxagents.training.run.SettingsFile;
import io.github.gdxagents.training.settings.TrainingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The games that come along, each with its preset: a settings file beside this class. */
final class BundledGames {

  static final Game LANDER =
      new Game(
          "lander",
          List.of(
              new Variant("discrete", Lander::new, preset("lander.properties"), 500_000),
              new Variant(
                  "continuous",
                  () -> new Lander(LanderSettings.continuous()),
                  preset("lander-continuous.properties"),
                  1_000_000)));

  static final Game CARTPOLE =
      Game.of("cartpole", CartPole::new, preset("cartpole.properties"), 100_000);

  static final Game WALKER =
      new Game(
          "walker",
          List.of(
              new Variant("normal", Walker::new, preset("walker.properties"), 2_000_000),
              new Variant(
                  "hardcore",
                  () -> new Walker(WalkerSettings.hardcore()),
                  preset("walker.properties"),
                  5_000_000)));

  private BundledGames() {}

  private static TrainingSettings preset(String name) {
    try (InputStream in =
        Objects.requireNonNull(BundledGames.class.getResourceAsStream(name), name)) {
      return TrainingSettings.DEFAULT.with(SettingsFile.read(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
