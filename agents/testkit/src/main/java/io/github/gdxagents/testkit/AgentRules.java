package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a simulation is: the places of its agents, their kinds and their lives. */
abstract class AgentRules extends ContractFixture {

  @Test
  final void eachNewSimulationIsAnObjectOfItsOwn() {
    assertThat(make()).as("newSimulation() must return a new object each time").isNotSameAs(make());
  }

  @Test
  final void thereAreAsManyAgentsAtEachCall() {
    Simulation simulation = make();
    int places = simulation.agents().size();
    assertThat(places).as("agents() must name at least one agent").isPositive();
    EpisodePlayer player = new EpisodePlayer(simulation);
    for (long seed : SEEDS) {
      simulation.reset(player.episode(seed));
      assertNumberOfAgents(places, simulation, "after reset(" + player.episode(seed) + ")");
      player.play(seed, COMPARED_TICKS);
      assertNumberOfAgents(places, simulation, "after playing");
    }
    assertNumberOfAgents(places, make(), "in another simulation");
  }

  private static void assertNumberOfAgents(int places, Simulation simulation, String when) {
    assertThat(simulation.agents().size())
        .as("agents() must name as many agents at each call, here %s; let some be ABSENT", when)
        .isEqualTo(places);
  }

  @Test
  final void theSpecsAreTheSameAtEachCall() {
    Simulation simulation = make();
    List<AgentSpec> before = specs(simulation);
    EpisodePlayer player = new EpisodePlayer(simulation);
    for (long seed : SEEDS) {
      player.start(seed);
      assertSameSpecs(before, specs(simulation), "after a reset");
      player.play(seed, COMPARED_TICKS);
      assertSameSpecs(before, specs(simulation), "after playing");
    }
    assertSameSpecs(before, specs(make()), "in another simulation");
  }

  private static List<AgentSpec> specs(Simulation simulation) {
    return simulation.agents().stream().<AgentSpec>map(Agent::spec).toList();
  }

  private static void assertSameSpecs(List<AgentSpec> before, List<AgentSpec> now, String when) {
    for (int a = 0; a < before.size(); a++) {
      AgentSpec first = before.get(a);
      assertThat(first.differences("at first", now.get(a), when))
          .as("spec() of agent %s must return the same at each call", a)
          .isEmpty();
      assertThat(now.get(a).maxTicks())
          .as("spec().maxTicks() of agent %s must be the same at each call, here %s", a, when)
          .isEqualTo(first.maxTicks());
    }
  }

  @Test
  final void theStatisticsAreTheSameAtEachCall() {
    Simulation simulation = make();
    List<List<Statistic>> before = statistics(simulation);
    EpisodePlayer player = new EpisodePlayer(simulation).reporting(0);
    for (long seed : SEEDS) {
      player.start(seed);
      assertSameStatistics(before, statistics(simulation), "after a reset");
      player.play(seed, COMPARED_TICKS);
      assertSameStatistics(before, statistics(simulation), "after playing");
    }
    assertSameStatistics(before, statistics(make()), "in another simulation");
  }

  @Test
  final void theStatisticsOfAnAgentHaveNamesOfTheirOwn() {
    for (List<Statistic> statistics : statistics(make())) {
      assertThat(statistics.stream().map(Statistic::name).toList())
          .as("statistics() must have names of their own")
          .doesNotHaveDuplicates();
    }
  }

  private static List<List<Statistic>> statistics(Simulation simulation) {
    return simulation.agents().stream().map(agent -> List.copyOf(agent.statistics())).toList();
  }

  private static void assertSameStatistics(
      List<List<Statistic>> before, List<List<Statistic>> now, String when) {
    for (int a = 0; a < before.size(); a++) {
      assertThat(now.get(a))
          .as("statistics() of agent %s must return the same at each call, here %s", a, when)
          .isEqualTo(before.get(a));
    }
  }

  @Test
  final void theAgentsAreTheSameObjectsFromOneResetToTheNext() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      player.start(seed);
      assertSameObjects(player);
      while (!player.over() && player.tickCount() < COMPARED_TICKS) {
        player.tick();
        assertSameObjects(player);
      }
    }
  }

  private static void assertSameObjects(EpisodePlayer player) {
    List<? extends Agent> now = player.simulation().agents();
    for (int a = 0; a < player.agentCount(); a++) {
      assertThat(now.get(a))
          .as(
              "agents() must return the same objects in the same order from one reset to the next,"
                  + " but at tick %s another one is agent %s",
              player.tickCount(), a)
          .isSameAs(player.agent(a).agent());
    }
  }

  @Test
  final void agentsOfAKindAreAlike() {
    List<? extends Agent> agents = make().agents();
    for (int a = 0; a < agents.size(); a++) {
      for (int b = 0; b < a; b++) {
        AgentSpec one = agents.get(b).spec();
        AgentSpec other = agents.get(a).spec();
        if (one.kind().equals(other.kind())) {
          assertThat(one.differences("agent " + b, other, "agent " + a))
              .as(
                  "agents of the kind '%s' must have equal specs; name another kind by"
                      + " AgentSpec.builder(\"name\")",
                  one.kind())
              .isEmpty();
          assertThat(agents.get(a).statistics())
              .as(
                  "agents of the kind '%s' must have equal statistics, here agents %s and %s",
                  one.kind(), b, a)
              .isEqualTo(agents.get(b).statistics());
        }
      }
    }
  }

  @Test
  final void allKindsShareTheTicksOfTheWorld() {
    List<? extends Agent> agents = make().agents();
    AgentSpec first = agents.get(0).spec();
    for (Agent agent : agents) {
      assertThat(agent.spec().fixedStepSeconds())
          .as(
              "fixedStepSeconds belongs to the world, so the kinds '%s' and '%s' must have the same",
              agent.spec().kind(), first.kind())
          .isEqualTo(first.fixedStepSeconds());
      assertThat(agent.spec().maxTicks())
          .as(
              "maxTicks belongs to the world, so the kinds '%s' and '%s' must have the same",
              agent.spec().kind(), first.kind())
          .isEqualTo(first.maxTicks());
    }
  }

  // Lives

  @Test
  final void noAgentHasEndedRightAfterAReset() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.start(seed);
      for (int a = 0; a < player.agentCount(); a++) {
        assertThat(player.agent(a).state())
            .as(
                "agent %s must be RUNNING right after reset(%s), or ABSENT until it appears",
                a, player.episode())
            .isIn(AgentState.RUNNING, AgentState.ABSENT);
      }
      player.play(seed, maxEpisodeTicks());
    }
  }

  @Test
  final void noEpisodeIsOverRightAfterItsReset() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.start(seed);
      assertThat(player.over())
          .as(
              "the episode must not be over right after reset(%s): an agent must be running, or"
                  + " isOver() must say that it goes on",
              player.episode())
          .isFalse();
      player.play(seed, maxEpisodeTicks());
    }
  }

  @Test
  final void everyLifeHasOneEndThatShows() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.start(seed);
      while (!player.over() && player.tickCount() < maxEpisodeTicks()) {
        player.tick();
        for (int a = 0; a < player.agentCount(); a++) {
          assertFollows(player, a);
        }
      }
    }
  }

  /** The states' order, as {@link AgentState} draws it. */
  private static void assertFollows(EpisodePlayer player, int a) {
    AgentState before = player.agent(a).before();
    AgentState now = player.agent(a).stateShown();
    if (before == now || now == AgentState.RUNNING) {
      return;
    }
    String where = "agent %s, tick %s, %s".formatted(a, player.tickCount(), player.episode());
    if (now == AgentState.ABSENT) {
      assertThat(before)
          .as(
              "an agent that was RUNNING must be TERMINATED or TRUNCATED for a tick before it is"
                  + " ABSENT, to say how its life ended (%s)",
              where)
          .isNotEqualTo(AgentState.RUNNING);
    } else {
      assertThat(before)
          .as("an agent that has ended must stay as it ended until it is gone or runs (%s)", where)
          .isNotIn(AgentState.TERMINATED, AgentState.TRUNCATED);
      assertThat(before)
          .as(
              "an ABSENT agent has no life that could be %s; only a RUNNING one ends (%s)",
              now, where)
          .isNotEqualTo(AgentState.ABSENT);
    }
  }

  @Test
  final void everyEpisodeEndsUnderRandomPlay() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.play(seed, maxEpisodeTicks());
      assertThat(player.over())
          .as(
              "every episode must end, but the one of %s still goes on after %s ticks of random"
                  + " play; set AgentSpec's maxTicks, or override maxEpisodeTicks()",
              player.episode(), maxEpisodeTicks())
          .isTrue();
    }
  }
}
