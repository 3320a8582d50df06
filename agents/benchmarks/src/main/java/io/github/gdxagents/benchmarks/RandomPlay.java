package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
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
  private final AgentSpec spec;

  /** Of each simulation since its reset. */
  private final long[] ticks;

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
    this.spec = simulations.get(0).agents().get(0).spec();
    this.action = new Action(spec.action());
    this.everything = new ActionMask(spec.action());
    this.ticks = new long[simulations.size()];
    for (int s = 0; s < ticks.length; s++) {
      reset(s);
    }
  }

  /**
   * Makes one decision in each simulation, in turn, and plays the ticks that follow it.
   *
   * @return the sum of all rewards so far
   */
  double step() {
    for (int s = 0; s < simulations.size(); s++) {
      step(s);
    }
    return rewards;
  }

  private void reset(int s) {
    ticks[s] = 0;
    simulations.get(s).reset(Episode.of(random.nextLong()));
  }

  private void step(int s) {
    Simulation simulation = simulations.get(s);
    List<? extends Agent> agents = simulation.agents();
    for (int a = 0; a < agents.size(); a++) {
      if (agents.get(a).state() == AgentState.RUNNING) {
        RandomPlayer.draw(random, everything, action);
        agents.get(a).act(action);
      }
    }
    boolean running = true;
    for (int tick = 0; tick < spec.ticksPerDecision() && running; tick++) {
      simulation.advance();
      ticks[s]++;
      running = false;
      for (int a = 0; a < agents.size(); a++) {
        rewards += agents.get(a).reward();
        running |= agents.get(a).state() == AgentState.RUNNING;
      }
    }
    if (!running || ticks[s] >= spec.maxTicks()) {
      reset(s);
    }
  }

  @Override
  public void close() {
    simulations.forEach(Simulation::close);
  }
}
