package io.github.gdxagents.benchmarks;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;

/** The games that have a bundled policy, by its name. */
enum ShippedGame {
  CARTPOLE("cartpole", CartPole::new),
  LANDER("lander", Lander::new),
  LANDER_CONTINUOUS("lander-continuous", () -> new Lander(LanderSettings.continuous())),
  WALKER("walker", Walker::new),
  MAZE("maze", MemoryMaze::new),
  SWARM("swarm", Swarm::new),
  AIR_HOCKEY("airhockey-10", AirHockey::new);

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // makes a new simulation each time
  private final Supplier<Simulation> simulations;

  ShippedGame(String label, Supplier<Simulation> simulations) {
    this.label = label;
    this.simulations = simulations;
  }

  String label() {
    return label;
  }

  Simulation newSimulation() {
    return simulations.get();
  }

  /** The policy that is bundled with the game. */
  Policy policy() throws IOException {
    String resource = "/policies/" + label + ".policy";
    try (InputStream in =
        Objects.requireNonNull(ShippedGame.class.getResourceAsStream(resource), resource)) {
      return PolicyFile.read(in);
    }
  }
}
