package io.github.gdxagents.core.hockey;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class AirHockeyContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new AirHockey();
  }

  @Override
  protected long maxEpisodeTicks() {
    return AirHockey.MAX_TICKS;
  }
}
