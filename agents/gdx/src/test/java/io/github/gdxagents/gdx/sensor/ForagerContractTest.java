package io.github.gdxagents.gdx.sensor;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class ForagerContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Forager();
  }
}
