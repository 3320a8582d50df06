package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.List;

/**
 * A walk to the end of a short corridor, as small as a game can be: a step forward brings nearer to
 * the end, dawdling costs, and after 12 ticks time is up.
 */
final class Corridor implements Simulation, Agent {

  /** What differs between the variants. */
  enum Kind {
    STEPS,
    THROTTLE,
    BROKEN,
    BOTTOMLESS,
    PRICELESS
  }

  private static final List<Statistic> STATISTICS =
      List.of(new Statistic("distance", "m", Statistic.Aggregation.LAST));

  private static final int MAX_TICKS = 12;
  private static final float END = 4;
  private static final int TICK_THAT_BREAKS = 3;
  private static final int EPISODE_THAT_BREAKS = 4;

  private final Kind kind;
  private final AgentSpec spec;
  private float position;
  private float step;
  private int tick;
  private int episodes;

  Corridor(Kind kind) {
    this.kind = kind;
    AgentSpec.Builder builder =
        AgentSpec.builder().observe("position", 1, "m", -20, 20).observe("time", 1, "");
    spec =
        kind == Kind.THROTTLE
            ? builder.continuous("throttle", "m", -1, 1).build()
            : builder.discrete("step", "back", "forward").build();
  }

  /** The game with all its variants, set up to train in a moment. */
  static Game game() {
    return new Game(
        "corridor", List.of(variant("steps", Kind.STEPS), variant("throttle", Kind.THROTTLE)));
  }

  static Corridor steps() {
    return new Corridor(Kind.STEPS);
  }

  float position() {
    return position;
  }

  static Variant variant(String name, Kind kind) {
    return new Variant(name, () -> new Corridor(kind), CommandLineRun.QUICK_SETTINGS, 256);
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<Corridor> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    position = new RandomStream(episode.seed()).nextFloat(-1, 1);
    tick = 0;
    episodes++;
  }

  @Override
  public void observe(ObservationWriter observation) {
    boolean breaks = kind == Kind.BROKEN && tick == TICK_THAT_BREAKS;
    observation.add(breaks ? Float.NaN : position).add((float) tick / MAX_TICKS);
  }

  @Override
  public void act(Action action) {
    step = kind == Kind.THROTTLE ? action.axis(0) : 2 * action.choice(0) - 1;
  }

  @Override
  public void advance() {
    position += step;
    tick++;
    if (kind == Kind.BOTTOMLESS && episodes == EPISODE_THAT_BREAKS) {
      fall(0);
    }
  }

  private static int fall(int depth) {
    return depth < 0 ? 0 : fall(depth + 1) + 1;
  }

  @Override
  public List<Statistic> statistics() {
    return STATISTICS;
  }

  @Override
  public void report(StatisticsWriter statistics) {
    statistics.add(position);
  }

  @Override
  public float reward() {
    return kind == Kind.PRICELESS ? Float.MAX_VALUE : step - 0.1f;
  }

  @Override
  public AgentState state() {
    if (position >= END) {
      return AgentState.TERMINATED;
    }
    return tick >= MAX_TICKS ? AgentState.TRUNCATED : AgentState.RUNNING;
  }
}
