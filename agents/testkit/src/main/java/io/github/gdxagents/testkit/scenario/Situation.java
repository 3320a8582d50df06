package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import java.util.List;

/**
 * How things stand in a scenario, for what is expected of it. Valid while it is looked at: the
 * scenario goes on, and this with it.
 */
public final class Situation {

  private final Stepper stepper;

  /** The returns of lives that have ended, and of those that go on, {@code [agents]}. */
  private final double[] ended;

  private final double[] open;

  /** What was earned before the scenario began, {@code [agents]}. */
  private final double[] before;

  private long begin;

  Situation(Stepper stepper) {
    this.stepper = stepper;
    this.ended = new double[stepper.agentCount()];
    this.open = new double[stepper.agentCount()];
    this.before = new double[stepper.agentCount()];
  }

  /** Forgets the episode before. */
  void reset() {
    for (int agent = 0; agent < ended.length; agent++) {
      ended[agent] = 0;
      open[agent] = 0;
    }
  }

  /** What comes from now on counts. */
  void begin() {
    look();
    begin = stepper.tickCount();
    for (int agent = 0; agent < before.length; agent++) {
      before[agent] = ended[agent] + open[agent];
    }
  }

  void lifeOver(AgentDriver life) {
    ended[life.index()] += life.lifeReturn();
  }

  /** Takes in what has changed with the latest tick. */
  void look() {
    for (int agent = 0; agent < open.length; agent++) {
      AgentDriver driver = stepper.agent(agent);
      boolean goesOn = driver.state() == AgentState.RUNNING || driver.awaitsReward();
      open[agent] = goesOn ? driver.lifeReturn() : 0;
    }
  }

  /**
   * The game, for whatever else it tells.
   *
   * @throws ClassCastException if it is no such game
   */
  public <T extends Simulation> T game(Class<T> type) {
    return type.cast(stepper.simulation());
  }

  /** Whether the episode is over. */
  public boolean over() {
    return stepper.over();
  }

  /** The ticks since the scenario began. */
  public long ticks() {
    return stepper.tickCount() - begin;
  }

  /** The game's time since the scenario began, in seconds. */
  public double seconds() {
    return ticks() * (double) stepper.spec().fixedStepSeconds();
  }

  public int agents() {
    return stepper.agentCount();
  }

  /** Where the first agent stands. */
  public AgentState state() {
    return state(0);
  }

  /** Where an agent stands. */
  public AgentState state(int agent) {
    return stepper.agent(agent).state();
  }

  /** What the first agent has earned since the scenario began, over all of its lives. */
  public double reward() {
    return reward(0);
  }

  /** What an agent has earned since the scenario began, over all of its lives. */
  public double reward(int agent) {
    return ended[agent] + open[agent] - before[agent];
  }

  /** What the first agent reports of its present or, between lives, of its latest life. */
  public double statistic(String name) {
    return statistic(0, name);
  }

  /**
   * What an agent reports of its present or, between lives, of its latest life.
   *
   * @throws IllegalArgumentException if it declares no such statistic
   */
  public double statistic(int agent, String name) {
    AgentDriver driver = stepper.agent(agent);
    List<Statistic> declared = driver.declaredStatistics();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).name().equals(name)) {
        return driver.statistics().value(i);
      }
    }
    throw new IllegalArgumentException(
        "Agent %s reports no statistic '%s', but %s"
            .formatted(agent, name, declared.stream().map(Statistic::name).toList()));
  }
}
