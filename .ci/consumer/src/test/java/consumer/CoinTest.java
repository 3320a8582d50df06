package consumer;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class CoinTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new Coin();
  }
}
