package io.github.gdxagents.training;

import static io.github.gdxagents.training.ToyTraining.LEARNED;
import static io.github.gdxagents.training.ToyTraining.SETTINGS;
import static io.github.gdxagents.training.ToyTraining.train;
import static io.github.gdxagents.training.ToyTraining.trained;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Games that can only be learned if lives begin and end, and rewards come after death. */
class LifeLearningTest {

  /**
   * Dies after each decision, is absent for a tick and comes back; the observation says what pays.
   */
  private static final class RespawnGame extends SoloGame {

    private int paying;

    RespawnGame() {
      super(
          AgentSpec.builder()
              .observe("paying", 1, "", 0, 1)
              .maxTicks(60)
              .discrete("arm", "left", "right")
              .build());
    }

    @Override
    void begin() {
      paying = random.nextInt(2);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(paying);
    }

    @Override
    void step() {
      switch (tick % 3) {
        case 1 -> {
          reward = choice == paying ? 1 : 0;
          state = AgentState.TERMINATED;
        }
        case 2 -> state = AgentState.ABSENT;
        default -> {
          reward = 0;
          paying = random.nextInt(2);
          state = AgentState.RUNNING;
        }
      }
    }

    @Override
    public boolean isOver(int runningAgents) {
      return false;
    }
  }

  @Test
  void everyLifeOfAnAgentThatComesBackIsLearnedFrom() {
    Evaluation evaluation = trained(RespawnGame::new, 6_000);

    assertThat(evaluation.returns()).hasSize(50 * 20);
    assertThat(evaluation.meanReturn()).isGreaterThan(LEARNED);
  }

  /** Two agents: only if the first gives its life at once does the team win, some ticks later. */
  private static final class SacrificeGame implements Simulation {

    private static final AgentSpec SPEC =
        AgentSpec.builder().observe("one", 1, "").discrete("do", "live", "die").build();

    private final boolean awaits;
    private final List<Member> members = List.of(new Member(0), new Member(1));
    private int tick;
    private boolean sacrificed;

    SacrificeGame(boolean awaits) {
      this.awaits = awaits;
    }

    @Override
    public List<Member> agents() {
      return members;
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
      sacrificed = false;
      members.forEach(member -> member.state = AgentState.RUNNING);
    }

    @Override
    public void advance() {
      tick++;
      Member first = members.get(0);
      if (tick == 1 && first.choice == 1) {
        sacrificed = true;
        first.state = AgentState.TERMINATED;
      }
      if (tick == 5) {
        members.forEach(member -> member.end(AgentState.TERMINATED));
      }
    }

    private final class Member implements Agent {

      private final int number;
      private int choice;
      private AgentState state = AgentState.ABSENT;

      Member(int number) {
        this.number = number;
      }

      void end(AgentState end) {
        state = state == AgentState.RUNNING ? end : state;
      }

      @Override
      public AgentSpec spec() {
        return SPEC;
      }

      @Override
      public void observe(ObservationWriter observation) {
        observation.add(number == 0 && tick == 0);
      }

      @Override
      public void act(Action action) {
        choice = action.choice(0);
      }

      /** A small pay for living on, a large one for the team's victory. */
      @Override
      public float reward() {
        boolean lives = number == 0 && state == AgentState.RUNNING && tick == 1;
        return (lives ? 0.2f : 0) + (tick == 5 && sacrificed ? 1 : 0);
      }

      @Override
      public AgentState state() {
        return state;
      }

      @Override
      public boolean awaitsReward() {
        return awaits && tick < 5;
      }
    }
  }

  @Test
  void aRewardAfterDeathTeachesToDieForTheTeam() {
    double[] returns = trained(() -> new SacrificeGame(true), 10_000).returns();
    assertThat(returns).hasSize(100).containsOnly(1);

    // Where nobody waits for it, the reward for living on is all that is seen.
    double[] selfish = trained(() -> new SacrificeGame(false), 10_000).returns();
    assertThat(selfish).contains(0.2f).doesNotContain(1);
  }

  /** With rollouts of three decisions, the reward comes in another rollout than the death. */
  @Test
  void aRewardAfterDeathIsNotLostWhereARolloutEndsInBetween() {
    TrainingSettings shortRollouts =
        SETTINGS.with(Map.of("steps-per-rollout", "3", "simulations", "64"));
    Policy policy = train(() -> new SacrificeGame(true), 20_000, shortRollouts);
    try (Simulation game = new SacrificeGame(true)) {
      assertThat(Evaluation.of(game, policy, 10, 1).returns()).containsOnly(1);
    }
  }
}
