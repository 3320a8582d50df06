package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.ActingNetworks;
import io.github.gdxagents.training.experience.Kept;
import io.github.gdxagents.training.experience.Practice;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RolloutShape;
import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.experience.RowMemory;
import io.github.gdxagents.training.experience.SelfPlay;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.network.ActorCritic;
import io.github.gdxagents.training.network.GradientExample;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rollouts hold of networks that remember, against a loop that plays each life again. */
class MemoryRolloutTest {

  private static final int MEMORY = 5;
  private static final int STEPS = 23;

  /** Lives that end at different times, several agents in one simulation, and a reference. */
  @Test
  void everyRowIsWhatItsLifeMadeOfIt() {
    assertThat(truncations(() -> new WalkGame(3), new WalkGame(3).spec())).isPositive();
    MatchGame match = new MatchGame(ActionKind.DISCRETE);
    assertThat(truncations(() -> new MatchGame(ActionKind.DISCRETE), match.spec())).isPositive();
    assertThat(truncations(() -> new RecallGame(6), new RecallGame(6).spec())).isZero();
  }

  /** Checks all rows of some rollouts, and says how many were the last of a truncated life. */
  private static int truncations(Supplier<Simulation> game, AgentSpec spec) {
    RolloutShape shape =
        new RolloutShape(
            4,
            STEPS,
            1,
            false,
            List.of(ValueHead.SUM),
            Set.of(Kept.REFERENCE, Kept.TRANSITIONS),
            new RowMemory(MEMORY, MEMORY, 10),
            0,
            Reaction.IMMEDIATE,
            0,
            SelfPlay.NONE,
            Practice.NONE);
    ActingNetworks networks = networks(spec);
    try (ThreadPool pool = new ThreadPool(2);
        RolloutWorkers workers = new RolloutWorkers(game, shape, pool, 1)) {
      List<Life> lives = new ArrayList<>();
      for (int rollout = 0; rollout < 4; rollout++) {
        Rollout rows = workers.collect(networks);
        for (int slot = 0; slot < rows.slots; slot++) {
          if (rollout == 0) {
            lives.add(new Life(networks));
          }
          lives.get(slot).check(rows, slot * rows.steps);
        }
      }
      return lives.stream().mapToInt(life -> life.truncations).sum();
    }
  }

  private static ActingNetworks networks(AgentSpec spec) {
    ActorCritic networks =
        new ActorCritic(
            spec, NetworkSettings.builder().hidden(List.of(6, 4)).memory(MEMORY).build(), 1);
    float[] acting = GradientExample.lively(networks.parameters(), 1);
    float[] reference = GradientExample.lively(networks.parameters(), 2);
    return new ActingNetworks(
        policy(spec, networks, acting),
        networks.layout().valueNetwork(acting),
        policy(spec, networks, reference));
  }

  private static Policy policy(AgentSpec spec, ActorCritic networks, float[] parameters) {
    return new Policy(
        spec,
        ObservationNormalizer.identity(spec.observation().size()),
        networks.layout().policyNetwork(parameters),
        networks.layout().logStandardDeviations(parameters),
        new Provenance("test", "none", "0", Map.of(), 0, 0, 0, 0, 0));
  }

  /** One agent's lives, one after the other. */
  private static final class Life {

    private final Network policy;
    private final Network values;
    private final Network reference;
    private final float[] policyMemory = new float[MEMORY];
    private final float[] valueMemory = new float[MEMORY];
    private final float[] referenceMemory = new float[MEMORY];

    /** What the latest rollout expected of the row with which the next one begins; or nothing. */
    private float expected = Float.NaN;

    int truncations;

    Life(ActingNetworks networks) {
      policy = networks.policy().network();
      values = Objects.requireNonNull(networks.valueNetwork());
      reference = Objects.requireNonNull(networks.reference()).network();
    }

    void check(Rollout rows, int first) {
      for (int row = first; row < first + rows.steps && rows.valid[row]; row++) {
        float[] observation = observation(rows.observations, rows, row);
        assertThat(memory(rows, row, 0)).isEqualTo(policyMemory);
        assertThat(memory(rows, row, MEMORY)).isEqualTo(valueMemory);
        assertThat(output(rows.outputs, rows, row))
            .isEqualTo(forward(policy, observation, policyMemory));
        assertThat(output(rows.referenceOutputs, rows, row))
            .isEqualTo(forward(reference, observation, referenceMemory));
        assertThat(rows.values[row]).isEqualTo(forward(values, observation, valueMemory)[0]);
        if (!Float.isNaN(expected)) {
          assertThat(rows.values[row]).isEqualTo(expected);
          expected = Float.NaN;
        }
        if (rows.states[row] == AgentState.TRUNCATED) {
          truncations++;
          assertThat(rows.bootstrapValues[row])
              .isEqualTo(
                  forward(
                      values, observation(rows.nextObservations, rows, row), valueMemory.clone())[
                      0]);
        } else if (rows.states[row] == AgentState.RUNNING && isLast(rows, first, row)) {
          expected = rows.bootstrapValues[row];
        }
        if (rows.states[row].ended()) {
          Arrays.fill(policyMemory, 0);
          Arrays.fill(valueMemory, 0);
          Arrays.fill(referenceMemory, 0);
        }
      }
    }

    private static boolean isLast(Rollout rows, int first, int row) {
      return row + 1 == first + rows.steps || !rows.valid[row + 1];
    }

    private static float[] forward(Network network, float[] observation, float[] memory) {
      float[] output = new float[network.outputSize()];
      network.forward(observation, 1, memory, network.newScratch(1), output);
      return output;
    }

    private static float[] memory(Rollout rows, int row, int offset) {
      int from = row * rows.memory.size() + offset;
      return Arrays.copyOfRange(rows.memories, from, from + MEMORY);
    }

    private static float[] observation(float[] column, Rollout rows, int row) {
      return Arrays.copyOfRange(
          column, row * rows.observationSize, (row + 1) * rows.observationSize);
    }

    private static float[] output(float[] column, Rollout rows, int row) {
      return Arrays.copyOfRange(column, row * rows.outputSize, (row + 1) * rows.outputSize);
    }
  }

  /** The gradient goes through the networks as they acted: no ratio is off at first. */
  @ParameterizedTest
  @ValueSource(strings = {"ppo", "vpg", "grpo"})
  void whatIsLearnedFromIsWhatWasDone(String algorithm) {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "algorithm", algorithm,
                "simulations", "8",
                "steps-per-rollout", "50",
                "hidden", "12",
                "memory", "7",
                "sequence-length", "16"));
    try (Trainer trainer =
        new Trainer(
            "walk",
            () -> new WalkGame(2),
            settings,
            new TrainingPlan(1, 1_000_000, 2, Learner.FUSED))) {
      for (int iteration = 0; iteration < 5; iteration++) {
        assertThat(trainer.iterate().update().firstMinibatchRatioDeviation()).isLessThan(1e-5);
      }
    }
  }
}
