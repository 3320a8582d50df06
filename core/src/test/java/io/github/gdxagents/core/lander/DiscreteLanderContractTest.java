package io.github.gdxagents.core.lander;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class DiscreteLanderContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Lander();
  }

  @Override
  protected long maxEpisodeTicks() {
    return 1_000;
  }
}
