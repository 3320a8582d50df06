package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * A striker shoots left or right, and a keeper jumps left or right, for ten ticks.
 *
 * <p>Observation: where the last shot went, -1 or 1, and how many ticks are left. Reward: 1 for the
 * keeper where it jumped to where the striker shot, 1 for the striker elsewhere.
 */
public final class DuelGame implements Simulation {

  static final int TICKS = 10;

  private final Player keeper = new Player("keeper");
  private final Player striker = new Player("striker");
  private int tick;
  private int lastShot;

  @Override
  public List<? extends Agent> agents() {
    return List.of(keeper, striker);
  }

  @Override
  public void reset(Episode episode) {
    tick = 0;
    lastShot = 0;
  }

  @Override
  public void advance() {
    tick++;
    lastShot = 2 * striker.side - 1;
  }

  private final class Player implements Agent {

    private final AgentSpec spec;
    private int side;

    Player(String kind) {
      spec =
          AgentSpec.builder(kind)
              .observe("shot", 1, "", -1, 1)
              .observe("left", 1, "", 0, TICKS)
              .discrete("side", "left", "right")
              .build();
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(lastShot, TICKS - tick);
    }

    @Override
    public void act(Action action) {
      side = action.choice(0);
    }

    @Override
    public float reward() {
      boolean caught = keeper.side == striker.side;
      return caught == (this == keeper) ? 1 : 0;
    }

    @Override
    public AgentState state() {
      return tick < TICKS ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }
}
