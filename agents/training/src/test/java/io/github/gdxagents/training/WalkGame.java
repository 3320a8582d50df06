package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Some walkers on lines of their own, each with a home somewhere on it.
 *
 * <p>Action: left or right, held for two ticks of half a step.
 *
 * <p>Observation: the place and the home, both within [-1, 1].
 *
 * <p>Reward: 1 at home, less 0.02 for each tick.
 *
 * <p>Episode end: terminated at home, truncated after 60 ticks; so walkers end at different times.
 */
final class WalkGame implements Simulation {

  private static final float STEP = 0.05f;
  private static final int TICKS = 60;
  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("place", 1, "", -1, 1)
          .observe("home", 1, "", -1, 1)
          .discrete("walk", "left", "right")
          .ticksPerDecision(2)
          .build();

  private final List<Walker> walkers = new ArrayList<>();
  private int tick;

  WalkGame(int walkerCount) {
    for (int w = 0; w < walkerCount; w++) {
      walkers.add(new Walker());
    }
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<? extends Agent> agents() {
    return walkers;
  }

  @Override
  public void reset(Episode episode) {
    RandomStream random = new RandomStream(episode.seed());
    tick = 0;
    for (Walker walker : walkers) {
      do {
        walker.place = random.nextFloat(-1, 1);
        walker.home = random.nextFloat(-1, 1);
      } while (walker.isHome());
    }
  }

  @Override
  public void advance() {
    tick++;
    for (Walker walker : walkers) {
      walker.walk();
    }
  }

  private final class Walker implements Agent {

    private float place;
    private float home;
    private int direction;

    private boolean isHome() {
      return Math.abs(place - home) < 1.5f * STEP;
    }

    private void walk() {
      if (!isHome()) {
        place = Math.max(-1, Math.min(1, place + direction * STEP));
      }
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(place, home);
    }

    @Override
    public void act(Action action) {
      direction = action.choice(0) == 0 ? -1 : 1;
    }

    @Override
    public float reward() {
      return (isHome() ? 1 : 0) - 0.02f;
    }

    @Override
    public AgentState state() {
      if (isHome()) {
        return AgentState.TERMINATED;
      }
      return tick < TICKS ? AgentState.RUNNING : AgentState.TRUNCATED;
    }
  }
}
