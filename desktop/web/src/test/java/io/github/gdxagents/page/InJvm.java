package io.github.gdxagents.page;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.DemonstrationRecorder;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The page's games and policies, in the JVM. */
final class InJvm {

  /** By the names of the policies. */
  static final Map<String, Supplier<Simulation>> GAMES =
      Map.of(
          "lander",
          () -> new Lander(LanderSettings.discrete()),
          "lander-continuous",
          () -> new Lander(LanderSettings.continuous()),
          "cartpole",
          CartPole::new,
          "walker",
          () -> new Walker(WalkerSettings.normal()),
          "maze",
          MemoryMaze::new,
          "swarm",
          Swarm::new);

  private InJvm() {}

  static Policy policy(String game) throws IOException {
    String file = "/policies/" + game + ".policy";
    return PlainPolicyFile.read(
        Objects.requireNonNull(InJvm.class.getResourceAsStream(file), file));
  }

  /** Plays episodes of the seeds from one on, with the policy of the game. */
  static Demonstrations play(String game, long firstSeed, int episodes) throws IOException {
    try (Simulation simulation = Objects.requireNonNull(GAMES.get(game)).get()) {
      LivePlayer player = new LivePlayer(simulation, policy(game));
      DemonstrationRecorder recorder = new DemonstrationRecorder(player.agent(0));
      for (long seed = firstSeed; seed < firstSeed + episodes; seed++) {
        player.start(seed);
        while (!player.over()) {
          player.tick();
        }
      }
      return recorder.stop(game);
    }
  }
}
