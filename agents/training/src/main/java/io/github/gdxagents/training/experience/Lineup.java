package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who plays which agents: one kind learns; every other kind is played by a policy that stays as it
 * is and draws its actions, or at random.
 *
 * @param learner the kind that learns
 * @param others the policies of other kinds, by kind
 * @param atRandom the other kinds that play at random
 */
public record Lineup(String learner, Map<String, Policy> others, Set<String> atRandom) {

  /** A stream of the seed for those who do not learn, by the agent's number. */
  private static final long OTHERS_STREAM = 1L << 32;

  public Lineup {
    others = Map.copyOf(others);
    atRandom = Set.copyOf(atRandom);
    for (String kind : atRandom) {
      if (others.containsKey(kind)) {
        throw new IllegalArgumentException(
            "Either a policy plays the agents of the kind '" + kind + "', or they play at random");
      }
    }
  }

  /** Nobody plays at random. */
  public Lineup(String learner, Map<String, Policy> others) {
    this(learner, others, Set.of());
  }

  /**
   * The line-up of a simulation whose agents are all of one kind.
   *
   * @throws IllegalArgumentException if there are several kinds
   */
  public static Lineup of(Simulation simulation) {
    Set<String> kinds = kinds(simulation);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "Simulation "
              + simulation.getClass().getName()
              + " has no agents; it needs at least one");
    }
    if (kinds.size() > 1) {
      throw new IllegalArgumentException(
          "The agents are of the kinds "
              + kinds
              + "; say which of them learns, and give a policy for each of the others");
    }
    return new Lineup(kinds.iterator().next(), Map.of());
  }

  /**
   * Checks that every agent has somebody who plays it.
   *
   * @throws IllegalArgumentException if not, naming the kind
   * @throws io.github.gdxagents.policy.SpecMismatchException if a policy is for another spec
   */
  public void requireComplete(Simulation simulation) {
    if (!kinds(simulation).contains(learner)) {
      throw new IllegalArgumentException(
          "The kind '" + learner + "' is to learn, but the agents are " + kinds(simulation));
    }
    for (Agent agent : simulation.agents()) {
      String kind = agent.spec().kind();
      if (!kind.equals(learner) && !atRandom.contains(kind)) {
        Policy policy = others.get(kind);
        if (policy == null) {
          throw new IllegalArgumentException(
              "Nobody plays the agents of the kind '"
                  + kind
                  + "'; give a policy for it, or let it play at random");
        }
        policy.requireSpec(agent.spec());
      }
    }
  }

  /** What the learners observe and do. */
  public AgentSpec learnersSpec(Simulation simulation) {
    return firstLearner(simulation).spec();
  }

  /** What the learners report of their lives. */
  public List<Statistic> learnersStatistics(Simulation simulation) {
    return firstLearner(simulation).statistics();
  }

  private Agent firstLearner(Simulation simulation) {
    return simulation.agents().stream()
        .filter(agent -> agent.spec().kind().equals(learner))
        .findFirst()
        .orElseThrow();
  }

  /** How many agents of a simulation learn. */
  public int learnersOf(Simulation simulation) {
    int learners = 0;
    for (Agent agent : simulation.agents()) {
      learners += agent.spec().kind().equals(learner) ? 1 : 0;
    }
    return learners;
  }

  /**
   * A player for one agent of a kind that does not learn.
   *
   * @param draws where its draws come from; the caller keeps it
   */
  public ActionSource playerOf(String kind, RandomStream draws) {
    return atRandom.contains(kind)
        ? new RandomPlayer(draws)
        : Objects.requireNonNull(others.get(kind), kind).sampler(draws);
  }

  /**
   * Gives every agent somebody who plays it.
   *
   * @param sources makes a source of actions for each agent of the kind that learns; for all of
   *     them without a lineup
   * @param lineup who plays the others; null where there are none
   * @param seed decides what the others draw
   */
  public static void seat(
      Stepper stepper,
      Supplier<? extends ActionSource> sources,
      @Nullable Lineup lineup,
      long seed) {
    for (int a = 0; a < stepper.agentCount(); a++) {
      String kind = stepper.agent(a).spec().kind();
      if (lineup == null || kind.equals(lineup.learner())) {
        stepper.seat(a, sources.get());
      } else {
        long stream = RandomStream.deriveSeed(seed, OTHERS_STREAM + a);
        stepper.seat(a, lineup.playerOf(kind, new RandomStream(stream)));
      }
    }
  }

  private static Set<String> kinds(Simulation simulation) {
    Set<String> kinds = new LinkedHashSet<>();
    simulation.agents().forEach(agent -> kinds.add(agent.spec().kind()));
    return kinds;
  }
}
