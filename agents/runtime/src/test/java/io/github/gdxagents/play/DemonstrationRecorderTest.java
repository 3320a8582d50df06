package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemonstrationRecorderTest {

  private static final ActionSource GO = (observation, mask, action) -> action.setChoice(0, 1);

  private static Stepper stepper(ScriptedAgents simulation) {
    Stepper stepper = new Stepper(simulation);
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      stepper.seat(agent, GO);
    }
    stepper.reset(7);
    return stepper;
  }

  private static void playOut(Stepper stepper) {
    while (!stepper.over()) {
      stepper.step();
    }
  }

  private static float[] observations(Trajectory life) {
    float[] seen = new float[life.decisions() + 1];
    for (int decision = 0; decision < seen.length; decision++) {
      life.copyObservation(decision, seen, decision);
    }
    return seen;
  }

  private static float[] rewards(Trajectory life) {
    float[] rewards = new float[life.decisions()];
    for (int decision = 0; decision < rewards.length; decision++) {
      rewards[decision] = life.reward(decision);
    }
    return rewards;
  }

  @Test
  void eachLifeIsRecordedWithWhatWasSeenDoneAndEarned() {
    Stepper stepper =
        stepper(
            new ScriptedAgents(AgentSpec.builder().ticksPerDecision(2), "RRRRT..RRRX").until(12));
    DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
    playOut(stepper);
    List<Trajectory> lives = recorder.stop("script").lives();

    assertThat(lives).hasSize(2);
    assertThat(lives.get(0).origin()).isEqualTo(new Origin(Episode.of(7), 0, 0));
    assertThat(lives.get(0).end()).isEqualTo(AgentState.TERMINATED);
    assertThat(observations(lives.get(0))).containsExactly(0, 2, 2);
    assertThat(rewards(lives.get(0))).containsExactly(1 + 2, 3 + 4);
    assertThat(lives.get(1).origin().decision()).isEqualTo(2);
    assertThat(lives.get(1).end()).isEqualTo(AgentState.TRUNCATED);
    assertThat(observations(lives.get(1))).containsExactly(7, 9, 10);
    assertThat(rewards(lives.get(1))).containsExactly(8 + 9, 10);
    float[] action = new float[1];
    lives.get(1).copyAction(1, action, 0);
    assertThat(action).containsExactly(1);
  }

  @Test
  void aLateRewardBelongsToTheLifeThatItIsFor() {
    ScriptedAgents simulation = new ScriptedAgents("RRT....", "RRRRRRT");
    simulation.agents.get(0).lateRewards = tick -> tick < 5;
    Stepper stepper = stepper(simulation);
    DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
    playOut(stepper);
    Trajectory life = recorder.stop("script").lives().get(0);

    assertThat(rewards(life)).containsExactly(1, 2 + 3 + 4 + 5);
    assertThat(life.end()).isEqualTo(AgentState.TERMINATED);
  }

  @Test
  void whatIsNotOverYetIsRecordedUpToTheLastDecisionWhoseOutcomeWasSeen() {
    Stepper stepper = stepper(new ScriptedAgents("RRRRRRRRRT"));
    stepper.step();
    DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
    stepper.step();
    stepper.step();
    stepper.step();
    assertThat(recorder.decisions()).isEqualTo(3);
    stepper.reset(8); // in the middle of a life
    stepper.step();
    stepper.step();
    List<Trajectory> lives = recorder.stop("script").lives();

    assertThat(lives).hasSize(2);
    assertThat(lives.get(0).origin()).isEqualTo(new Origin(Episode.of(7), 0, 1));
    assertThat(lives.get(0).end()).isEqualTo(AgentState.RUNNING);
    assertThat(observations(lives.get(0))).containsExactly(1, 2, 3);
    assertThat(lives.get(1).origin()).isEqualTo(new Origin(Episode.of(8), 0, 0));
    assertThat(observations(lives.get(1))).containsExactly(0, 1);
    assertThat(recorder.stop("script").lives()).isEqualTo(lives);
  }

  @Test
  void anAgentIsRecordedOnceAtATimeAndNoLongerThanIsWanted() {
    Stepper stepper = stepper(new ScriptedAgents("RRRRRRRRRT"));
    DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
    assertThatThrownBy(() -> new DemonstrationRecorder(stepper.agent(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("recorded already");
    assertThatThrownBy(() -> recorder.stop("script")).hasMessageContaining("Nothing was recorded");
    DemonstrationRecorder second = new DemonstrationRecorder(stepper.agent(0));
    playOut(stepper);
    assertThat(recorder.lives()).isZero();
    assertThat(second.lives()).isEqualTo(1);
  }

  @Test
  void buffersGrowWithALongLifeAndNothingIsAllocatedOtherwise() {
    TestSimulation simulation = new TestSimulation(1, 1);
    Stepper stepper = new Stepper(simulation);
    stepper.seat(0, GO);
    stepper.reset(1);
    DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
    for (int i = 0; i < 1_100; i++) {
      stepper.step();
    }
    long allocated =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 100; i++) {
                stepper.step();
              }
            });
    assertThat(allocated).isZero();
    assertThat(recorder.decisions()).isEqualTo(1_700);
    Trajectory life = recorder.stop("pucks").lives().get(0);
    assertThat(life.decisions()).isEqualTo(1_699);
    assertThat(life.reward(1_698)).isEqualTo(1_699);
  }
}
