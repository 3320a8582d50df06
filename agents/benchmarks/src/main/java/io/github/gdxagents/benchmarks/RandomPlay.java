package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import java.util.List;

/**
 * Steps simulations with random actions and nothing around them: no observation, no policy, no
 * storage. What this takes is the least that any rollout can take.
 */
final class RandomPlay implements AutoCloseable {

  private final List<Simulation> simulations;
  private final RandomStream random;
  private final Action action;
  private final ActionMask everything;
  private final int ticksPerDecision;

  /** Blackhole of what agents report, so that nothing is optimized away. */
  private double rewards;

  /**
   * Starts an episode of each simulation.
   *
   * @param simulations of one game, at least one; taken over
   */
  RandomPlay(List<Simulation> simulations, long seed) {
    this.simulations = List.copyOf(simulations);
    this.random = new RandomStream(seed);
    this.action = new Action(simulations.get(0).spec().action());
    this.everything = new ActionMask(action.spec());
    this.ticksPerDecision = simulations.get(0).spec().ticksPerDecision();
    simulations.forEach(simulation -> simulation.reset(random.nextLong()));
  }

  /**
   * Makes one decision in each simulation, in turn, and plays the ticks that follow it.
   *
   * @return the sum of all rewards so far
   */
  double step() {
    for (int s = 0; s < simulations.size(); s++) {
      step(simulations.get(s));
    }
    return rewards;
  }

  private void step(Simulation simulation) {
    List<? extends Agent> agents = simulation.agents();
    for (int a = 0; a < agents.size(); a++) {
      if (agents.get(a).state() == EpisodeState.RUNNING) {
        RandomPlayer.draw(random, everything, action);
        agents.get(a).act(action);
      }
    }
    boolean running = true;
    for (int tick = 0; tick < ticksPerDecision && running; tick++) {
      simulation.advance();
      running = false;
      for (int a = 0; a < agents.size(); a++) {
        rewards += agents.get(a).reward();
        running |= agents.get(a).state() == EpisodeState.RUNNING;
      }
    }
    if (!running) {
      simulation.reset(random.nextLong());
    }
  }

  @Override
  public void close() {
    simulations.forEach(Simulation::close);
  }
}
