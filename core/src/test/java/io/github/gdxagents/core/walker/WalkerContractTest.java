package io.github.gdxagents.core.walker;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class WalkerContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Walker();
  }

  @Override
  protected long maxEpisodeTicks() {
    return 1_600;
  }
}
