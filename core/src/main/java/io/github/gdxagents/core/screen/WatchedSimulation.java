package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** A scene's simulation that tells the scene of each reset and tick, and is otherwise the same. */
final class WatchedSimulation implements Simulation {

  private final Scene scene;
  private final Simulation simulation;
  private final Runnable ticked;

  WatchedSimulation(Scene scene) {
    this(scene, () -> {});
  }

  /**
   * @param ticked hears of each tick, after the scene
   */
  WatchedSimulation(Scene scene, Runnable ticked) {
    this.scene = scene;
    this.simulation = scene.simulation();
    this.ticked = ticked;
  }

  @Override
  public List<? extends Agent> agents() {
    return simulation.agents();
  }

  @Override
  public void reset(Episode episode) {
    simulation.reset(episode);
    scene.begin();
  }

  @Override
  public List<Parameter> parameters() {
    return simulation.parameters();
  }

  @Override
  public boolean isOver(int runningAgents) {
    return simulation.isOver(runningAgents);
  }

  @Override
  public void advance() {
    simulation.advance();
    scene.ticked();
    ticked.run();
  }

  @Override
  public void close() {
    simulation.close();
  }
}
