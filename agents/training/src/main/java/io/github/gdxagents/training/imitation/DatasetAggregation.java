package io.github.gdxagents.training.imitation;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.AggregationSettings;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * DAgger: a clone meets situations that its expert never comes into, and does not know what to do
 * there. So the clone plays, the expert says what it would have done in its place, both are added
 * to what there is, and the policy is cloned again:
 *
 * <pre>
 *   D = what the expert demonstrated
 *   repeat:  pi = clone of D
 *            s_1, s_2, .. = where pi comes to
 *            D = D + (s_1, expert(s_1)), (s_2, expert(s_2)), ..
 * </pre>
 *
 * <p>Ross, Gordon and Bagnell, "A Reduction of Imitation Learning and Structured Prediction to
 * No-Regret Online Learning" (2011), algorithm 3.1, with the mixture that they recommend: the
 * expert plays the first iteration, the clone all others.
 */
public final class DatasetAggregation {

  /** A stream of the run's seed for the episodes that are played. */
  private static final int EPISODE_STREAM = 12;

  private DatasetAggregation() {}

  /**
   * Clones an expert that can be asked.
   *
   * @param demonstrations what the expert has demonstrated already
   * @param simulations makes a new simulation of the game at each call
   * @param expert makes an expert for one agent; it is asked about life after life, decision after
   *     decision, some time after they were lived
   * @param aggregation how often and how much the clone plays
   * @param settings of the networks
   * @param cloning how each clone is learned
   * @param plan with seed, threads, learner and lineup
   * @param listener hears of each clone, the last one among them
   * @return the last clone
   * @throws IllegalArgumentException if the expert cannot decide for the game, or reacts slowly, or
   *     the demonstrations are not of it
   */
  public static BehaviorCloning.Clone run(
      Demonstrations demonstrations,
      Supplier<? extends Simulation> simulations,
      Supplier<? extends ActionSource> expert,
      AggregationSettings aggregation,
      TrainingSettings settings,
      CloningSettings cloning,
      TrainingPlan plan,
      Consumer<BehaviorCloning.Clone> listener) {
    ActionSource asked = expert.get();
    asked.requireSpec(demonstrations.spec());
    if (!asked.reaction().equals(Reaction.IMMEDIATE)) {
      throw new IllegalArgumentException(
          "The expert reacts slowly (" + asked.reaction() + "), but is asked about what is there");
    }
    long seed = RandomStream.deriveSeed(plan.seed(), EPISODE_STREAM);
    Demonstrations aggregated = demonstrations;
    BehaviorCloning.Clone clone = BehaviorCloning.clone(aggregated, settings, cloning, plan);
    listener.accept(clone);
    try (Simulation simulation = simulations.get()) {
      for (int iteration = 0; iteration < aggregation.daggerIterations(); iteration++) {
        long episodesSeed = RandomStream.deriveSeed(seed, iteration);
        Demonstrations played =
            RecordedEpisodes.record(
                demonstrations.game(),
                simulation,
                samplers(clone.policy(), episodesSeed),
                plan.lineup(),
                aggregation.daggerEpisodes(),
                episodesSeed);
        aggregated = aggregated.plus(corrected(played, asked));
        clone = BehaviorCloning.clone(aggregated, settings, cloning, plan);
        listener.accept(clone);
      }
    }
    return clone;
  }

  private static Supplier<ActionSource> samplers(Policy policy, long seed) {
    AtomicInteger bots = new AtomicInteger();
    return () -> policy.sampler(RandomStream.deriveSeed(~seed, bots.getAndIncrement()));
  }

  /** The same lives, with what the expert would have done. */
  static Demonstrations corrected(Demonstrations played, ActionSource expert) {
    List<Trajectory> lives = new ArrayList<>();
    for (Trajectory life : played.lives()) {
      lives.add(life.withActions(played.spec(), actions(life, played.spec(), expert)));
    }
    return played.of(lives);
  }

  private static float[] actions(Trajectory life, AgentSpec spec, ActionSource expert) {
    ActionSpec does = spec.action();
    float[] observation = new float[spec.observation().size()];
    boolean[] allowed = new boolean[does.totalChoices()];
    ActionMask mask = new ActionMask(does);
    Action action = new Action(does);
    int size = does.branchCount() + does.axisCount();
    float[] actions = new float[life.decisions() * size];
    expert.beginLife();
    for (int decision = 0; decision < life.decisions(); decision++) {
      life.copyObservation(decision, observation, 0);
      life.copyMask(decision, allowed, 0);
      mask.copyFrom(allowed, 0);
      expert.decide(observation, mask, action);
      action.copyTo(actions, decision * size);
    }
    return actions;
  }
}
