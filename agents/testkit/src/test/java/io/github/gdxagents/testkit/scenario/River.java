package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.List;

/**
 * A swimmer in a river that carries him to the right; beyond 3 m there is a waterfall, beyond -1 m
 * the bank. Each stroke to the left costs a point, the bank pays ten.
 */
final class River implements Simulation, Agent {

  static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(0.1f)
          .ticksPerDecision(2)
          .observe("position", 1, "m")
          .discrete("stroke", "none", "left")
          .build();

  private static final List<Parameter> PARAMETERS =
      List.of(new Parameter("current", "m/s", 0, 10, 1));
  private static final List<Statistic> STATISTICS =
      List.of(new Statistic("strokes", "", Statistic.Aggregation.SUM));

  private final RandomStream random = new RandomStream(0);
  private float current;
  private float position;
  private boolean stroke;
  private float reward;
  boolean closed;

  float position() {
    return position;
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public List<Statistic> statistics() {
    return STATISTICS;
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<River> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    current = episode.value("current");
    position = random.nextFloat(0, 1);
    stroke = false;
  }

  @Override
  public void observe(ObservationWriter out) {
    out.add(position);
  }

  @Override
  public void act(Action action) {
    stroke = action.choice(0) == 1;
  }

  @Override
  public void advance() {
    position += 0.1f * (current + random.nextFloat(-0.1f, 0.1f) - (stroke ? 2 : 0));
    reward = (stroke ? -1 : 0) + (position < -1 ? 10 : 0);
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public void report(StatisticsWriter statistics) {
    statistics.add(stroke ? 1 : 0);
  }

  @Override
  public AgentState state() {
    return position < -1 || position > 3 ? AgentState.TERMINATED : AgentState.RUNNING;
  }

  @Override
  public void close() {
    closed = true;
  }
}
