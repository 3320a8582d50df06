package io.github.gdxagents.training.explain;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.EvaluationSetup;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * VIPER: a policy becomes a small decision tree. The tree plays, the policy says what it would have
 * done in its place, and the next tree is grown from all of that, with each state weighted by what
 * a wrong action costs there:
 *
 * <pre>
 *   D = {}, pi = policy
 *   repeat:  s_1, s_2, .. = where pi comes to
 *            D = D + (s_1, policy(s_1), cost(s_1)), ..
 *            pi = tree of D
 *   choose the best of all trees
 * </pre>
 *
 * <p>Bastani, Pu and Solar-Lezama, "Verifiable Reinforcement Learning via Policy Extraction"
 * (2018), algorithm 1. They draw states by their cost; here the tree's impurity is weighted by it,
 * which is what such draws estimate. Costs are those of {@link PolicyLabels}.
 *
 * <p>Each round grows trees of several sizes. Chosen is the smallest whose mean return is within
 * one standard error of the best one's, over episodes of their own: Breiman et al., "Classification
 * and Regression Trees" (1984), section 3.4.3.
 *
 * <p>Runs on one thread, and gives the same tree for the same seed.
 */
public final class TreeDistillation {

  // Streams of the seed. Measured is by the seed itself.
  private static final int PLAYED = 1;
  private static final int COMPARED = 2;

  /** How many states are learned from at most, and how many numbers they hold together. */
  private static final int MOST_STATES = 200_000;

  private static final int MOST_NUMBERS = 20_000_000;

  /** After how many episodes a tree may be given up, and by how many standard errors. */
  private static final int FEW_EPISODES = 10;

  private static final double CLEARLY = 3;

  private final Simulation simulation;
  private final Policy policy;
  private final @Nullable Lineup lineup;
  private final DistillationSettings settings;
  private final LabeledStates states;
  private final PolicyLabels labels;

  /** The trees that were not given up, and the best of them so far. */
  private final List<GrownTree> grown = new ArrayList<>();

  private @Nullable GrownTree best;

  private TreeDistillation(
      Simulation simulation,
      Policy policy,
      @Nullable Lineup lineup,
      DistillationSettings settings) {
    ActionSpec action = policy.spec().action();
    this.simulation = simulation;
    this.policy = policy;
    this.lineup = lineup;
    this.settings = settings;
    this.states =
        new LabeledStates(
            policy.spec().observation().size(), action.branchCount() + action.axisCount());
    this.labels = new PolicyLabels(policy);
  }

  /**
   * A tree that was compared with others.
   *
   * @param round in which it was grown, from 1
   * @param evaluation over the episodes that trees are compared by; over the first few of them,
   *     where it was clearly worse than the best one
   */
  public record GrownTree(DecisionTree tree, int round, Evaluation evaluation) {}

  /**
   * Distills a policy.
   *
   * @param simulation the game; not closed
   * @param lineup who plays the agents of other kinds; null where there are none
   * @param listener hears of each tree
   * @throws IllegalArgumentException if the policy remembers: what it does is not a function of
   *     what it sees; or if it reacts slowly
   * @throws io.github.gdxagents.policy.SpecMismatchException if the policy is for another game
   */
  public static DistilledTree distill(
      Simulation simulation,
      Policy policy,
      @Nullable Lineup lineup,
      DistillationSettings settings,
      Consumer<GrownTree> listener) {
    if (policy.remembers()) {
      throw new IllegalArgumentException(
          "A policy that remembers cannot be explained by a tree of what it sees at the moment");
    }
    if (!policy.reaction().equals(Reaction.IMMEDIATE)) {
      throw new IllegalArgumentException(
          "A policy that sees late, or decides seldom, cannot be explained by a tree that does not");
    }
    return new TreeDistillation(simulation, policy, lineup, settings).distill(listener);
  }

  private DistilledTree distill(Consumer<GrownTree> listener) {
    Supplier<ActionSource> player = policy::player;
    for (int round = 1; round <= settings.rounds(); round++) {
      play(player, round);
      DecisionTree largest = grow(round, listener);
      player = () -> largest;
    }
    DecisionTree chosen = chosen();
    EvaluationSetup setup = EvaluationSetup.of(settings.episodes(), settings.seed());
    AtomicInteger bots = new AtomicInteger();
    return new DistilledTree(
        chosen,
        Evaluation.of(simulation, () -> chosen, lineup, setup),
        Evaluation.of(simulation, policy, lineup, setup),
        Evaluation.of(
            simulation,
            () ->
                new RandomPlayer(RandomStream.deriveSeed(settings.seed(), bots.getAndIncrement())),
            lineup,
            setup));
  }

  /** Adds what the policy would have done where somebody else comes to. */
  private void play(Supplier<? extends ActionSource> player, int round) {
    List<Trajectory> lives =
        RecordedEpisodes.record(
                policy.provenance().game(),
                simulation,
                player,
                lineup,
                settings.episodesPerRound(),
                RandomStream.deriveSeed(RandomStream.deriveSeed(settings.seed(), PLAYED), round))
            .lives();
    long decisions = lives.stream().mapToLong(Trajectory::decisions).sum();
    long most =
        Math.max(
            1, Math.min(MOST_STATES, MOST_NUMBERS / states.observationSize()) / settings.rounds());
    int step = (int) ((decisions + most - 1) / most);
    lives.forEach(life -> labels.label(life, step, states));
  }

  /** Grows trees of several sizes, and returns the largest one. */
  private DecisionTree grow(int round, Consumer<GrownTree> listener) {
    TreeGrowth growth = new TreeGrowth(policy.spec().action(), states);
    DecisionTree tree = new DecisionTree(policy.spec(), growth.growTo(1));
    for (int leaves : sizes(settings.leaves())) {
      tree = new DecisionTree(policy.spec(), growth.growTo(leaves));
      compare(tree, round, listener);
    }
    return tree;
  }

  /** Compares a tree with the best one so far, and gives it up where a few episodes tell. */
  private void compare(DecisionTree tree, int round, Consumer<GrownTree> listener) {
    int few = Math.min(FEW_EPISODES, settings.selectionEpisodes());
    GrownTree tried = new GrownTree(tree, round, judge(tree, few));
    Evaluation found = tried.evaluation();
    if (best != null
        && found.meanReturn() + CLEARLY * found.standardError() < best.evaluation().meanReturn()) {
      listener.accept(tried);
      return;
    }
    GrownTree compared = new GrownTree(tree, round, judge(tree, settings.selectionEpisodes()));
    grown.add(compared);
    if (best == null || compared.evaluation().meanReturn() > best.evaluation().meanReturn()) {
      best = compared;
    }
    listener.accept(compared);
  }

  private Evaluation judge(DecisionTree tree, int episodes) {
    long seed = RandomStream.deriveSeed(settings.seed(), COMPARED);
    return Evaluation.of(simulation, () -> tree, lineup, EvaluationSetup.of(episodes, seed));
  }

  /** The greatest number of leaves, half of it, and so on down to 2; in ascending order. */
  private static List<Integer> sizes(int most) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = most; size > 2; size = (size + 1) / 2) {
      sizes.add(0, size);
    }
    sizes.add(0, 2);
    return sizes;
  }

  /** The smallest tree within one standard error of the best; of equally small ones the best. */
  private DecisionTree chosen() {
    GrownTree chosen = Objects.requireNonNull(best);
    double least = chosen.evaluation().meanReturn() - chosen.evaluation().standardError();
    for (GrownTree candidate : grown) {
      int fewer = chosen.tree().leaves() - candidate.tree().leaves();
      double mean = candidate.evaluation().meanReturn();
      if (mean >= least && (fewer > 0 || (fewer == 0 && mean > chosen.evaluation().meanReturn()))) {
        chosen = candidate;
      }
    }
    return chosen.tree();
  }
}
