package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.ScriptedSimulation.End;
import io.github.gdxagents.training.learn.GeneralizedAdvantage;
import io.github.gdxagents.training.reward.RewardSignals;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutWorkersTest {

  private static final RolloutSettings UNSCALED =
      RolloutSettings.builder().normalizeRewards(false).build();

  private static final int TICKS = ScriptedSimulation.TICKS_PER_DECISION;
  private static final End NEVER = new End(Integer.MAX_VALUE, AgentState.TERMINATED);
  private static final AgentSpec SPEC = new ScriptedSimulation(NEVER).spec();
  private static final ActionDistribution DISTRIBUTION = new ActionDistribution(SPEC.action());

  /** Its value of an observation is tick + 10 agent + 100 luck + 0.5. */
  private static final Network VALUE = linear(new float[] {1, 10, 100}, 0.5f);

  private static final float[] LOG_DEVIATIONS = {-0.7f};

  private static final ActingNetworks NETWORKS =
      networks(ObservationNormalizer.identity(SPEC.observation().size()));

  private static ActingNetworks networks(ObservationNormalizer normalizer) {
    float[] weights = {
      0.1f, -0.2f, 0.05f, 0.02f, 0.3f, 0.1f, -0.4f, 0.5f, -0.6f, 0.7f, 0.8f, -0.9f,
    };
    Network policy = linear(weights, 0.1f, -0.1f, 0.2f, -0.2f);
    Provenance provenance = new Provenance("test", "none", "0", Map.of(), 0, 0, 0, 0, 0);
    return new ActingNetworks(
        new Policy(SPEC, normalizer, policy, LOG_DEVIATIONS, provenance), VALUE);
  }

  private static Network linear(float[] weights, float... biases) {
    int[] sizes = {weights.length / biases.length, biases.length};
    return Network.dense(sizes, Activation.TANH, new float[][] {weights}, new float[][] {biases});
  }

  private static float valueOf(int tick, int agent, float luck) {
    return tick + 10 * agent + 100 * luck + 0.5f;
  }

  private RolloutWorkers workers(int simulations, int steps, int threads, End... ends) {
    return new RolloutWorkers(
        () -> new ScriptedSimulation(ends),
        RolloutShape.continuing(simulations, steps),
        pool(threads),
        42);
  }

  private final List<ThreadPool> crews = new ArrayList<>();

  private ThreadPool pool(int size) {
    crews.add(new ThreadPool(size));
    return crews.get(crews.size() - 1);
  }

  @AfterEach
  void closeCrews() {
    crews.forEach(ThreadPool::close);
  }

  private static int tick(Rollout rollout, int row) {
    return (int) rollout.observations[3 * row];
  }

  private static float luck(Rollout rollout, int row) {
    return rollout.observations[3 * row + 2];
  }

  @Test
  void truncationBootstrapsFromTheLastObservationBeforeTheReset() {
    try (RolloutWorkers workers = workers(2, 20, 1, new End(7, AgentState.TRUNCATED))) {
      Rollout rollout = workers.collect(NETWORKS);
      int truncated = 0;
      for (int row = 0; row < rollout.rows(); row++) {
        if (rollout.states[row] == AgentState.TRUNCATED) {
          truncated++;
          assertThat(tick(rollout, row)).isEqualTo(6);
          assertThat(rollout.bootstrapValues[row])
              .isCloseTo(valueOf(7, 0, luck(rollout, row)), within(1e-4f));
          if (row % 20 != 19) {
            assertThat(tick(rollout, row + 1)).isZero();
            assertThat(luck(rollout, row + 1)).isNotEqualTo(luck(rollout, row));
          }
        }
      }
      assertThat(truncated).isEqualTo(12);
    }
  }

  @Test
  void learnersThatReactSlowlySeeLateAndDecideSeldom() {
    RolloutShape shape =
        new RolloutShape(
            1,
            6,
            1,
            false,
            List.of(ValueHead.SUM),
            Set.of(),
            RowMemory.NONE,
            0,
            new Reaction(2, 2),
            0,
            SelfPlay.NONE,
            Practice.NONE);
    Supplier<Simulation> game =
        () -> new ScriptedSimulation(new End(5 * 2 * TICKS, AgentState.TRUNCATED));
    try (RolloutWorkers workers = new RolloutWorkers(game, shape, pool(1), 1)) {
      Rollout rollout = workers.collect(NETWORKS);

      int[] seen = {0, 0, 0, 1, 2, 0}; // in decisions that were made; then the next episode
      for (int row = 0; row < 6; row++) {
        assertThat(tick(rollout, row)).isEqualTo(2 * TICKS * seen[row]);
      }
      assertThat(rollout.bootstrapValues[4])
          .isCloseTo(valueOf(3 * 2 * TICKS, 0, luck(rollout, 4)), within(1e-4f));
      int letter = (int) rollout.actions[2];
      float push = Math.max(-1, Math.min(1, rollout.actions[3]));
      assertThat(letter).isBetween(0, 2);
      float ticks = 7 + 8 + 9 + 10 + 11 + 12; // of the second decision
      assertThat(rollout.gameRewards[1]).isCloseTo(ticks + 6 * (letter + push), within(1e-3f));
    }
  }

  @Test
  void onlyTruncationsAndTrackEndsAreBootstrappedInTheAdvantage() {
    End[] ends = {new End(8, AgentState.TERMINATED), new End(17, AgentState.TRUNCATED)};
    try (RolloutWorkers workers = workers(2, 20, 1, ends)) {
      workers.collect(NETWORKS);
      Rollout rollout = workers.collect(NETWORKS);
      new RewardSignals(UNSCALED, List.of(ValueHead.SUM), rollout.slots, false, Map.of())
          .pay(rollout, 0);
      GeneralizedAdvantage.estimate(rollout, 0.5, 0);
      Set<AgentState> seen = new HashSet<>();
      for (int row : rollout.validRows()) {
        int agent = row / 20 % 2;
        int end = ends[agent].tick();
        AgentState state = rollout.states[row];
        int nextTick = Math.min(tick(rollout, row) + TICKS, end);
        float next =
            state == AgentState.TERMINATED ? 0 : valueOf(nextTick, agent, luck(rollout, row));
        assertThat(rollout.valueTargets[row])
            .as("target of row %d, %s", row, state)
            .isCloseTo(rollout.gameRewards[row] + 0.5f * next, within(1e-3f));
        seen.add(state);
      }
      assertThat(seen)
          .containsExactlyInAnyOrder(
              AgentState.RUNNING, AgentState.TERMINATED, AgentState.TRUNCATED);
    }
  }

  @Test
  void trackEndsBootstrapFromTheObservationWithWhichTheNextRolloutStarts() {
    try (RolloutWorkers workers = workers(3, 5, 2, NEVER, NEVER)) {
      for (int iteration = 0; iteration < 3; iteration++) {
        Rollout rollout = workers.collect(NETWORKS);
        float[] bootstrapValues = rollout.bootstrapValues.clone();
        workers.collect(NETWORKS);
        for (int slot = 0; slot < 6; slot++) {
          assertThat(bootstrapValues[5 * slot + 4]).isEqualTo(rollout.values[5 * slot]);
        }
      }
    }
  }

  /** The rows that are still open when the rollout ends are the next one's first. */
  @Test
  void whoWaitsForATurnIsBootstrappedFromTheDecisionThatIsStillOpen() {
    try (RolloutWorkers workers =
        new RolloutWorkers(
            () -> new ScriptedSimulation(true, NEVER, NEVER, NEVER),
            RolloutShape.continuing(2, 5),
            pool(2),
            42)) {
      int open = 0;
      for (int iteration = 0; iteration < 3; iteration++) {
        Rollout rollout = workers.collect(NETWORKS);
        float[] bootstrapValues = rollout.bootstrapValues.clone();
        boolean[] valid = rollout.valid.clone();
        workers.collect(NETWORKS);
        for (int slot = 0; slot < 6; slot++) {
          int last = 5 * slot + 4;
          while (!valid[last]) {
            last--;
            open++;
          }
          assertThat(bootstrapValues[last]).isEqualTo(rollout.values[5 * slot]);
        }
      }
      assertThat(open).isPositive();
    }
  }

  @Test
  void rewardIsTheSumOverTheTicksOfADecisionUpToTheEnd() {
    End[] ends = {new End(7, AgentState.TERMINATED), new End(11, AgentState.TRUNCATED)};
    try (RolloutWorkers workers = workers(1, 12, 1, ends)) {
      Rollout rollout = workers.collect(NETWORKS);
      for (int row : rollout.validRows()) {
        int agent = row / 12;
        float push = Math.max(-1, Math.min(1, rollout.actions[2 * row + 1]));
        float expected = 0;
        int first = tick(rollout, row) + 1;
        for (int tick = first; tick < first + TICKS && tick <= ends[agent].tick(); tick++) {
          expected += tick + 100 * agent + rollout.actions[2 * row] + push;
        }
        assertThat(rollout.gameRewards[row]).isCloseTo(expected, within(1e-3f));
      }
    }
  }

  @Test
  void agentsThatEndEarlierLeaveTheirSlotsShort() {
    End[] ends = {new End(5, AgentState.TERMINATED), new End(10, AgentState.TRUNCATED)};
    try (RolloutWorkers workers = workers(1, 6, 1, ends)) {
      Rollout rollout = workers.collect(NETWORKS);
      // Decisions at ticks 0, 3, 6, 9, then 0, 3 of the second episode.
      assertThat(rollout.valid)
          .containsExactly(
              true, true, true, true, false, false, //
              true, true, true, true, true, true);
      assertThat(rollout.states[1]).isEqualTo(AgentState.TERMINATED);
      assertThat(rollout.states[3]).isEqualTo(AgentState.TERMINATED);
      assertThat(rollout.states[9]).isEqualTo(AgentState.TRUNCATED);
      assertThat(rollout.states[11]).isEqualTo(AgentState.RUNNING);

      List<EpisodeResult> episodes = workers.episodes();
      assertThat(episodes)
          .extracting(EpisodeResult::end)
          .containsExactly(AgentState.TERMINATED, AgentState.TRUNCATED, AgentState.TERMINATED);
      assertThat(episodes).extracting(EpisodeResult::decisions).containsExactly(2, 4, 2);
      assertThat(episodes.get(1).totalReward())
          .isCloseTo(
              rollout.gameRewards[6]
                  + rollout.gameRewards[7]
                  + rollout.gameRewards[8]
                  + rollout.gameRewards[9],
              within(1e-2));

      // The second episode goes on in the next rollout, and counts decisions across the border.
      workers.collect(NETWORKS);
      assertThat(rollout.valid)
          .containsExactly(
              true, true, false, false, false, false, //
              true, true, true, true, true, true);
      assertThat(workers.episodes()).extracting(EpisodeResult::decisions).containsExactly(4, 2, 4);
    }
  }

  @Test
  void masksAreStoredAndActionsObeyThem() {
    try (RolloutWorkers workers = workers(2, 30, 1, new End(50, AgentState.TERMINATED))) {
      Rollout rollout = workers.collect(NETWORKS);
      Set<Float> taken = new HashSet<>();
      for (int row = 0; row < rollout.rows(); row++) {
        for (int letter = 0; letter < 3; letter++) {
          assertThat(rollout.masks[3 * row + letter]).isEqualTo(letter != tick(rollout, row) % 3);
        }
        taken.add(rollout.actions[2 * row]);
      }
      // Ticks of decisions are multiples of 3, so the first letter is always forbidden.
      assertThat(taken).containsExactlyInAnyOrder(1f, 2f);
    }
  }

  @Test
  void storedOutputsValuesAndLogProbabilitiesFollowFromTheStoredObservations() {
    ObservationNormalizer normalizer =
        new ObservationNormalizer(
            new float[] {10, 0.5f, 0.5f}, new float[] {100, 0.25f, 0.1f}, 1.2f, 1);
    ActingNetworks networks = networks(normalizer);
    Network policy = networks.policy().network();
    End[] ends = {new End(30, AgentState.TRUNCATED), new End(50, AgentState.TERMINATED)};
    try (RolloutWorkers workers = workers(3, 300, 2, ends)) {
      workers.collect(networks);
      Rollout rollout = workers.collect(networks);
      assertThat(rollout.logDeviations).isEqualTo(LOG_DEVIATIONS);
      float clipped = 0;
      float[] outputs = new float[rollout.outputSize];
      float[] value = new float[1];
      for (int row : rollout.validRows()) {
        float[] observation = Arrays.copyOfRange(rollout.observations, 3 * row, 3 * row + 3);
        clipped += Math.abs(observation[0]) == 1.2f ? 1 : 0;
        policy.forward(observation, 1, policy.newScratch(1), outputs);
        VALUE.forward(observation, 1, VALUE.newScratch(1), value);
        assertThat(Arrays.copyOfRange(rollout.outputs, 4 * row, 4 * row + 4)).isEqualTo(outputs);
        assertThat(rollout.values[row]).isEqualTo(value[0]);
        double logProbability =
            DISTRIBUTION.logProbability(
                outputs, 0, LOG_DEVIATIONS, rollout.masks, 3 * row, rollout.actions, 2 * row);
        assertThat(rollout.logProbabilities[row]).isEqualTo((float) logProbability);
      }
      assertThat(clipped).isPositive();
      int truncated = 0;
      for (int row : rollout.validRows()) {
        if (rollout.states[row] == AgentState.TRUNCATED) {
          truncated++;
          float[] last = {30, row / 300 % 2, 0};
          last[2] = rollout.observations[3 * row + 2] * (float) Math.sqrt(0.1) + 0.5f;
          normalizer.normalize(last, 1, last);
          VALUE.forward(last, 1, VALUE.newScratch(1), value);
          assertThat(rollout.bootstrapValues[row]).isCloseTo(value[0], within(1e-3f));
        }
      }
      assertThat(truncated).isGreaterThan(10);
    }
  }

  @Test
  void statisticsHoldTheObservationsOfAllDecisionsBeforeNormalization() {
    float[] variances = {4, 4, 4};
    ActingNetworks halved =
        networks(new ObservationNormalizer(new float[3], variances, Float.POSITIVE_INFINITY, 1));
    End[] ends = {new End(5, AgentState.TERMINATED), new End(10, AgentState.TRUNCATED)};
    try (RolloutWorkers workers = workers(3, 17, 2, ends)) {
      workers.collect(halved);
      Rollout rollout = workers.collect(halved);
      RunningStatistics statistics = new RunningStatistics(3);
      workers.addObservationsTo(statistics);

      int[] rows = rollout.validRows();
      assertThat(statistics.count()).isEqualTo(rows.length);
      for (int i = 0; i < 3; i++) {
        double mean = 0;
        for (int row : rows) {
          mean += 2.0 * rollout.observations[3 * row + i] / rows.length;
        }
        assertThat(statistics.mean(i)).isCloseTo(mean, within(1e-5));
      }
    }
  }

  @Test
  void everyEpisodeOfEverySimulationHasASeedOfItsOwn() {
    try (RolloutWorkers workers = workers(5, 10, 2, new End(6, AgentState.TERMINATED))) {
      Rollout rollout = workers.collect(NETWORKS);
      Set<Float> lucks = new HashSet<>();
      for (int row = 0; row < rollout.rows(); row++) {
        lucks.add(luck(rollout, row));
      }
      assertThat(lucks).hasSize(25);
    }
  }

  @Test
  void experienceIsTheSameForAnyNumberOfThreads() {
    List<Rollout> first = rollouts(1);
    for (int threads : new int[] {2, 3, 5, 16}) {
      assertThat(rollouts(threads))
          .as("%d threads", threads)
          .usingRecursiveComparison()
          .isEqualTo(first);
    }
  }

  /** The buffer of a run of its own, after one, two and three rollouts. */
  private List<Rollout> rollouts(int threads) {
    List<Rollout> rollouts = new ArrayList<>();
    for (int count = 1; count <= 3; count++) {
      End[] ends = {new End(5, AgentState.TERMINATED), new End(17, AgentState.TRUNCATED)};
      try (RolloutWorkers workers = workers(7, 9, threads, ends)) {
        for (int i = 1; i < count; i++) {
          workers.collect(NETWORKS);
        }
        rollouts.add(workers.collect(NETWORKS));
      }
    }
    return rollouts;
  }

  @Test
  void closingClosesEverySimulation() {
    List<ScriptedSimulation> made = new ArrayList<>();
    Supplier<Simulation> factory =
        () -> {
          made.add(new ScriptedSimulation(NEVER));
          return made.get(made.size() - 1);
        };
    new RolloutWorkers(factory, RolloutShape.continuing(5, 4), pool(2), 1).close();
    assertThat(made).hasSize(5).allMatch(simulation -> simulation.closed);
  }

  @Test
  void failureOfASimulationSurfacesWithItsMessageAndItsEpisode() {
    AtomicInteger number = new AtomicInteger();
    List<Failing> failing = new ArrayList<>();
    Supplier<Simulation> factory =
        () -> {
          if (number.getAndIncrement() != 3) {
            return new Wrapped();
          }
          failing.add(new Failing(10));
          return failing.get(0);
        };
    try (RolloutWorkers workers =
        new RolloutWorkers(factory, RolloutShape.continuing(5, 20), pool(2), 1)) {
      assertThatThrownBy(() -> workers.collect(NETWORKS))
          .isInstanceOf(SimulationFailure.class)
          .hasMessageContaining("The lander fell through the ground")
          .hasMessageContaining("(tick 10, seed " + failing.get(0).seed + ")")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  /** A decision of which it is not known what came is left out; what was done before it counts. */
  @Test
  void anEpisodeThatFailedEndsAsTruncatedBeforeItsLastDecision() {
    Supplier<Simulation> factory =
        () ->
            new Wrapped(NEVER) {
              private int ticks;

              @Override
              public void reset(Episode episode) {
                ticks = 0;
                super.reset(episode);
              }

              @Override
              public void advance() {
                if (++ticks > 4 * TICKS) {
                  throw new IllegalStateException("The lander fell through the ground");
                }
                super.advance();
              }
            };
    RolloutShape shape =
        new RolloutShape(
            1,
            12,
            1,
            false,
            List.of(ValueHead.SUM),
            Set.of(Kept.ACTIONS),
            RowMemory.NONE,
            0,
            Reaction.IMMEDIATE,
            2,
            SelfPlay.NONE,
            Practice.NONE);
    try (RolloutWorkers workers = new RolloutWorkers(factory, shape, pool(1), 1)) {
      Rollout rollout = workers.collect(NETWORKS);

      // Two episodes of four whole decisions each, a fifth that fails, and the begin of the third.
      assertThat(rollout.validRows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      for (int row = 0; row < 10; row++) {
        assertThat(tick(rollout, row)).isEqualTo(row % 4 * TICKS);
        assertThat(rollout.states[row])
            .isEqualTo(row == 3 || row == 7 ? AgentState.TRUNCATED : AgentState.RUNNING);
      }
      for (int last : new int[] {3, 7}) {
        assertThat(rollout.bootstrapValues[last])
            .isCloseTo(valueOf(4 * TICKS, 0, luck(rollout, last)), within(1e-4f));
      }
      assertThat(workers.failures()).hasSize(2);
      assertThat(workers.episodes()).isEmpty();
      assertThatThrownBy(() -> workers.collect(NETWORKS)).isInstanceOf(SimulationFailure.class);
    }
  }

  @Test
  void failureOfALaterResetTellsTheNewEpisode() {
    List<Long> seeds = new ArrayList<>();
    Wrapped second =
        new Wrapped(new End(5, AgentState.TERMINATED)) {
          @Override
          public void reset(Episode episode) {
            seeds.add(episode.seed());
            if (seeds.size() == 2) {
              throw new IllegalStateException("No ground to stand on");
            }
            super.reset(episode);
          }
        };

    assertThatThrownBy(() -> collectFrom(second))
        .satisfies(
            failure -> assertThat(failure).hasMessageContaining("(tick 0, seed " + seeds.get(1)));
  }

  /** What a hook of an agent throws is a failure of its simulation as well. */
  @Test
  void failuresInsideAnAgentsHooksTellTheirEpisodeOnce() {
    for (Throwable thrown :
        List.of(
            new ArrayIndexOutOfBoundsException("tile 7"),
            new StackOverflowError(),
            new AssertionError("an assert of the game"))) {
      assertThatThrownBy(() -> collectFrom(new SeenBy(observation -> rethrow(thrown))))
          .isInstanceOf(SimulationFailure.class)
          .hasMessageMatching("Simulation 0 of .+ failed \\(agent 0, tick 0, seed -?\\d+\\): .*")
          .hasMessageEndingWith(thrown.toString())
          .hasCause(thrown);
    }
    assertThatThrownBy(() -> collectFrom(new SeenBy(observation -> observation.add(Float.NaN, 0))))
        .hasMessageMatching(
            "Simulation 0 of \\S+ failed \\(agent 0, tick 0, seed -?\\d+\\): Observation component \\S+ is NaN[^(]*");
  }

  private void collectFrom(Simulation simulation) {
    try (RolloutWorkers workers =
        new RolloutWorkers(() -> simulation, RolloutShape.continuing(1, 4), pool(1), 1)) {
      workers.collect(NETWORKS);
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void errorOfASimulationSurfacesAsItIs() {
    Supplier<Simulation> factory =
        () ->
            new Wrapped() {
              @Override
              public void advance() {
                throw new UnsatisfiedLinkError("no gdx-box2d in java.library.path");
              }
            };
    try (RolloutWorkers workers =
        new RolloutWorkers(factory, RolloutShape.continuing(2, 20), pool(2), 1)) {
      assertThatThrownBy(() -> workers.collect(NETWORKS))
          .isInstanceOf(UnsatisfiedLinkError.class)
          .hasMessage("no gdx-box2d in java.library.path");
    }
  }

  @Test
  void simulationsAreClosedWhereOneCannotBeMadeOrReset() {
    List<Wrapped> made = new ArrayList<>();
    Supplier<Simulation> unmakeable =
        () -> {
          if (made.size() == 2) {
            throw new IllegalStateException("No third world");
          }
          made.add(new Wrapped());
          return made.get(made.size() - 1);
        };
    assertThatThrownBy(
            () -> new RolloutWorkers(unmakeable, RolloutShape.continuing(5, 4), pool(2), 1))
        .hasMessage("No third world");
    assertThat(made).hasSize(2).allMatch(simulation -> simulation.inner.closed);

    made.clear();
    Supplier<Simulation> unresettable =
        () -> {
          made.add(
              new Wrapped() {
                @Override
                public void reset(Episode episode) {
                  throw new IllegalStateException("No ground to stand on");
                }
              });
          return made.get(made.size() - 1);
        };
    assertThatThrownBy(
            () -> new RolloutWorkers(unresettable, RolloutShape.continuing(5, 4), pool(2), 1))
        .hasMessageContaining("(tick 0, seed ")
        .hasMessageContaining("No ground to stand on");
    assertThat(made).hasSize(5).allMatch(simulation -> simulation.inner.closed);
  }

  @Test
  void simulationsMustBeDistinct() {
    Simulation only = new ScriptedSimulation(NEVER);
    assertThatThrownBy(
            () -> new RolloutWorkers(() -> only, RolloutShape.continuing(2, 4), pool(1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same simulation")
        .hasMessageContaining("a new one at each call");
  }

  @Test
  void simulationsMustBeAlike() {
    AtomicInteger number = new AtomicInteger();
    Supplier<Simulation> growing =
        () ->
            number.getAndIncrement() < 2
                ? new ScriptedSimulation(NEVER)
                : new ScriptedSimulation(NEVER, NEVER);
    assertThatThrownBy(() -> new RolloutWorkers(growing, RolloutShape.continuing(3, 4), pool(1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Simulation 2 has 2 agents, but simulation 0 has 1");

    number.set(0);
    Supplier<Simulation> changing =
        () ->
            new Wrapped() {
              private final AgentSpec other =
                  AgentSpec.builder().observe("x", 1, "").continuous("y", "", 0, 1).build();
              private final boolean differs = number.getAndIncrement() == 1;

              @Override
              public List<? extends Agent> agents() {
                return differs
                    ? List.of(new OtherAgent(other, eyes -> {}), new OtherAgent(other, eyes -> {}))
                    : super.agents();
              }
            };
    assertThatThrownBy(
            () -> new RolloutWorkers(changing, RolloutShape.continuing(3, 4), pool(1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Simulation 1")
        .hasMessageContaining("axis");
  }

  @Test
  void stepsOfARolloutAllocateNothing() {
    List<AllocationMeter> meters = new ArrayList<>();
    Supplier<Simulation> factory =
        () -> {
          meters.add(new AllocationMeter(500));
          return meters.get(meters.size() - 1);
        };
    try (RolloutWorkers workers =
        new RolloutWorkers(factory, RolloutShape.continuing(4, 500), pool(2), 1)) {
      // Vectors are objects until the compiler has seen to them, and the virtual machine itself
      // allocates a little now and then: so not at each rollout.
      for (int iteration = 0;
          iteration < 2_000 && !meters.stream().allMatch(m -> m.bytesOfRollouts.contains(0L));
          iteration++) {
        workers.collect(NETWORKS);
      }
    }
    for (AllocationMeter meter : meters) {
      assertThat(meter.bytesOfRollouts).contains(0L);
    }
  }

  /**
   * A scripted simulation, with two agents unless told else, some of whose methods are replaced.
   */
  private static class Wrapped implements Simulation {

    final ScriptedSimulation inner;

    Wrapped() {
      this(NEVER, NEVER);
    }

    Wrapped(End... ends) {
      inner = new ScriptedSimulation(ends);
    }

    @Override
    public List<? extends Agent> agents() {
      return inner.agents();
    }

    @Override
    public void reset(Episode episode) {
      inner.reset(episode);
    }

    @Override
    public void advance() {
      inner.advance();
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  /** An agent that lives on and on, and sees what the test says. */
  private record OtherAgent(AgentSpec spec, Consumer<ObservationWriter> eyes) implements Agent {
    @Override
    public void observe(ObservationWriter observation) {
      eyes.accept(observation);
    }

    @Override
    public void act(Action action) {}

    @Override
    public float reward() {
      return 0;
    }

    @Override
    public AgentState state() {
      return AgentState.RUNNING;
    }
  }

  private static final class SeenBy extends Wrapped {

    private final OtherAgent agent;

    SeenBy(Consumer<ObservationWriter> eyes) {
      agent = new OtherAgent(SPEC, eyes);
    }

    @Override
    public List<? extends Agent> agents() {
      return List.of(agent);
    }
  }

  private static final class Failing extends Wrapped {

    private int ticksLeft;
    private long seed;

    Failing(int ticks) {
      this.ticksLeft = ticks;
    }

    @Override
    public void reset(Episode episode) {
      seed = episode.seed();
      super.reset(episode);
    }

    @Override
    public void advance() {
      if (ticksLeft-- == 0) {
        throw new IllegalStateException("The lander fell through the ground");
      }
      super.advance();
    }
  }

  /** Sums what its thread allocates between its own ticks, for each rollout. */
  private static final class AllocationMeter extends Wrapped {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    final List<Long> bytesOfRollouts = new ArrayList<>();
    private final int ticksPerRollout;
    private int ticks;
    private long previous;
    private long bytes;

    AllocationMeter(int steps) {
      this.ticksPerRollout = steps * TICKS;
    }

    @Override
    public void advance() {
      super.advance();
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      if (ticks % ticksPerRollout != 0) {
        bytes += allocated - previous;
      }
      ticks++;
      if (ticks % ticksPerRollout == 0) {
        bytesOfRollouts.add(bytes);
        bytes = 0;
      }
      previous = THREADS.getCurrentThreadAllocatedBytes();
    }
  }

  private RolloutWorkers groups(int simulations, int groupSize, int steps, int threads, End end) {
    return new RolloutWorkers(
        () -> new ScriptedSimulation(end),
        new RolloutShape(simulations, steps, groupSize, true, Set.of()),
        pool(threads),
        42);
  }

  @Test
  void theSimulationsOfAGroupBeginEachRolloutAlikeAndPlayOneEpisodeOfIt() {
    try (RolloutWorkers workers = groups(6, 3, 10, 2, new End(14, AgentState.TERMINATED))) {
      Set<Float> lucks = new HashSet<>();
      for (int time = 0; time < 3; time++) {
        Rollout rollout = workers.collect(NETWORKS);
        for (int slot = 0; slot < 6; slot++) {
          int first = slot * 10;
          assertThat(luck(rollout, first)).isEqualTo(luck(rollout, slot / 3 * 30));
          for (int t = 0; t < 10; t++) {
            // Five decisions of three ticks, the last of which is cut short by the end.
            assertThat(rollout.valid[first + t]).isEqualTo(t < 5);
            if (t < 5) {
              assertThat(tick(rollout, first + t)).isEqualTo(t * TICKS);
              assertThat(rollout.states[first + t])
                  .isEqualTo(t < 4 ? AgentState.RUNNING : AgentState.TERMINATED);
            }
          }
        }
        lucks.add(luck(rollout, 0));
        lucks.add(luck(rollout, 30));
        assertThat(workers.episodes()).hasSize(6).allMatch(episode -> episode.decisions() == 5);
        // Alike at the beginning, but each draws actions of its own.
        assertThat(Arrays.copyOfRange(rollout.actions, 0, 10))
            .isNotEqualTo(Arrays.copyOfRange(rollout.actions, 20, 30));
      }
      assertThat(lucks).hasSize(6);
    }
  }

  @Test
  void anEpisodeLongerThanTheRolloutIsCutAndCounted() {
    try (RolloutWorkers workers = groups(2, 2, 4, 1, NEVER)) {
      for (int time = 0; time < 2; time++) {
        Rollout rollout = workers.collect(NETWORKS);
        assertThat(rollout.validRows()).hasSize(8);
        assertThat(tick(rollout, 0)).isZero();
        assertThat(workers.episodes())
            .hasSize(2)
            .allMatch(episode -> episode.decisions() == 4)
            .allMatch(episode -> episode.end() == AgentState.TRUNCATED);
      }
    }
  }

  @Test
  void simulationsThatDoNotMakeWholeGroupsAreRefused() {
    assertThatThrownBy(() -> new RolloutShape(5, 10, 2, true, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 simulations cannot be divided into groups of 2");
  }

  /** The reference sees the raw observation through its own normalizer. */
  @Test
  void theReferencePolicysOutputsAreKept() {
    Network network = linear(new float[] {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 1}, 0, 0, 0, 5);
    Policy reference =
        new Policy(
            SPEC,
            new ObservationNormalizer(new float[] {10, 0, 0}, new float[] {4, 1, 1}, 1_000, 100),
            network,
            new float[] {0.25f},
            new Provenance("test", "none", "0", Map.of(), 0, 0, 0, 0, 0));
    ActingNetworks networks =
        new ActingNetworks(
            networks(
                    new ObservationNormalizer(
                        new float[] {1, 2, 3}, new float[] {9, 1, 1}, 1_000, 100))
                .policy(),
            null,
            reference);
    try (RolloutWorkers workers =
        new RolloutWorkers(
            () -> new ScriptedSimulation(new End(7, AgentState.TERMINATED)),
            new RolloutShape(3, 10, 1, false, Set.of(Kept.REFERENCE)),
            pool(2),
            42)) {
      Rollout rollout = workers.collect(networks);
      assertThat(rollout.referenceLogDeviations).containsExactly(0.25f);
      for (int row = 0; row < rollout.rows(); row++) {
        float tick = 3 * rollout.observations[3 * row] + 1;
        float luck = rollout.observations[3 * row + 2] + 3;
        assertThat(rollout.referenceOutputs[4 * row])
            .isCloseTo((tick - 10) / 2 + 3 * luck, within(1e-4f));
        assertThat(rollout.referenceOutputs[4 * row + 3]).isCloseTo(5 + luck, within(1e-4f));
        assertThat(rollout.values[row]).isZero();
      }
    }
  }
}
