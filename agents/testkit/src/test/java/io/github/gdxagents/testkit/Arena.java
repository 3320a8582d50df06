package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.Statistic.Aggregation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two sliders on a line, with mixed actions and masks, decisions every third tick, both kinds of
 * end, late rewards, parameters and statistics: a simulation as good as they come, in every {@link
 * Variety}, but for one chosen {@link Flaw}.
 */
final class Arena implements Simulation {

  static final int MAX_TICKS = 90;
  static final float TICK_SECONDS = 0.1f;

  private static final int TICKS_BETWEEN_WAVES = 30;
  private static final int FIRST_WAVE = 10;

  private static final List<Object> LEAK = new ArrayList<>();
  private static final RandomStream SHARED_RANDOM = new RandomStream(0);
  private static final AtomicInteger INSTANCES = new AtomicInteger();
  private static final AtomicBoolean STOPPED = new AtomicBoolean();

  private static final List<Parameter> PARAMETERS =
      List.of(new Parameter("wind", "m/s²", -0.5f, 0.5f, 0), new Parameter("grip", "", 0.5f, 2, 1));
  private static final List<Parameter> OTHER_PARAMETERS =
      List.of(new Parameter("wind", "m/s²", -1, 1, 0), new Parameter("grip", "", 0.5f, 2, 1));
  private static final List<Statistic> STATISTICS =
      List.of(
          new Statistic("distance", "m", Aggregation.LAST),
          new Statistic("fast", "", Aggregation.MEAN));

  final Flaw flaw;
  final Variety variety;
  final int instance;
  final RandomStream random;

  private final Thread maker = Thread.currentThread();
  private final AgentSpec[] specs = new AgentSpec[2];
  private final AgentSpec changedSpec;
  private List<Slider> agents;

  int tick;
  float wind;
  float grip;
  Object garbage = "";
  private int resets;
  private int overAt;

  Arena(Variety variety) {
    this(variety, Flaw.NONE);
  }

  Arena(Flaw flaw) {
    this(flaw.variety, flaw);
  }

  private Arena(Variety variety, Flaw flaw) {
    this.variety = variety;
    this.flaw = flaw;
    this.instance = INSTANCES.getAndIncrement();
    this.random = flaw == Flaw.STATIC_RANDOM_STREAM ? SHARED_RANDOM : new RandomStream(0);
    String unit = flaw == Flaw.SPEC_DIFFERS_BETWEEN_INSTANCES && instance % 2 == 0 ? "km" : "m";
    this.specs[0] = slider(unit).build();
    this.specs[1] =
        variety == Variety.KINDS
            ? hunter()
            : slider(flaw == Flaw.UNEQUAL_SPECS_IN_A_KIND ? "cm" : unit).build();
    this.changedSpec =
        flaw == Flaw.TIME_LIMIT_CHANGES_WITH_PLAY
            ? slider(unit).maxTicks(7_000).build()
            : slider("cm").build();
    this.agents = newSliders();
    STOPPED.set(false);
  }

  private AgentSpec.Builder slider(String unit) {
    AgentSpec.Builder spec =
        AgentSpec.builder()
            .fixedStepSeconds(TICK_SECONDS)
            .ticksPerDecision(3)
            .observe("position", 1, unit)
            .observe("velocity", 1, "m/s")
            .observe("fuel", 1, "", 0, 1)
            .discrete("move", "left", "stay", "right")
            .discrete("gear", "slow", "fast")
            .continuous("push", "m/s²", -1, 1);
    return variety == Variety.TIME_LIMIT ? spec.maxTicks(MAX_TICKS) : spec;
  }

  private AgentSpec hunter() {
    AgentSpec.Builder spec =
        AgentSpec.builder("hunter")
            .fixedStepSeconds(
                flaw == Flaw.KINDS_DIFFER_IN_TICK_LENGTH ? 2 * TICK_SECONDS : TICK_SECONDS)
            .ticksPerDecision(2)
            .observe("motion", 2, "")
            .stacked(3)
            .observe("fuel", 1, "", 0, 1)
            .observeSet("others", 3, 1, "m", -100, 100)
            .continuous("lunge", "m/s²", -2, 2);
    return flaw == Flaw.KINDS_DIFFER_IN_TIME_LIMIT ? spec.maxTicks(7).build() : spec.build();
  }

  private List<Slider> newSliders() {
    return List.of(new Slider(this, 0), new Slider(this, 1));
  }

  AgentSpec spec(int index) {
    boolean changed =
        flaw == Flaw.SPEC_CHANGES_WITH_PLAY || flaw == Flaw.TIME_LIMIT_CHANGES_WITH_PLAY;
    return changed && tick > 0 ? changedSpec : specs[index];
  }

  List<Statistic> statistics(int index) {
    if (flaw == Flaw.STATISTICS_SHARE_A_NAME) {
      return List.of(STATISTICS.get(0), STATISTICS.get(0));
    }
    boolean shortened =
        (flaw == Flaw.STATISTICS_CHANGE_WITH_PLAY && tick > 0)
            || (flaw == Flaw.STATISTICS_DIFFER_BETWEEN_INSTANCES && instance % 2 == 0)
            || (flaw == Flaw.UNEQUAL_STATISTICS_IN_A_KIND && index == 1);
    return shortened ? STATISTICS.subList(0, 1) : STATISTICS;
  }

  Slider slider(int index) {
    return agents.get(index);
  }

  @Override
  public List<Slider> agents() {
    boolean swapped =
        (flaw == Flaw.AGENTS_CHANGE_PLACES && tick > 20)
            || (flaw == Flaw.KINDS_CHANGE_PLACES && resets % 2 == 1);
    if (swapped) {
      return List.of(agents.get(1), agents.get(0));
    }
    return switch (flaw) {
      case NO_AGENTS -> List.of();
      case AN_AGENT_LEAVES_THE_LIST -> resets % 2 == 1 ? agents.subList(0, 1) : agents;
      case NEW_OBJECTS_AT_EACH_CALL -> newSliders();
      default -> agents;
    };
  }

  @Override
  public List<Parameter> parameters() {
    boolean others =
        (flaw == Flaw.PARAMETERS_CHANGE_WITH_PLAY && tick > 0)
            || (flaw == Flaw.PARAMETERS_DIFFER_BETWEEN_INSTANCES && instance % 2 == 0);
    if (flaw == Flaw.PARAMETERS_SHARE_A_NAME) {
      return List.of(PARAMETERS.get(0), PARAMETERS.get(0));
    }
    return others ? OTHER_PARAMETERS : PARAMETERS;
  }

  @Override
  public void reset(Episode episode) {
    if (flaw == Flaw.THROWS_ON_OTHER_THREADS && !Thread.currentThread().getName().equals("main")) {
      throw new IllegalStateException("Only the main thread may play");
    }
    boolean wasOver = isOver(running());
    random.setSeed(flaw == Flaw.IGNORES_THE_SEED ? 5 : episode.seed());
    float strongest = Math.max(wind, episode.value("wind"));
    wind = flaw == Flaw.REMEMBERS_THE_STRONGEST_WIND ? strongest : episode.value("wind");
    grip = flaw == Flaw.IGNORES_A_PARAMETER ? 1 : episode.value("grip");
    resets++;
    overAt = MAX_TICKS;
    if (flaw != Flaw.TICKS_SURVIVE_A_RESET_IN_THE_MIDDLE || wasOver) {
      tick = 0;
    }
    if (variety == Variety.NEW_OBJECTS) {
      agents = newSliders();
    }
    for (Slider slider : agents) {
      slider.reset();
    }
    if (flaw == Flaw.LEAKS_OBJECTS) {
      LEAK.add(new byte[256]);
    } else if (flaw == Flaw.LEAKS_NATIVE_MEMORY) {
      LEAK.add(touched(ByteBuffer.allocateDirect(16 * 1024)));
    }
  }

  private int running() {
    return agents.get(0).running() + agents.get(1).running();
  }

  private static ByteBuffer touched(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      buffer.put((byte) 1);
    }
    return buffer;
  }

  /** Whether a wave of agents comes at this tick. */
  boolean waveComes() {
    return tick % TICKS_BETWEEN_WAVES == FIRST_WAVE;
  }

  @Override
  public void advance() {
    tick++;
    if (flaw == Flaw.ALLOCATES_EACH_TICK || (flaw == Flaw.ALLOCATES_NOW_AND_THEN && tick == 77)) {
      garbage = new int[1];
    }
    agents.get(0).advance();
    agents.get(1).advance();
  }

  @Override
  public boolean isOver(int runningAgents) {
    if (flaw == Flaw.ASKING_FOR_THE_END_BRINGS_IT_NEARER && tick > 0) {
      overAt -= 2;
    }
    if (variety == Variety.WAVES || variety == Variety.RESPAWNS) {
      return tick >= overAt && flaw != Flaw.WAVES_NEVER_END;
    }
    return runningAgents == 0;
  }

  /** What must not be: an acceleration that neither the episode nor the actions account for. */
  float disturbance(float accelerationNow) {
    boolean windy = wind > 0;
    return switch (flaw) {
      case RANDOM_OUTSIDE_THE_SEED -> chance();
      case STRONG_WIND_BRINGS_CHANCE -> windy ? chance() : 0;
      case DEPENDS_ON_INSTANCE -> instance / 100f;
      case STRONG_WIND_DEPENDS_ON_INSTANCE -> windy ? instance / 100f : 0;
      case DEPENDS_ON_THREAD ->
          Thread.currentThread() == maker && maker.getName().equals("main") ? 0 : 0.1f;
      case CLOSE_STOPS_ALL -> STOPPED.get() ? -accelerationNow : 0;
      default -> 0;
    };
  }

  static float chance() {
    return (System.nanoTime() & 1023) / 1000f;
  }

  @Override
  public void close() {
    if ((flaw == Flaw.CLOSE_NEEDS_A_RESET && resets == 0)
        || (flaw == Flaw.CLOSE_NEEDS_AN_END && tick == 1)) {
      throw new IllegalStateException("Cannot close now, with " + garbage);
    }
    STOPPED.set(flaw == Flaw.CLOSE_STOPS_ALL);
  }
}
