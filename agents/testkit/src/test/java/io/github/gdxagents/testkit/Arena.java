package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two sliders on a line, with mixed actions and masks, decisions every third tick and both kinds of
 * end: a simulation as good as they come, but for one chosen {@link Flaw}.
 */
final class Arena implements Simulation {

  private static final int MAX_TICKS = 90;
  private static final float TICK_SECONDS = 0.1f;
  private static final float EDGE = 3; // m

  private static final List<Object> LEAK = new ArrayList<>();
  private static final RandomStream SHARED_RANDOM = new RandomStream(0);
  private static final AtomicInteger INSTANCES = new AtomicInteger();
  private static final AtomicBoolean STOPPED = new AtomicBoolean();

  private final Flaw flaw;
  private final int instance;
  private final Thread maker = Thread.currentThread();
  private final RandomStream random;
  private final Slider[] sliders = {new Slider(0), new Slider(1)};
  private final List<Slider> agents = List.of(sliders);
  private final AgentSpec spec;

  private int tick;
  private int resets;
  private boolean ended;
  private Object garbage = "";

  Arena(Flaw flaw) {
    this.flaw = flaw;
    this.instance = INSTANCES.getAndIncrement();
    this.random = flaw == Flaw.STATIC_RANDOM_STREAM ? SHARED_RANDOM : new RandomStream(0);
    this.spec = spec(flaw == Flaw.SPEC_DIFFERS_BETWEEN_INSTANCES && instance % 2 == 0 ? "km" : "m");
    STOPPED.set(false);
  }

  private static AgentSpec spec(String unit) {
    return AgentSpec.builder()
        .fixedStepSeconds(TICK_SECONDS)
        .ticksPerDecision(3)
        .observe("position", 1, unit)
        .observe("velocity", 1, "m/s")
        .observe("fuel", 1, "", 0, 1)
        .discrete("move", "left", "stay", "right")
        .discrete("gear", "slow", "fast")
        .continuous("push", "m/s²", -1, 1)
        .build();
  }

  @Override
  public AgentSpec spec() {
    return flaw == Flaw.SPEC_CHANGES_WITH_PLAY && tick > 0 ? spec("cm") : spec;
  }

  @Override
  public List<Slider> agents() {
    if (flaw == Flaw.AGENTS_CHANGE_PLACES && resets % 2 == 1) {
      return List.of(sliders[1], sliders[0]);
    }
    return flaw == Flaw.NO_AGENTS ? List.of() : agents;
  }

  @Override
  public void reset(Episode episode) {
    if (flaw == Flaw.THROWS_ON_OTHER_THREADS && !Thread.currentThread().getName().equals("main")) {
      throw new IllegalStateException("Only the main thread may play");
    }
    random.setSeed(flaw == Flaw.IGNORES_THE_SEED ? 5 : seed);
    resets++;
    if (flaw != Flaw.TICKS_SURVIVE_A_RESET_IN_THE_MIDDLE || ended) {
      tick = 0;
    }
    ended = false;
    for (Slider slider : sliders) {
      slider.start();
    }
    if (flaw == Flaw.LEAKS_OBJECTS) {
      LEAK.add(new byte[256]);
    } else if (flaw == Flaw.LEAKS_NATIVE_MEMORY) {
      LEAK.add(touched(ByteBuffer.allocateDirect(16 * 1024)));
    }
  }

  private static ByteBuffer touched(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      buffer.put((byte) 1);
    }
    return buffer;
  }

  @Override
  public void advance() {
    if (ended && flaw == Flaw.RESTARTS_BY_ITSELF) {
      reset(1);
    }
    tick++;
    if (flaw == Flaw.ALLOCATES_EACH_TICK || (flaw == Flaw.ALLOCATES_NOW_AND_THEN && tick == 77)) {
      garbage = new int[1];
    }
    ended = true;
    for (Slider slider : sliders) {
      slider.advance();
      ended &= slider.state != AgentState.RUNNING;
    }
  }

  @Override
  public void close() {
    if ((flaw == Flaw.CLOSE_NEEDS_A_RESET && resets == 0)
        || (flaw == Flaw.CLOSE_NEEDS_AN_END && tick == 1)) {
      throw new IllegalStateException("Cannot close now, with " + garbage);
    }
    STOPPED.set(flaw == Flaw.CLOSE_STOPS_ALL);
  }

  /** One agent. */
  final class Slider implements Agent {

    private final int index;
    private float position;
    private float velocity;
    private float fuel;
    private float push;
    private int move;
    private boolean fast;
    private Action kept;
    private AgentState state = AgentState.TERMINATED;

    Slider(int index) {
      this.index = index;
      this.kept = new Action(spec("m").action());
    }

    void start() {
      position = random.nextFloat(-1, 1);
      if (flaw != Flaw.VELOCITY_SURVIVES_RESET) {
        velocity = 0;
      }
      fuel = 1;
      state = flaw == Flaw.AGENTS_BEGIN_ENDED ? AgentState.TERMINATED : AgentState.RUNNING;
    }

    void advance() {
      if (state != AgentState.RUNNING) {
        if (flaw == Flaw.COMES_BACK_TO_LIFE && tick % 10 == 0) {
          state = AgentState.RUNNING;
        }
        return;
      }
      if (flaw == Flaw.KEEPS_THE_ACTION) {
        take(kept);
      }
      fuel = Math.max(0, fuel - (fast ? 0.05f : 0));
      float acceleration = move + push * (fast && fuel > 0 ? 3 : 1) + random.nextFloat(-0.1f, 0.1f);
      velocity += TICK_SECONDS * (acceleration + disturbance());
      position += TICK_SECONDS * velocity;
      if (flaw != Flaw.NEVER_ENDS) {
        if (Math.abs(position) > EDGE) {
          state = AgentState.TERMINATED;
        } else if (tick >= MAX_TICKS) {
          state = AgentState.TRUNCATED;
        }
      }
    }

    /** What must not be: an acceleration that neither the seed nor the actions account for. */
    private float disturbance() {
      return switch (flaw) {
        case RANDOM_OUTSIDE_THE_SEED -> (System.nanoTime() & 1023) / 1000f;
        case DEPENDS_ON_INSTANCE -> instance / 100f;
        case DEPENDS_ON_THREAD ->
            Thread.currentThread() == maker && maker.getName().equals("main") ? 0 : 0.1f;
        case CLOSE_STOPS_ALL -> STOPPED.get() ? -acceleratedNow() : 0;
        default -> 0;
      };
    }

    private float acceleratedNow() {
      return move + push;
    }

    @Override
    public void observe(ObservationWriter observation) {
      if (flaw == Flaw.OBSERVING_DRAWS_RANDOM_NUMBERS) {
        random.nextLong();
      } else if (flaw == Flaw.ALLOCATES_OBSERVING) {
        garbage = new int[1];
      }
      observation.add(position, velocity);
      if (flaw == Flaw.NAN_OBSERVATION && tick > 20) {
        observation.add(Float.NaN);
      } else if (flaw == Flaw.OUT_OF_BOUNDS && fuel == 0) {
        observation.add(-0.25f);
      } else if (flaw != Flaw.SHORT_OBSERVATION) {
        observation.add(fuel);
      }
      if (flaw == Flaw.LONG_OBSERVATION) {
        observation.add(1);
      }
    }

    @Override
    public void maskActions(ActionMask mask) {
      if (flaw == Flaw.MASKING_BURNS_FUEL) {
        fuel = Math.max(0, fuel - 0.001f);
      } else if (flaw == Flaw.ALLOCATES_MASKING) {
        garbage = new int[1];
      }
      if (fuel == 0) {
        mask.forbid(1, 1);
        if (flaw == Flaw.MASKS_EVERYTHING) {
          mask.forbid(1, 0);
        }
      }
    }

    @Override
    public void act(Action action) {
      if (flaw == Flaw.KEEPS_THE_ACTION) {
        kept = action;
      } else {
        take(action);
      }
    }

    private void take(Action action) {
      if (flaw == Flaw.IGNORES_ACTIONS) {
        return;
      }
      move = action.choice(0) - 1;
      fast = flaw != Flaw.IGNORES_A_BRANCH && action.choice(1) == 1;
      push = flaw == Flaw.IGNORES_AN_AXIS_OF_ONE_AGENT && index == 1 ? 0 : action.axis(0);
    }

    @Override
    public float reward() {
      return flaw == Flaw.INFINITE_REWARD && tick == 30
          ? Float.POSITIVE_INFINITY
          : -Math.abs(position);
    }

    @Override
    public AgentState state() {
      return state;
    }
  }
}
