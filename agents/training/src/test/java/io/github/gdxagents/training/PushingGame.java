package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two teams push a cart apart, each in its direction, over ticks on which it helps to push hard and
 * others on which it hurts.
 *
 * <p>Observation: 1 where the ground is firm, -1 where it is slippery, 0 elsewhere.
 *
 * <p>Action: rest, push, push hard. On firm ground hard pushes count double, on slippery ground
 * they help the other team.
 *
 * <p>Reward: how far the cart went a team's way, to each of its members.
 *
 * <p>Episode end: terminated after 12 ticks.
 */
public final class PushingGame implements Simulation {

  static final int TICKS = 12;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("ground", 1, "", -1, 1)
          .discrete("effort", "rest", "push", "hard")
          .build();

  private final List<Member> members;
  private final RandomStream random = new RandomStream(0);
  private int ground;
  private int tick;
  private float moved;

  /**
   * @param teamSize members of each team; those of the first one come first
   */
  public PushingGame(int teamSize) {
    members =
        Stream.concat(
                Stream.generate(() -> new Member(1)).limit(teamSize),
                Stream.generate(() -> new Member(-1)).limit(teamSize))
            .toList();
  }

  @Override
  public List<Member> agents() {
    return members;
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    tick = 0;
    ground = random.nextInt(3) - 1;
  }

  @Override
  public void advance() {
    moved = 0;
    for (Member member : members) {
      moved += member.direction * strength(member.effort);
    }
    tick++;
    ground = random.nextInt(3) - 1;
  }

  private float strength(int effort) {
    return effort == 2 ? 2 * ground : effort;
  }

  /** Who pushes. */
  public final class Member implements Agent {

    private final int direction;
    private int effort;

    private Member(int direction) {
      this.direction = direction;
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(ground);
    }

    @Override
    public void act(Action action) {
      effort = action.choice(0);
    }

    @Override
    public float reward() {
      return direction * moved;
    }

    @Override
    public AgentState state() {
      return tick < TICKS ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }
}
