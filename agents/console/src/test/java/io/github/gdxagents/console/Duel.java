package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * A keeper and a striker choose left or right for eight ticks: the keeper earns 1 where both chose
 * the same, the striker elsewhere.
 */
final class Duel implements Simulation {

  private static final int TICKS = 8;

  private final Player keeper = new Player("keeper");
  private final Player striker = new Player("striker");
  private int tick;

  static CommandLineTrainer commandLine() {
    return new CommandLineTrainer(
        "toy", Game.of("duel", Duel::new, CommandLineRun.QUICK_SETTINGS, 256));
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(keeper, striker);
  }

  @Override
  public void reset(Episode episode) {
    tick = 0;
  }

  @Override
  public void advance() {
    tick++;
  }

  private final class Player implements Agent {

    private final AgentSpec spec;
    private int side;

    Player(String kind) {
      spec =
          AgentSpec.builder(kind)
              .observe("tick", 1, "", 0, TICKS)
              .discrete("side", "left", "right")
              .build();
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(tick);
    }

    @Override
    public void act(Action action) {
      side = action.choice(0);
    }

    @Override
    public float reward() {
      boolean same = keeper.side == striker.side;
      return same == (this == keeper) ? 1 : 0;
    }

    @Override
    public AgentState state() {
      return tick < TICKS ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }
}
