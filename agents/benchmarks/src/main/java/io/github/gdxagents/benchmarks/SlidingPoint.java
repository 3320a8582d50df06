package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.Arrays;
import java.util.List;

/** A game that costs next to nothing: a point is to be kept at 0 by choosing its speed. */
final class SlidingPoint implements Simulation, Agent {

  private static final int EPISODE_TICKS = 200;

  private final AgentSpec spec;
  private final float[] observation;
  private float x;
  private float speed;
  private int tick;

  /**
   * @param observationSize how often it shows where the point is
   */
  SlidingPoint(int observationSize) {
    spec =
        AgentSpec.builder()
            .observe("x", observationSize, "")
            .discrete("speed", "far left", "left", "right", "far right")
            .build();
    observation = new float[observationSize];
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<SlidingPoint> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    x = new RandomStream(episode.seed()).nextFloat(-1, 1);
    speed = 0;
    tick = 0;
  }

  @Override
  public void observe(ObservationWriter out) {
    Arrays.fill(observation, x);
    out.add(observation);
  }

  @Override
  public void act(Action action) {
    speed = (action.choice(0) - 1.5f) * 0.05f;
  }

  @Override
  public void advance() {
    x += speed;
    tick++;
  }

  @Override
  public float reward() {
    return -Math.abs(x);
  }

  @Override
  public AgentState state() {
    return tick < EPISODE_TICKS ? AgentState.RUNNING : AgentState.TRUNCATED;
  }
}
