package io.github.gdxagents.training;

import static io.github.gdxagents.training.ToyTraining.SETTINGS;
import static io.github.gdxagents.training.ToyTraining.train;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A game that can only be learned if agents take turns. */
class TurnLearningTest {

  /** Nim: ten stones, each takes one to three of them in turn, and who takes the last one wins. */
  private static final class NimGame implements Simulation {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .observe("stones left over by four", 4, "", 0, 1)
            .discrete("take", "one", "two", "three")
            .build();

    private final List<Player> players = List.of(new Player(0), new Player(1));
    private int stones;
    private int turn;

    @Override
    public List<Player> agents() {
      return players;
    }

    @Override
    public void reset(Episode episode) {
      RandomStream random = new RandomStream(episode.seed());
      stones = 1 + random.nextInt(10);
      turn = random.nextInt(2);
    }

    @Override
    public void advance() {
      stones -= players.get(turn).taken;
      turn = 1 - turn;
    }

    private final class Player implements Agent {

      private final int number;
      private int taken;

      Player(int number) {
        this.number = number;
      }

      @Override
      public AgentSpec spec() {
        return SPEC;
      }

      @Override
      public void observe(ObservationWriter observation) {
        observation.addOneHot(stones % 4, 4);
      }

      @Override
      public void maskActions(ActionMask mask) {
        for (int choice = stones; choice < 3; choice++) {
          mask.forbid(0, choice);
        }
      }

      @Override
      public void act(Action action) {
        assertThat(turn).as("who is asked").isEqualTo(number);
        taken = action.choice(0) + 1;
      }

      @Override
      public float reward() {
        return stones > 0 ? 0 : turn == number ? -1 : 1;
      }

      @Override
      public AgentState state() {
        return stones > 0 ? AgentState.RUNNING : AgentState.TERMINATED;
      }

      @Override
      public boolean awaitsDecision() {
        return turn == number;
      }
    }
  }

  @Test
  void aGameOfTurnsIsLearnedWithoutForcedPasses() {
    TrainingSettings settings =
        SETTINGS.with(
            Map.of(
                "discount", "0.99",
                "normalize-observations", "false",
                "entropy-coefficient", "0.01"));
    Policy policy = train(NimGame::new, 60_000, settings);

    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    PolicyPlayer player = policy.player();
    for (int left = 1; left <= 3; left++) {
      float[] observation = new float[4];
      observation[left] = 1;
      player.decide(observation, mask, action);
      assertThat(action.choice(0) + 1).as("taken of 4 n + %d stones", left).isEqualTo(left);
    }
  }
}
