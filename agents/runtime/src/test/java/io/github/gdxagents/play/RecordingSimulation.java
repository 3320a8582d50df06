package io.github.gdxagents.play;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** Notes the first puck's position after each tick. */
final class RecordingSimulation implements Simulation {

  private final TestSimulation simulation;
  private final List<Float> positions;

  /**
   * @param positions modified: receives one position for each tick
   */
  RecordingSimulation(TestSimulation simulation, List<Float> positions) {
    this.simulation = simulation;
    this.positions = positions;
  }

  @Override
  public List<? extends Agent> agents() {
    return simulation.agents();
  }

  @Override
  public void reset(Episode episode) {
    simulation.reset(episode);
  }

  @Override
  public void advance() {
    simulation.advance();
    positions.add(simulation.puck(0).position);
  }
}
