package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.Statistic.Aggregation;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Agents whose states are written down tick by tick: {@code "--RRRT..RR"} is absent for two ticks,
 * runs for three, is terminated, stays so for two, and runs again. {@code X} is a truncation. After
 * the script the last state holds. An agent earns the number of the tick, and sees it.
 */
final class ScriptedAgents implements Simulation {

  final List<Scripted> agents = new ArrayList<>();
  private final AgentSpec spec;
  private boolean goesOnWithoutAgents;
  private int lastTick = Integer.MAX_VALUE;
  private int tick;

  ScriptedAgents(AgentSpec.Builder spec, String... scripts) {
    this.spec = spec.observe("tick", 1, "").discrete("move", "stay", "go").build();
    for (String script : scripts) {
      agents.add(new Scripted(script));
    }
  }

  ScriptedAgents(String... scripts) {
    this(AgentSpec.builder(), scripts);
  }

  /** Goes on while nobody runs, up to a tick at which it is over whoever runs. */
  ScriptedAgents until(int tick) {
    goesOnWithoutAgents = true;
    lastTick = tick;
    return this;
  }

  @Override
  public List<Scripted> agents() {
    return agents;
  }

  @Override
  public void reset(Episode episode) {
    tick = 0;
  }

  @Override
  public void advance() {
    tick++;
  }

  @Override
  public boolean isOver(int runningAgents) {
    return tick >= lastTick || (runningAgents == 0 && !goesOnWithoutAgents);
  }

  /** One of them. */
  final class Scripted implements Agent {

    private final String script;
    final List<Integer> decisionTicks = new ArrayList<>();
    final List<Integer> observedTicks = new ArrayList<>();
    IntPredicate turns = tick -> true;
    IntPredicate lateRewards = tick -> false;

    Scripted(String script) {
      this.script = script;
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observedTicks.add(tick);
      observation.add(tick);
    }

    @Override
    public void act(Action action) {
      decisionTicks.add(tick);
    }

    @Override
    public float reward() {
      return tick;
    }

    @Override
    public AgentState state() {
      int at = Math.min(tick, script.length() - 1);
      while (script.charAt(at) == '.') {
        at--;
      }
      return switch (script.charAt(at)) {
        case '-' -> AgentState.ABSENT;
        case 'R' -> AgentState.RUNNING;
        case 'T' -> AgentState.TERMINATED;
        default -> AgentState.TRUNCATED;
      };
    }

    @Override
    public boolean awaitsDecision() {
      return turns.test(tick);
    }

    @Override
    public boolean awaitsReward() {
      return lateRewards.test(tick);
    }

    @Override
    public List<Statistic> statistics() {
      return List.of(
          new Statistic("mean tick", "", Aggregation.MEAN),
          new Statistic("ticks", "", Aggregation.SUM),
          new Statistic("last tick", "", Aggregation.LAST));
    }

    @Override
    public void report(StatisticsWriter statistics) {
      statistics.add(tick).add(1).add(tick);
    }
  }
}
