package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepperTest {

  private static final ActionSource PUSH_RIGHT =
      (observation, mask, action) -> action.setChoice(0, 2);

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void asksForADecisionAtOnceAndThenAtTheDecisionPeriod(int ticksPerDecision) {
    Stepper stepper = new Stepper(new TestSimulation(ticksPerDecision, 1));
    List<Float> decisionTicks = new ArrayList<>();
    stepper.reset(1);
    for (int decision = 0; decision < 5; decision++) {
      assertThat(stepper.decisionDue()).isTrue();
      assertThat(stepper.agent(0).decisionDue()).isTrue();
      step(stepper, (observation, mask, action) -> decisionTicks.add(observation[2]));
    }

    float n = ticksPerDecision;
    assertThat(decisionTicks).containsExactly(0f, n, 2 * n, 3 * n, 4 * n);
    assertThat(stepper.tickCount()).isEqualTo(5L * ticksPerDecision);
  }

  @Test
  void noDecisionIsDueBetweenDecisions() {
    Stepper stepper = new Stepper(new TestSimulation(3, 1));
    stepper.reset(1);
    stepper.seat(0, PUSH_RIGHT);
    stepper.decide();
    stepper.tick();

    assertThat(stepper.decisionDue()).isFalse();
    stepper
        .agent(0)
        .beforeTick(
            (observation, mask, action) -> {
              throw new AssertionError("asked between decisions");
            });
    stepper.tick();
    assertThat(stepper.agent(0).decisionDue()).isFalse();
    stepper.tick();
    assertThat(stepper.agent(0).decisionDue()).isTrue();
  }

  @Test
  void anActionHoldsUntilTheNextDecision() {
    TestSimulation simulation = new TestSimulation(3, 1);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);

    assertThat(simulation.puck(0).actions).isEqualTo(1);
    float step = 1 / 60f;
    assertThat(simulation.puck(0).velocity).isEqualTo(step + step + step);
  }

  @Test
  void sumsTheRewardsOfEachTickSinceTheDecision() {
    Stepper stepper = new Stepper(new TestSimulation(3, 1));
    stepper.reset(1);

    step(stepper, PUSH_RIGHT);
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(1 + 2 + 3);
    step(stepper, PUSH_RIGHT);
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(4 + 5 + 6);
    assertThat(stepper.agent(0).lifeReturn()).isEqualTo(21);
  }

  @Test
  void aResetStartsCountingAnew() {
    TestSimulation simulation = new TestSimulation(2, 1);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    stepper.tick();
    stepper.reset(2);

    assertThat(stepper.tickCount()).isZero();
    assertThat(stepper.decisionDue()).isTrue();
    assertThat(stepper.agent(0).decisionDue()).isTrue();
    assertThat(stepper.agent(0).lifeReturn()).isZero();
    assertThat(stepper.agent(0).rewardSinceDecision()).isZero();
    assertThat(stepper.agent(0).action().choice(0)).isZero();
    assertThat(simulation.resets).isEqualTo(2);
  }

  @Test
  void agentsThatEndEarlierWaitForTheOthers() {
    TestSimulation simulation =
        new TestSimulation(2, 3)
            .endAt(0, 3, AgentState.TERMINATED)
            .endAt(1, 7, AgentState.TRUNCATED)
            .endAt(2, 5, AgentState.TERMINATED);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);

    step(stepper, PUSH_RIGHT);
    assertThat(states(stepper)).containsOnly(AgentState.RUNNING);
    step(stepper, PUSH_RIGHT);
    assertThat(states(stepper))
        .containsExactly(AgentState.TERMINATED, AgentState.RUNNING, AgentState.RUNNING);
    assertThat(stepper.agent(0).decisionDue()).isFalse();
    assertThat(stepper.over()).isFalse();
    step(stepper, PUSH_RIGHT);
    step(stepper, PUSH_RIGHT);

    assertThat(stepper.over()).isTrue();
    assertThat(stepper.tickCount()).isEqualTo(7);
    assertThat(states(stepper))
        .containsExactly(AgentState.TERMINATED, AgentState.TRUNCATED, AgentState.TERMINATED);
    // Rewards count up to each agent's own end, and no decision is asked for after it.
    assertThat(stepper.agent(0).lifeReturn()).isEqualTo(1 + 2 + 3);
    assertThat(stepper.agent(1).lifeReturn()).isEqualTo(7 * 100 + 28);
    assertThat(stepper.agent(2).lifeReturn()).isEqualTo(5 * 200 + 15);
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(3);
    assertThat(stepper.agent(1).rewardSinceDecision()).isEqualTo(107);
    assertThat(simulation.puck(0).actions).isEqualTo(2);
    assertThat(simulation.puck(1).actions).isEqualTo(4);
    assertThat(simulation.puck(2).actions).isEqualTo(3);
  }

  @Test
  void anEpisodeThatEndsBetweenDecisionsStopsThere() {
    Stepper stepper = new Stepper(new TestSimulation(4, 1).endAt(0, 6, AgentState.TERMINATED));
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    step(stepper, PUSH_RIGHT);

    assertThat(stepper.tickCount()).isEqualTo(6);
    assertThat(stepper.over()).isTrue();
    assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(5 + 6);
  }

  @Test
  void aTruncatedAgentIsObservedOnceMoreAtItsEnd() {
    TestSimulation simulation = new TestSimulation(4, 1).endAt(0, 6, AgentState.TRUNCATED);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    step(stepper, PUSH_RIGHT);

    assertThat(stepper.agent(0).observation())
        .containsExactly(simulation.puck(0).position, simulation.puck(0).velocity, 6);
    assertThat(simulation.puck(0).observations).isEqualTo(3);
  }

  @Test
  void aTerminatedAgentIsNotObservedAfterItsEnd() {
    TestSimulation simulation = new TestSimulation(4, 1).endAt(0, 6, AgentState.TERMINATED);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    step(stepper, PUSH_RIGHT);

    assertThat(stepper.agent(0).observation()[2]).isEqualTo(4);
    assertThat(simulation.puck(0).observations).isEqualTo(2);
  }

  @Test
  void theMaskOfEachDecisionReachesTheSource() {
    TestSimulation simulation = new TestSimulation(1, 1);
    Stepper stepper = new Stepper(simulation);
    List<String> masks = new ArrayList<>();
    ActionSource source =
        (observation, mask, action) -> {
          masks.add(mask.toString());
          action.setChoice(0, 2);
        };
    stepper.reset(1);
    simulation.puck(0).forbiddenChoices = 2;
    step(stepper, source);
    simulation.puck(0).forbiddenChoices = 0;
    step(stepper, source);

    assertThat(masks).containsExactly("push allows [right]", "push allows [left, none, right]");
  }

  @Test
  void stepsTheSameEpisodeFromTheSameSeed() {
    assertThat(trajectory(5)).isEqualTo(trajectory(5)).isNotEqualTo(trajectory(6));
  }

  private static List<Float> trajectory(long seed) {
    TestSimulation simulation = new TestSimulation(2, 2);
    Stepper stepper = new Stepper(simulation);
    List<Float> positions = new ArrayList<>();
    stepper.reset(seed);
    for (int i = 0; i < 30; i++) {
      step(stepper, (observation, mask, action) -> action.setChoice(0, observation[0] > 0 ? 0 : 2));
      positions.add(simulation.puck(0).position);
      positions.add(simulation.puck(1).position);
    }
    return positions;
  }

  @Test
  void closingClosesTheSimulation() {
    TestSimulation simulation = new TestSimulation(1, 1);
    new Stepper(simulation).close();

    assertThat(simulation.closed).isTrue();
  }

  // What is refused.

  @Test
  void tickingBeforeAResetIsAnError() {
    Stepper stepper = new Stepper(new TestSimulation(1, 1));

    assertThat(stepper.over()).isTrue();
    assertThatThrownBy(stepper::tick)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No episode has begun; reset the simulation");
  }

  @Test
  void steppingBeforeAResetAsksNobody() {
    TestSimulation simulation = new TestSimulation(1, 1);
    Stepper stepper = new Stepper(simulation);

    assertThatThrownBy(
            () ->
                step(
                    stepper,
                    (observation, mask, action) -> {
                      throw new AssertionError("asked before the reset");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No episode has begun; reset the simulation");
    assertThat(simulation.puck(0).observations).isZero();
    assertThat(simulation.puck(0).actions).isZero();
  }

  @Test
  void tickingAfterTheEndIsAnError() {
    Stepper stepper = new Stepper(new TestSimulation(2, 1).endAt(0, 2, AgentState.TERMINATED));
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);

    assertThatThrownBy(() -> step(stepper, PUSH_RIGHT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The episode ended at tick 2; reset the simulation");
  }

  @ParameterizedTest
  @EnumSource(names = {"TERMINATED", "TRUNCATED"})
  void anAgentThatHasEndedAfterAResetIsAnError(AgentState state) {
    Stepper stepper = new Stepper(new TestSimulation(1, 2).endAt(1, 0, state));

    assertThatThrownBy(() -> stepper.reset(77))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is " + state + " right after a reset (agent 1, tick 0, seed 77)")
        .hasMessageContaining("must be RUNNING, or ABSENT");
  }

  @Test
  void aSimulationWithoutAgentsIsAnError() {
    assertThatThrownBy(() -> new Stepper(new TestSimulation(1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no agents");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aRewardThatIsNotFiniteNamesTheAgentAndTheTick(float reward) {
    TestSimulation simulation = new TestSimulation(5, 2);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    stepper.tick();
    simulation.puck(1).addedReward = reward;

    assertThatThrownBy(stepper::tick)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The reward is " + reward + " (agent 1, tick 2, seed 1)");
  }

  @Test
  void aWrongObservationNamesTheAgentAndTheTick() {
    TestSimulation simulation = new TestSimulation(2, 2);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    simulation.puck(1).silent = true;

    assertThatThrownBy(() -> step(stepper, PUSH_RIGHT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agent 1, tick 2, seed 1")
        .hasMessageContaining("position (m)");
  }

  @Test
  void aMaskThatForbidsABranchEntirelyNamesTheAgentAndTheTick() {
    TestSimulation simulation = new TestSimulation(1, 2);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    simulation.puck(1).forbiddenChoices = 3;

    assertThatThrownBy(() -> step(stepper, PUSH_RIGHT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("leaves a branch without an allowed choice (agent 1, tick 1, seed 1)")
        .hasMessageContaining("push allows []");
  }

  @Test
  void aForbiddenChoiceIsNamedAndNeverReachesTheAgent() {
    TestSimulation simulation = new TestSimulation(1, 2);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, PUSH_RIGHT);
    simulation.puck(1).forbiddenChoices = 2;

    assertThatThrownBy(() -> step(stepper, (observation, mask, action) -> action.setChoice(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "takes the forbidden choice 'none' of branch 'push' (agent 1, tick 1, seed 1)")
        .hasMessageContaining("push allows [right]");
    assertThat(simulation.puck(0).actions).isEqualTo(2);
    assertThat(simulation.puck(1).actions).isEqualTo(1);
  }

  @Test
  void anActionLeftAsItWasIsRefusedOnceItsChoiceIsForbidden() {
    TestSimulation simulation = new TestSimulation(1, 1);
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    step(stepper, (observation, mask, action) -> action.setChoice(0, 0));
    simulation.puck(0).forbiddenChoices = 1;

    assertThatThrownBy(() -> step(stepper, (observation, mask, action) -> {}))
        .hasMessageContaining("takes the forbidden choice 'left' of branch 'push'");
  }

  @Test
  void aSourceIsAskedOnceWhetherItFitsAndMayRefuse() {
    List<AgentSpec> asked = new ArrayList<>();
    ActionSource picky =
        new ActionSource() {
          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {}

          @Override
          public void requireSpec(AgentSpec spec) {
            asked.add(spec);
            if (spec.ticksPerDecision() != 1) {
              throw new IllegalArgumentException("not for me");
            }
          }
        };
    TestSimulation fitting = new TestSimulation(1, 1);
    Stepper stepper = new Stepper(fitting);
    stepper.reset(1);
    step(stepper, picky);
    step(stepper, picky);
    assertThat(asked).containsExactly(fitting.spec());

    Stepper other = new Stepper(new TestSimulation(2, 1));
    other.reset(1);
    assertThatThrownBy(() -> step(other, picky)).hasMessage("not for me");
    assertThatThrownBy(() -> step(other, picky)).hasMessage("not for me");
  }

  @Test
  void steppingAllocatesNothing() {
    TestSimulation simulation = new TestSimulation(2, 2);
    simulation.puck(0).forbiddenChoices = 2;
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 5000; i++) {
                step(stepper, PUSH_RIGHT);
              }
            });

    assertThat(bytes).isZero();
  }

  // Driven without a simulation.

  @Test
  void aDriverAloneDrivesAnAgentInsideAGamesOwnLoop() {
    TestSimulation game = new TestSimulation(2, 1).endAt(0, 5, AgentState.TRUNCATED);
    Agent agent = game.puck(0);
    AgentDriver driver = new AgentDriver(agent, 0);
    game.reset(Episode.of(1));
    driver.begin();
    while (driver.state() == AgentState.RUNNING) {
      driver.beforeTick(PUSH_RIGHT);
      game.advance();
      driver.afterTick();
    }

    assertThat(driver.lifeReturn()).isEqualTo(15);
    assertThat(driver.rewardSinceDecision()).isEqualTo(5);
    assertThat(driver.observation()[2]).isEqualTo(5);
    assertThat(game.puck(0).actions).isEqualTo(3);
  }

  @Test
  void aDriverThatHasNotBegunLeavesItsAgentAlone() {
    TestSimulation game = new TestSimulation(2, 1);
    AgentDriver driver = new AgentDriver(game.puck(0), 3);

    assertThat(driver.decisionDue()).isFalse();
    List<ThrowingCallable> calls =
        List.of(
            () -> driver.beforeTick(PUSH_RIGHT), driver::observe, driver::act, driver::afterTick);
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("No episode has begun for agent 3")
          .hasMessageContaining("call begin()");
    }
    assertThat(game.puck(0).observations).isZero();
    assertThat(game.puck(0).actions).isZero();
  }

  /** Lets one source decide for all agents, and plays to the next decision. */
  private static void step(Stepper stepper, ActionSource source) {
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      stepper.seat(agent, source);
    }
    stepper.step();
  }

  private static List<AgentState> states(Stepper stepper) {
    List<AgentState> states = new ArrayList<>();
    for (int a = 0; a < stepper.agentCount(); a++) {
      states.add(stepper.agent(a).state());
    }
    return states;
  }
}
