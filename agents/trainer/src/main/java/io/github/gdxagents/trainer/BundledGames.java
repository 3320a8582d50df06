package io.github.gdxagents.trainer;

import io.github.gdxagents.console.Game;
import io.github.gdxagents.console.Variant;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.training.Preset;
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
                          preset("lander"),
                          preset("lander-vpg"),
                          preset("lander-trpo"),
                          preset("lander-grpo")))
                  .drawnBy(() -> new SceneDrawing(Games.LANDER)),
              new Variant(
                      "continuous",
                      () -> new Lander(LanderSettings.continuous()),
                      List.of(
                          preset("lander-continuous"),
                          preset("lander-vpg"),
                          preset("lander-trpo"),
                          preset("lander-continuous-grpo")))
                  .drawnBy(() -> new SceneDrawing(Games.LANDER_CONTINUOUS))));

  static final Game CARTPOLE =
      new Game(
          "cartpole",
          List.of(
              new Variant(
                      "default",
                      CartPole::new,
                      List.of(
                          preset("cartpole"),
                          preset("cartpole-vpg"),
                          preset("cartpole-trpo"),
                          preset("cartpole-grpo")))
                  .drawnBy(() -> new SceneDrawing(Games.CARTPOLE))));

  static final Game WALKER =
      new Game(
          "walker",
          List.of(
              new Variant("normal", Walker::new, List.of(preset("walker")))
                  .drawnBy(() -> new SceneDrawing(Games.WALKER)),
              new Variant(
                      "hardcore",
                      () -> new Walker(WalkerSettings.hardcore()),
                      List.of(preset("walker", "walker-hardcore")))
                  .drawnBy(() -> new SceneDrawing(Games.WALKER_HARDCORE))));

  static final Game AIR_HOCKEY =
      new Game(
          "airhockey",
          List.of(
              new Variant("default", AirHockey::new, List.of(preset("airhockey")))
                  .drawnBy(() -> new SceneDrawing(Games.AIR_HOCKEY))));

  static final Game MAZE =
      new Game(
          "maze",
          List.of(
              new Variant("default", MemoryMaze::new, List.of(preset("maze")))
                  .drawnBy(() -> new SceneDrawing(Games.MAZE))));

  static final Game SWARM =
      new Game(
          "swarm",
          List.of(
              new Variant("default", Swarm::new, List.of(preset("swarm")))
                  .drawnBy(() -> new SceneDrawing(Games.SWARM))));

  private BundledGames() {}

  private static Preset preset(String name) {
    return preset(name, name);
  }

  /**
   * Reads a preset: the defaults of its method, as the file of that name changes them for a game.
   */
  private static Preset preset(String name, String game) {
    String file = name + ".yaml";
    try (InputStream in =
        Objects.requireNonNull(BundledGames.class.getResourceAsStream(file), file)) {
      return SettingsFile.read(in, file).of(game, null).preset();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
