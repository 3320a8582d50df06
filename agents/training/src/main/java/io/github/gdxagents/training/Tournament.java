package io.github.gdxagents.training;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.SelfPlay;
import java.util.Arrays;
import java.util.List;

/**
 * Policies that play against each other: every pair in the same episodes, as often on each side.
 *
 * <p>The agents of a simulation are sides of equal size, in the order in which it lists them. In a
 * match one policy plays one side, and another one all others. Who earns more, as the mean over its
 * agents, wins.
 */
public final class Tournament {

  private static final double MEAN_RATING = 1_200;
  private static final double TENFOLD_ODDS = 400;

  /** Ratings settle long before. */
  private static final int RATING_PASSES = 10_000;

  private static final double SETTLED = 1e-12;

  private final int size;
  private final int matchesPerPair;

  /** Of the row's policy against the column's. */
  private final int[][] won;

  private final int[][] drawn;

  private Tournament(int size, int matchesPerPair) {
    this.size = size;
    this.matchesPerPair = matchesPerPair;
    won = new int[size][size];
    drawn = new int[size][size];
  }

  /**
   * Plays all matches.
   *
   * @param simulation all of whose agents the policies play; not closed
   * @param policies at least two
   * @param sides at least two; the number of agents is a multiple of it
   * @param matchesPerPair at least one; rounded up to a multiple of the sides
   * @param sampled whether actions are drawn as in training, else the most probable ones are taken
   * @param seed decides the episodes and what is drawn
   * @throws IllegalArgumentException if the agents cannot be divided into sides
   * @throws io.github.gdxagents.policy.SpecMismatchException if a policy is for other agents
   */
  public static Tournament play(
      Simulation simulation,
      List<Policy> policies,
      int sides,
      int matchesPerPair,
      boolean sampled,
      long seed) {
    Match match = new Match(simulation, sides);
    policies.forEach(match::requireSpec);
    int rounds = (matchesPerPair + sides - 1) / sides;
    Tournament tournament = new Tournament(policies.size(), rounds * sides);
    for (int one = 0; one < policies.size(); one++) {
      for (int other = one + 1; other < policies.size(); other++) {
        for (int number = 0; number < tournament.matchesPerPair; number++) {
          // The same episode once from each side.
          long episode = RandomStream.deriveSeed(seed, number / sides);
          match.seat(policies.get(one), policies.get(other), number % sides, sampled, episode);
          tournament.count(one, other, match.play(episode));
        }
      }
    }
    return tournament;
  }

  private void count(int one, int other, int result) {
    if (result == 0) {
      drawn[one][other]++;
      drawn[other][one]++;
    } else if (result > 0) {
      won[one][other]++;
    } else {
      won[other][one]++;
    }
  }

  /** One policy on one side against another one on all others. */
  private static final class Match {

    private final Stepper stepper;
    private final int sides;
    private final double[] earned;

    /** Which side the first policy plays. */
    private int side;

    Match(Simulation simulation, int sides) {
      this.stepper = new Stepper(simulation, this::count);
      this.sides = sides;
      int agents = stepper.agentCount();
      if (sides < 2 || agents % sides != 0) {
        throw new IllegalArgumentException(
            "A match needs at least two sides of equal size, but "
                + agents
                + (agents == 1 ? " agent makes" : " agents make")
                + " no "
                + sides);
      }
      earned = new double[agents];
    }

    void requireSpec(Policy policy) {
      for (int a = 0; a < earned.length; a++) {
        policy.requireSpec(stepper.agent(a).spec());
      }
    }

    private void count(AgentDriver life) {
      earned[life.index()] += life.lifeReturn();
    }

    /**
     * Gives every agent somebody who plays it.
     *
     * @param seed of what is drawn, where actions are
     */
    void seat(Policy one, Policy other, int side, boolean sampled, long seed) {
      this.side = side;
      for (int a = 0; a < earned.length; a++) {
        Policy policy = isOfOne(a) ? one : other;
        stepper.seat(
            a, sampled ? policy.sampler(RandomStream.deriveSeed(seed, a)) : policy.player());
      }
    }

    private boolean isOfOne(int agent) {
      return SelfPlay.sideOf(agent, earned.length, sides) == side;
    }

    /** Returns a number greater than 0 if the first policy wins, less if it loses. */
    int play(long seed) {
      Arrays.fill(earned, 0);
      stepper.reset(seed);
      while (!stepper.over()) {
        stepper.step();
        if (stepper.tickCount() >= Evaluation.MOST_TICKS && !stepper.over()) {
          stepper.end();
        }
      }
      double ours = 0;
      double theirs = 0;
      for (int a = 0; a < earned.length; a++) {
        if (isOfOne(a)) {
          ours += earned[a];
        } else {
          theirs += earned[a];
        }
      }
      return Double.compare(ours, theirs / (sides - 1));
    }
  }

  /** How many matches each pair has played. */
  public int matchesPerPair() {
    return matchesPerPair;
  }

  /** How many matches one policy has won against another. */
  public int won(int one, int other) {
    return won[one][other];
  }

  /** How many of their matches nobody has won. */
  public int drawn(int one, int other) {
    return drawn[one][other];
  }

  /** What one policy scores against another: the share it wins, with half of what is drawn. */
  public double score(int one, int other) {
    return (won[one][other] + 0.5 * drawn[one][other]) / matchesPerPair;
  }

  /**
   * The probability that two equals would part at least as clearly as two policies did, in favor of
   * the first: the sign test over the matches that were decided.
   */
  public double chanceOf(int one, int other) {
    int decided = won[one][other] + won[other][one];
    double probability = 0;
    double logarithm = decided * StrictMath.log(0.5); // of the probability to win none
    for (int wins = 0; wins <= decided; wins++) {
      probability += wins >= won[one][other] ? StrictMath.exp(logarithm) : 0;
      logarithm += StrictMath.log((double) (decided - wins) / (wins + 1));
    }
    return Math.min(1, probability);
  }

  /**
   * Ratings under which what was scored is most likely, as in Elo's system: of two players whose
   * ratings differ by 400, the stronger one scores 10 of 11 matches. Their mean is 1,200; an
   * additional draw of each pair keeps them finite. Bradley and Terry's model, by the iteration of
   * Hunter (2004).
   */
  public double[] ratings() {
    double[] strengths = new double[size];
    Arrays.fill(strengths, 1);
    double change = 1;
    for (int pass = 0; pass < RATING_PASSES && change > SETTLED; pass++) {
      change = 0;
      for (int one = 0; one < size; one++) {
        double scored = 0;
        double expected = 0;
        for (int other = 0; other < size; other++) {
          if (other != one) {
            scored += score(one, other) * matchesPerPair + 0.5;
            expected += (matchesPerPair + 1) / (strengths[one] + strengths[other]);
          }
        }
        double better = scored / expected;
        change = Math.max(change, Math.abs(better / strengths[one] - 1));
        strengths[one] = better;
      }
    }
    double[] ratings = new double[size];
    double mean = 0;
    for (int one = 0; one < size; one++) {
      ratings[one] = TENFOLD_ODDS * StrictMath.log10(strengths[one]);
      mean += ratings[one] / size;
    }
    for (int one = 0; one < size; one++) {
      ratings[one] += MEAN_RATING - mean;
    }
    return ratings;
  }
}
