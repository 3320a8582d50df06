package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.Stepper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract's player and the library's stepper are written independently of each other, but must
 * call a simulation in the same way: only then does the contract promise what training needs.
 */
class EpisodePlayerTest {

  private static final int EPISODES = 20;

  @ParameterizedTest
  @EnumSource
  void callsASimulationAsTheStepperDoes(Variety variety) {
    Journal played = new Journal(new Arena(variety));
    Journal stepped = new Journal(new Arena(variety));
    EpisodePlayer player = new EpisodePlayer(played);
    Stepper stepper = new Stepper(stepped);
    RandomStream random = new RandomStream(0);
    for (int a = 0; a < stepper.agentCount(); a++) {
      RandomActions actions = new RandomActions(stepper.agent(a).spec().action());
      stepper.seat(a, (observation, mask, action) -> actions.draw(random, mask, action));
    }
    played.calls.clear();
    stepped.calls.clear();

    for (int seed = 0; seed < EPISODES; seed++) {
      player.play(seed, Integer.MAX_VALUE);
      random.setSeed(seed);
      stepper.reset(seed);
      while (!stepper.over()) {
        stepper.step();
      }
      assertThat(player.tickCount()).isEqualTo(stepper.tickCount());
    }

    assertThat(played.calls).hasSizeGreaterThan(1_000).isEqualTo(stepped.calls);
  }

  @ParameterizedTest
  @EnumSource
  void theVarietiesAreWhatTheySay(Variety variety) {
    EpisodePlayer player = new EpisodePlayer(new Arena(variety));
    boolean newObjects = false;
    boolean comesBack = false;
    boolean nobodyThere = false;
    boolean cutShort = false;
    Agent before = player.agent(0).agent();
    for (int seed = 0; seed < EPISODES; seed++) {
      player.start(seed);
      int lives = 0;
      newObjects |= before != player.agent(0).agent();
      while (!player.over()) {
        player.tick();
        PlayedAgent agent = player.agent(0);
        lives += agent.before() == AgentState.RUNNING && agent.state().ended() ? 1 : 0;
        nobodyThere |=
            agent.state() == AgentState.ABSENT && player.agent(1).state() == AgentState.ABSENT;
        cutShort |= agent.state() != agent.stateShown();
      }
      comesBack |= lives > 1;
    }
    assertThat(newObjects).isEqualTo(variety == Variety.NEW_OBJECTS);
    assertThat(comesBack).isEqualTo(variety == Variety.RESPAWNS || variety == Variety.WAVES);
    assertThat(nobodyThere).isEqualTo(variety == Variety.WAVES);
    assertThat(cutShort)
        .isEqualTo(
            variety == Variety.TIME_LIMIT
                || variety == Variety.RESPAWNS
                || variety == Variety.WAVES);
  }
}
