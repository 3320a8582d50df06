package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.List;

/** One agent of an {@link Arena}: a slider, or in a game of kinds a hunter. */
final class Slider implements Agent {

  private static final float EDGE = 3; // m
  private static final int TICKS_OF_LATE_REWARDS = 5;
  private static final int TICKS_TO_RESPAWN = 4;
  private static final int TICKS_OF_A_TURN = 4;

  private final Arena arena;
  private final Flaw flaw;
  private final int index;

  private float position;
  private float velocity;
  private float fuel;
  private float push;
  private int move;
  private boolean fast;
  private Action kept;
  private AgentState state = AgentState.ABSENT;
  private int ticksSinceEnd;
  private int questions;

  Slider(Arena arena, int index) {
    this.arena = arena;
    this.flaw = arena.flaw;
    this.index = index;
    this.kept = new Action(arena.spec(index).action());
  }

  void reset() {
    state = AgentState.ABSENT;
    questions = 0;
    if (arena.variety != Variety.WAVES && flaw != Flaw.OVER_AT_ONCE) {
      start();
    }
    if (flaw == Flaw.AGENTS_BEGIN_ENDED) {
      state = AgentState.TERMINATED;
    }
  }

  private void start() {
    position = arena.random.nextFloat(-1, 1);
    if (flaw != Flaw.VELOCITY_SURVIVES_RESET) {
      velocity = 0;
    }
    fuel = 1;
    push = 0;
    move = 0;
    fast = false;
    ticksSinceEnd = 0;
    state = AgentState.RUNNING;
  }

  int running() {
    return state == AgentState.RUNNING ? 1 : 0;
  }

  void advance() {
    if (state == AgentState.RUNNING) {
      slide();
    } else {
      rest();
    }
  }

  private void slide() {
    if (flaw == Flaw.KEEPS_THE_ACTION) {
      take(kept);
    }
    boolean racing = fast && fuel > 0 && flaw != Flaw.ACTS_ONLY_IN_STATISTICS;
    if (flaw != Flaw.ACTS_ONLY_IN_STATISTICS) {
      fuel = Math.max(0, fuel - (fast ? 0.05f : 0));
    }
    float acceleration =
        arena.grip * (move + push * (racing ? 3 : 1))
            + arena.wind
            + arena.random.nextFloat(-0.1f, 0.1f);
    velocity += Arena.TICK_SECONDS * (acceleration + arena.disturbance(move + push));
    position += Arena.TICK_SECONDS * velocity;
    if (!endless()) {
      if (Math.abs(position) > EDGE) {
        state = flaw == Flaw.VANISHES ? AgentState.ABSENT : AgentState.TERMINATED;
      } else if (truncatesItself() && arena.tick >= Arena.MAX_TICKS) {
        state = AgentState.TRUNCATED;
      }
    }
  }

  private boolean endless() {
    return flaw == Flaw.NEVER_ENDS || (flaw == Flaw.LOW_GRIP_NEVER_ENDS && arena.grip < 1);
  }

  private boolean truncatesItself() {
    return arena.variety != Variety.TIME_LIMIT
        && arena.variety != Variety.RESPAWNS
        && arena.variety != Variety.WAVES;
  }

  /** What becomes of an agent whose life is over, or is yet to begin. */
  private void rest() {
    ticksSinceEnd++;
    if (flaw == Flaw.CHANGES_ITS_END) {
      state = AgentState.TRUNCATED;
    } else if (flaw == Flaw.ENDS_WITHOUT_A_LIFE) {
      state = ticksSinceEnd % 2 == 1 ? AgentState.ABSENT : AgentState.TERMINATED;
    }
    if (arena.variety == Variety.WAVES) {
      if (arena.waveComes()) {
        start();
      } else {
        state = AgentState.ABSENT;
      }
    } else if (arena.variety == Variety.RESPAWNS && ticksSinceEnd == TICKS_TO_RESPAWN) {
      start();
    }
  }

  @Override
  public AgentSpec spec() {
    return arena.spec(index);
  }

  private boolean hunts() {
    return arena.variety == Variety.KINDS && index == 1;
  }

  @Override
  public void observe(ObservationWriter observation) {
    if (flaw == Flaw.OBSERVING_DRAWS_RANDOM_NUMBERS) {
      arena.random.nextLong();
    } else if (flaw == Flaw.ALLOCATES_OBSERVING) {
      arena.garbage = new int[1];
    }
    observation.add(position, velocity);
    if (badFuel()) {
      observation.add(Float.NaN);
    } else if (flaw == Flaw.OUT_OF_BOUNDS && fuel == 0) {
      observation.add(-0.25f);
    } else if (flaw != Flaw.SHORT_OBSERVATION) {
      observation.add(hunts() ? fuel * 1.000001f : fuel); // rounding passes
    }
    if (flaw == Flaw.LONG_OBSERVATION) {
      observation.add(1);
    }
    if (hunts()) {
      Slider other = arena.slider(0);
      if (other.state == AgentState.RUNNING) {
        observation.add(other.position - position);
      }
      if (flaw == Flaw.OUT_OF_BOUNDS_IN_A_SET) {
        observation.add(200);
      }
      observation.endSet();
    }
  }

  private boolean badFuel() {
    return switch (flaw) {
      case NAN_OBSERVATION -> arena.tick > 20;
      case NAN_OBSERVATION_AT_THE_END -> state == AgentState.TERMINATED;
      case STRONG_WIND_BRINGS_NAN -> arena.wind > 0 && arena.tick > 10;
      default -> false;
    };
  }

  @Override
  public void maskActions(ActionMask mask) {
    if (flaw == Flaw.MASKING_BURNS_FUEL) {
      fuel = Math.max(0, fuel - 0.001f);
    } else if (flaw == Flaw.ALLOCATES_MASKING) {
      arena.garbage = new int[1];
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
    if (hunts()) {
      push = flaw == Flaw.IGNORES_AN_AXIS_OF_ONE_KIND ? 0 : action.axis(0);
      return;
    }
    move = action.choice(0) - 1;
    fast = flaw != Flaw.IGNORES_A_BRANCH && action.choice(1) == 1;
    push = flaw == Flaw.IGNORES_AN_AXIS_OF_ONE_AGENT && index == 1 ? 0 : action.axis(0);
  }

  @Override
  public float reward() {
    if (state.ended() && ticksSinceEnd > 0) {
      return flaw == Flaw.NAN_LATE_REWARD ? Float.NaN : 0.1f;
    }
    boolean infinite =
        (flaw == Flaw.INFINITE_REWARD && arena.tick == 30)
            || (flaw == Flaw.STRONG_WIND_BRINGS_INFINITE_REWARDS && arena.wind > 0);
    return infinite ? Float.POSITIVE_INFINITY : -Math.abs(position);
  }

  @Override
  public AgentState state() {
    return state;
  }

  @Override
  public boolean awaitsDecision() {
    if (flaw == Flaw.ASKING_FOR_A_DECISION_DRAWS_RANDOM_NUMBERS) {
      arena.random.nextLong();
    } else if (flaw == Flaw.ALLOCATES_ASKED_WHAT_IS_AWAITED) {
      arena.garbage = new int[1];
    } else if (flaw == Flaw.NEVER_HAS_A_TURN && index == 1) {
      return false;
    }
    return arena.variety != Variety.TURNS || arena.tick / TICKS_OF_A_TURN % 2 == index;
  }

  @Override
  public boolean awaitsReward() {
    if (flaw == Flaw.ASKING_FOR_A_REWARD_SHORTENS_THE_WAIT) {
      questions++;
    }
    return ticksSinceEnd + questions < TICKS_OF_LATE_REWARDS;
  }

  @Override
  public List<Statistic> statistics() {
    return arena.statistics(index);
  }

  @Override
  public void report(StatisticsWriter statistics) {
    if (flaw == Flaw.REPORTING_BURNS_FUEL) {
      fuel = Math.max(0, fuel - 0.001f);
    } else if (flaw == Flaw.ALLOCATES_REPORTING) {
      arena.garbage = new int[1];
    }
    boolean bad =
        (flaw == Flaw.NAN_STATISTIC && arena.tick > 20)
            || (flaw == Flaw.NAN_STATISTIC_AT_THE_END && state.ended());
    float chance = flaw == Flaw.CHANCE_IN_A_STATISTIC ? Arena.chance() : 0;
    statistics.add(bad ? Float.NaN : Math.abs(position) + chance);
    if (flaw != Flaw.TOO_FEW_STATISTICS) {
      statistics.add(fast ? 1 : 0);
    }
    if (flaw == Flaw.TOO_MANY_STATISTICS) {
      statistics.add(1);
    }
  }
}
