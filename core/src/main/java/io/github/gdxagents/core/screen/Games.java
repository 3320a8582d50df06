package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.core.hockey.AirHockeyLevels;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bundled games. A new one is a constant here and an entry of the list. */
public final class Games {

  public static final Game LANDER =
      Game.of(
              "lander",
              "LUNAR LANDER",
              "lander",
              "arrow keys fly",
              () -> lander(LanderSettings.discrete()),
              LanderByKeys::new)
          .withWind(() -> lander(LanderSettings.discrete().withWind()));

  public static final Game LANDER_CONTINUOUS =
      Game.of(
              "lander-continuous",
              "LUNAR LANDER",
              "with throttle",
              "arrow keys fly",
              () -> lander(LanderSettings.continuous()),
              ThrottleByKeys::new)
          .withWind(() -> lander(LanderSettings.continuous().withWind()));

  public static final Game CARTPOLE =
      Game.of(
          "cartpole",
          "CART POLE",
          "cart pole",
          "arrow keys push",
          () -> new CartPoleScene(new CartPole()),
          CartByKeys::new);

  public static final Game WALKER =
      Game.of(
          "walker",
          "WALKER",
          "walker",
          "hold ← and → in turn to walk",
          () -> walker(WalkerSettings.normal()),
          WalkerByKeys::new);

  public static final Game WALKER_HARDCORE =
      Game.of(
          "walker-hardcore",
          "WALKER",
          "hardcore",
          "hold ← and → in turn to walk",
          () -> walker(WalkerSettings.hardcore()),
          WalkerByKeys::new);

  public static final Game AIR_HOCKEY =
      Game.of(
              "airhockey",
              "AIR HOCKEY",
              "air hockey",
              "mouse or arrow keys move the mallet on the left   ·   O level",
              () -> new AirHockeyScene(new AirHockey()),
              MalletByHand::new)
          .playedBy(AirHockeyLevels.file(AirHockeyLevels.COUNT));

  public static final Game MAZE =
      Game.of(
          "maze",
          "MAZE BY LAMPLIGHT",
          "maze",
          "arrow keys walk; remember the light",
          () -> new MazeScene(new MemoryMaze()),
          MazeByKeys::new);

  public static final Game SWARM =
      Game.of(
          "swarm",
          "SWARM",
          "swarm",
          "arrow keys fly; the gun fires by itself",
          () -> new SwarmScene(new Swarm()),
          SwarmByKeys::new);

  /** All of them, in the order of their number keys. */
  public static final List<Game> ALL =
      List.of(
          LANDER, LANDER_CONTINUOUS, CARTPOLE, WALKER, WALKER_HARDCORE, AIR_HOCKEY, MAZE, SWARM);

  private Games() {}

  /** Finds a game by its id. */
  public static Optional<Game> find(String id) {
    return ALL.stream().filter(game -> game.id().equals(id)).findFirst();
  }

  /** All ids, for messages. */
  public static String ids() {
    return ALL.stream().map(Game::id).collect(Collectors.joining(", "));
  }

  private static Scene lander(LanderSettings settings) {
    return new LanderScene(new Lander(settings), settings);
  }

  private static Scene walker(WalkerSettings settings) {
    return new WalkerScene(new Walker(settings), settings);
  }
}
