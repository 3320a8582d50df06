package io.github.gdxagents.core.lander;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class ContinuousLanderContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Lander(LanderSettings.continuous());
  }

  @Override
  protected long maxEpisodeTicks() {
    return 1_000;
  }
}
