package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that come late, end, and come back; turns; late rewards; limits. */
class LivesTest {

  private static final ActionSource IDLE = (observation, mask, action) -> action.setChoice(0, 0);

  /** What was heard of each life. */
  private record Life(int agent, double totalReward, long ticks, int decisions, AgentState end) {}

  private final List<Life> lives = new ArrayList<>();

  private Stepper stepper(ScriptedAgents simulation) {
    Stepper stepper =
        new Stepper(
            simulation,
            life ->
                lives.add(
                    new Life(
                        life.index(),
                        life.lifeReturn(),
                        life.lifeTicks(),
                        life.decisions(),
                        life.state())));
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      stepper.seat(agent, IDLE);
    }
    return stepper;
  }

  private Stepper play(ScriptedAgents simulation) {
    Stepper stepper = stepper(simulation);
    stepper.reset(1);
    while (!stepper.over()) {
      stepper.step();
    }
    return stepper;
  }

  @Test
  void anAgentThatComesBackIsAskedAgainInALifeOfItsOwn() {
    ScriptedAgents simulation = new ScriptedAgents("RRRT..RRRX", "RRRRRRRRRT");
    play(simulation);

    assertThat(simulation.agents.get(0).decisionTicks).containsExactly(0, 1, 2, 6, 7, 8);
    assertThat(lives)
        .containsExactly(
            new Life(0, 1 + 2 + 3, 3, 3, AgentState.TERMINATED),
            new Life(0, 7 + 8 + 9, 3, 3, AgentState.TRUNCATED),
            new Life(1, 45, 9, 9, AgentState.TERMINATED));
  }

  @Test
  void anAgentMayComeLate() {
    ScriptedAgents simulation = new ScriptedAgents("RRRRRRT", "---RRT");
    play(simulation);

    assertThat(simulation.agents.get(1).decisionTicks).containsExactly(3, 4);
    assertThat(lives)
        .containsExactly(
            new Life(1, 4 + 5, 2, 2, AgentState.TERMINATED),
            new Life(0, 21, 6, 6, AgentState.TERMINATED));
  }

  @Test
  void aDeadAgentDoesNotWaitForTheOthersButALonelySimulationEnds() {
    Stepper stepper = play(new ScriptedAgents("RRT", "RRRRT"));

    assertThat(stepper.tickCount()).isEqualTo(4);
    assertThat(lives).extracting(Life::agent).containsExactly(0, 1);
  }

  @Test
  void aSimulationMaySayThatItGoesOnWithoutAnAgentAndWhenItIsOver() {
    ScriptedAgents waves = new ScriptedAgents("--RT--RRRRRR").until(9);
    Stepper stepper = play(waves);

    assertThat(stepper.tickCount()).isEqualTo(9);
    assertThat(waves.agents.get(0).decisionTicks).containsExactly(2, 6, 7, 8);
    assertThat(lives)
        .containsExactly(
            new Life(0, 3, 1, 1, AgentState.TERMINATED),
            new Life(0, 7 + 8 + 9, 3, 3, AgentState.TRUNCATED));
    assertThat(stepper.agent(0).observation()).containsExactly(9);
  }

  @Test
  void eachLifeIsAskedAtItsBeginAndThenAtItsOwnPace() {
    ScriptedAgents simulation =
        new ScriptedAgents(AgentSpec.builder().ticksPerDecision(3), "RRRRRRRRRRRT", "-RRRRT.RRRRT");
    play(simulation);

    assertThat(simulation.agents.get(0).decisionTicks).containsExactly(0, 3, 6, 9);
    assertThat(simulation.agents.get(1).decisionTicks).containsExactly(1, 4, 7, 10);
  }

  @Test
  void anAgentIsAskedOnlyWhenItIsItsTurnAndEarnsFromTurnToTurn() {
    ScriptedAgents simulation = new ScriptedAgents("RRRRRT", "RRRRRT");
    simulation.agents.get(0).turns = tick -> tick % 2 == 0;
    simulation.agents.get(1).turns = tick -> tick % 2 == 1;
    Stepper stepper = stepper(simulation);
    stepper.reset(1);
    stepper.step();
    stepper.step();
    assertThat(stepper.agent(0).decisionDue()).isTrue();
    assertThat(stepper.agent(1).decisionDue()).isFalse();
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(1 + 2);
    while (!stepper.over()) {
      stepper.step();
    }

    assertThat(simulation.agents.get(0).decisionTicks).containsExactly(0, 2, 4);
    assertThat(simulation.agents.get(1).decisionTicks).containsExactly(1, 3);
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(5);
    assertThat(stepper.agent(1).rewardSinceDecision()).isEqualTo(4 + 5);
    assertThat(lives).extracting(Life::decisions).containsExactly(3, 2);
  }

  @Test
  void aRewardAfterTheEndCountsWhileTheAgentAwaitsIt() {
    ScriptedAgents simulation = new ScriptedAgents("RRT", "RRRRRRT");
    simulation.agents.get(0).lateRewards = tick -> tick < 5;
    Stepper stepper = play(simulation);

    assertThat(lives.get(0)).isEqualTo(new Life(0, 1 + 2 + 3 + 4 + 5, 2, 2, AgentState.TERMINATED));
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(2 + 3 + 4 + 5);
  }

  @Test
  void theEndOfTheEpisodeAndTheNextLifeCloseAnAccountThatIsOpen() {
    ScriptedAgents simulation = new ScriptedAgents("RT.RT", "RRRRRRT");
    simulation.agents.get(0).lateRewards = tick -> true;
    play(simulation);

    assertThat(lives)
        .containsExactly(
            new Life(0, 1 + 2 + 3, 1, 1, AgentState.TERMINATED),
            new Life(1, 21, 6, 6, AgentState.TERMINATED),
            new Life(0, 4 + 5 + 6, 1, 1, AgentState.TERMINATED));
  }

  @Test
  void theTimeLimitTruncatesWhoRunsAndLooksOnceMore() {
    ScriptedAgents simulation = new ScriptedAgents(AgentSpec.builder().maxTicks(5), "R", "RRT");
    Stepper stepper = play(simulation);

    assertThat(stepper.tickCount()).isEqualTo(5);
    assertThat(lives)
        .containsExactly(
            new Life(1, 3, 2, 2, AgentState.TERMINATED),
            new Life(0, 15, 5, 5, AgentState.TRUNCATED));
    assertThat(stepper.agent(0).observation()).containsExactly(5);
    assertThat(simulation.agents.get(0).observedTicks).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void anEndInTheLastTickIsTheGamesNotTheLimits() {
    play(new ScriptedAgents(AgentSpec.builder().maxTicks(3), "RRRT"));

    assertThat(lives).containsExactly(new Life(0, 6, 3, 3, AgentState.TERMINATED));
  }

  @Test
  void anEpisodeCanBeEndedFromOutside() {
    Stepper stepper = stepper(new ScriptedAgents("R"));
    stepper.reset(1);
    stepper.step();
    stepper.end();

    assertThat(stepper.over()).isTrue();
    assertThat(lives).containsExactly(new Life(0, 1, 1, 1, AgentState.TRUNCATED));
  }

  @Test
  void aSourceHearsOfEachLifeBeforeItsFirstDecision() {
    List<String> heard = new ArrayList<>();
    ActionSource source =
        new ActionSource() {
          @Override
          public void beginLife() {
            heard.add("life");
          }

          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {
            heard.add("decision");
          }
        };
    Stepper stepper = new Stepper(new ScriptedAgents("RRTRT"));
    stepper.seat(0, source);
    for (int episode = 0; episode < 2; episode++) {
      stepper.reset(episode);
      while (!stepper.over()) {
        stepper.step();
      }
    }

    assertThat(heard)
        .containsExactly("life", "decision", "decision", "life", "decision", "decision");
  }

  @Test
  void statisticsAreOfOneLife() {
    List<double[]> reported = new ArrayList<>();
    ScriptedAgents simulation = new ScriptedAgents("RRRTRRT").until(8);
    Stepper stepper = new Stepper(simulation, life -> reported.add(life.statistics().values()));
    stepper.seat(0, IDLE);
    stepper.reset(1);
    while (!stepper.over()) {
      stepper.step();
    }

    assertThat(reported).hasSize(2);
    assertThat(reported.get(0)).containsExactly(2, 3, 3);
    assertThat(reported.get(1)).containsExactly(5.5, 2, 6);
  }

  // What is refused.

  @Test
  void anAgentThatVanishesWithoutAnEndIsAnError() {
    Stepper stepper = stepper(new ScriptedAgents("RR-", "R"));
    stepper.reset(9);
    stepper.step();

    assertThatThrownBy(stepper::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ABSENT, but was RUNNING before (agent 0, tick 2, seed 9)")
        .hasMessageContaining("must be TERMINATED or TRUNCATED for a tick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--T", "RTX"})
  void anEndWithoutALifeIsAnError(String script) {
    Stepper stepper = stepper(new ScriptedAgents(script, "R"));
    stepper.reset(9);
    stepper.step();

    assertThatThrownBy(stepper::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("(agent 0, tick 2, seed 9)")
        .hasMessageContaining("only a life that was RUNNING can end, and it ends once");
  }

  @Test
  void anEpisodeThatIsOverAtOnceIsAnError() {
    Stepper stepper = stepper(new ScriptedAgents("-"));

    assertThatThrownBy(() -> stepper.reset(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is over right after reset(seed 3)");
  }

  @Test
  void agentsMadeAnewAtEachResetAreDriven() {
    ScriptedAgents simulation = new ScriptedAgents("RRT");
    Stepper stepper = stepper(simulation);
    stepper.reset(1);
    ScriptedAgents.Scripted fresh = simulation.new Scripted("RRRT");
    simulation.agents.set(0, fresh);
    stepper.reset(2);
    while (!stepper.over()) {
      stepper.step();
    }

    assertThat(fresh.decisionTicks).containsExactly(0, 1, 2);
  }

  @Test
  void agentsThatAreReplacedBetweenResetsAreNotDrivenInSilence() {
    ScriptedAgents simulation = new ScriptedAgents("RRRT");
    Stepper stepper = stepper(simulation);
    stepper.reset(1);
    stepper.step();
    simulation.agents.set(0, simulation.new Scripted("RRRT"));

    assertThatThrownBy(
            () -> {
              while (!stepper.over()) {
                stepper.step();
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has another object for agent 0 than after its reset");
  }

  @Test
  void placesThatComeAndGoAreAnError() {
    ScriptedAgents simulation = new ScriptedAgents("RRT");
    Stepper stepper = stepper(simulation);
    simulation.agents.add(simulation.new Scripted("R"));

    assertThatThrownBy(() -> stepper.reset(Episode.of(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has 2 agents after reset(seed 4), but had 1");
  }
}
