package io.github.gdxagents.core.swarm;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class SwarmContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Swarm();
  }

  @Override
  protected long maxEpisodeTicks() {
    return Swarm.MAX_TICKS;
  }
}
