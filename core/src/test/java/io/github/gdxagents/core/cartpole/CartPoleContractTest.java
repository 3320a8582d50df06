package io.github.gdxagents.core.cartpole;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class CartPoleContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new CartPole();
  }

  @Override
  protected long maxEpisodeTicks() {
    return 500;
  }
}
