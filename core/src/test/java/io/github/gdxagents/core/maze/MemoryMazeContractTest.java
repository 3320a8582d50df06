package io.github.gdxagents.core.maze;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;

class MemoryMazeContractTest extends SimulationContract {

  @Override
  protected Simulation newSimulation() {
    return new MemoryMaze();
  }

  @Override
  protected long maxEpisodeTicks() {
    return MemoryMaze.TICKS_PER_STEP * MemoryMaze.MOST_STEPS;
  }
}
