package io.github.gdxagents.core.walker;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class HardcoreWalkerContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Walker(WalkerSettings.hardcore());
  }

  @Override
  protected long maxEpisodeTicks() {
    return 2_000;
  }
}
