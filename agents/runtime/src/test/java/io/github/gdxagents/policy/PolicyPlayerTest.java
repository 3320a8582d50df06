package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.play.TestSimulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyPlayerTest {

  private static final int OBSERVATION_SIZE = 6;

  private static Policy policy(Activation activation) {
    return TestPolicies.hybrid(12, activation, OBSERVATION_SIZE, 16);
  }

  /** What a player does on a fixed row of observations, some choices masked, bit by bit. */
  private static List<String> decisions(Policy policy, PolicyPlayer player) {
    RandomStream random = new RandomStream(5);
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    float[] observation = new float[OBSERVATION_SIZE];
    List<String> decisions = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < observation.length; j++) {
        observation[j] = random.nextFloat(-8, 8);
      }
      mask.allowAll();
      mask.forbid(0, random.nextInt(3));
      player.decide(observation, mask, action);
      assertThat(mask.isAllowed(0, action.choice(0))).isTrue();
      decisions.add(
          action
              + " "
              + Integer.toHexString(Float.floatToRawIntBits(action.axis(0)))
              + Integer.toHexString(Float.floatToRawIntBits(action.axis(1))));
    }
    return decisions;
  }

  @Test
  void remembersItsOwnLifeAndNoOther() {
    Policy policy = TestPolicies.handMadeWithMemory();
    PolicyPlayer player = policy.player();
    PolicyPlayer other = policy.player();
    Actor batch = new Actor(policy, 2);
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());

    List<String> first = life(player, batch, mask, action);
    assertThat(life(other, batch, mask, action)).isEqualTo(first);
    // Without a new life, what is remembered of the last one tells.
    assertThat(life(other, batch, mask, action)).isNotEqualTo(first);
    other.beginLife();
    assertThat(life(other, batch, mask, action)).isEqualTo(first);
  }

  /** What a player thinks at some decisions, by turns alone and as the second of a batch. */
  private static List<String> life(
      PolicyPlayer player, Actor batch, ActionMask mask, Action action) {
    PolicyPlayer neighbor = player.policy().player();
    List<String> thoughts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      float[] observation = {i == 0 ? 1 : 0, 0.25f * i, -1};
      if (i % 2 == 0) {
        player.decide(observation, mask, action);
      } else {
        batch.clear();
        neighbor.join(batch, new float[] {-1, 1, 1}, mask);
        player.join(batch, observation, mask);
        batch.forward();
        neighbor.choose(action);
        player.choose(action);
      }
      thoughts.add(action + " " + player.mean(0) + " " + player.value());
    }
    return thoughts;
  }

  @Test
  void normalizesThenComputesThenTakesTheMode() {
    Policy policy = policy(Activation.RELU);
    float[] observation = {1, -2, 3, -4, 0.5f, 20};

    double[] x = new double[OBSERVATION_SIZE];
    for (int i = 0; i < x.length; i++) {
      double z =
          (observation[i] - policy.normalizer().mean(i))
              / Math.sqrt(policy.normalizer().variance(i));
      x[i] = Math.max(-5, Math.min(5, z));
    }
    for (int layer = 0; layer < policy.network().layers().size(); layer++) {
      double[] y = new double[policy.network().denseLayer(layer).outputs()];
      for (int j = 0; j < y.length; j++) {
        y[j] = policy.network().denseLayer(layer).biases()[j];
        for (int i = 0; i < x.length; i++) {
          y[j] += x[i] * policy.network().denseLayer(layer).weights()[i * y.length + j];
        }
        y[j] = layer < 2 ? Math.max(0, y[j]) : y[j];
      }
      x = y;
    }
    Action action = new Action(policy.spec().action());
    policy.player().decide(observation, new ActionMask(policy.spec().action()), action);

    int move = x[0] > x[1] ? (x[0] > x[2] ? 0 : 2) : (x[1] > x[2] ? 1 : 2);
    assertThat(action.choice(0)).isEqualTo(move);
    assertThat(action.choice(1)).isEqualTo(x[3] > x[4] ? 0 : 1);
    assertThat((double) action.axis(0))
        .isCloseTo(3 * Math.max(-1, Math.min(1, x[5])), within(1e-5));
    assertThat((double) action.axis(1))
        .isCloseTo(0.5 + 0.5 * Math.max(-1, Math.min(1, x[6])), within(1e-5));
  }

  @Test
  void theDeterministicPlayerDecidesTheSameEachTime() {
    Policy policy = policy(Activation.TANH);
    PolicyPlayer player = policy.player();

    assertThat(decisions(policy, player)).isEqualTo(decisions(policy, player));
  }

  @Test
  void aSamplerDrawsByItsSeed() {
    Policy policy = policy(Activation.TANH);

    assertThat(decisions(policy, policy.sampler(1)))
        .isEqualTo(decisions(policy, policy.sampler(1)))
        .isNotEqualTo(decisions(policy, policy.sampler(2)))
        .isNotEqualTo(decisions(policy, policy.player()));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aSavedAndLoadedPolicyActsTheSameBitForBit(Activation activation) throws IOException {
    Policy policy = policy(activation);
    Policy loaded = PolicyFile.read(new ByteArrayInputStream(PolicyFileTest.bytesOf(policy)));

    assertThat(decisions(loaded, loaded.player())).isEqualTo(decisions(policy, policy.player()));
    assertThat(decisions(loaded, loaded.sampler(3)))
        .isEqualTo(decisions(policy, policy.sampler(3)));
  }

  @Test
  void playersOnManyThreadsShareOnePolicy() throws InterruptedException, ExecutionException {
    Policy policy = policy(Activation.TANH);
    List<String> expected = decisions(policy, policy.sampler(9));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        results.add(threads.submit(() -> decisions(policy, policy.sampler(9))));
      }
      for (Future<List<String>> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  // Playing a simulation.

  /** A policy for {@link TestSimulation}. */
  private static Policy puckPolicy(TestSimulation simulation) {
    return new Policy(
        simulation.spec(),
        new ObservationNormalizer(new float[] {0, 0, 100}, new float[] {1, 1, 1000}, 10, 1),
        TestPolicies.network(2, Activation.TANH, 3, 32, 32, 3),
        new float[0],
        TestPolicies.provenance());
  }

  @Test
  void aSimulationOfAnotherSpecIsRefused() {
    TestSimulation simulation = new TestSimulation(2, 1);
    Policy policy = puckPolicy(new TestSimulation(3, 1));

    assertThatThrownBy(() -> new LivePlayer(simulation, policy.player()))
        .isInstanceOf(SpecMismatchException.class)
        .hasMessageContaining("ticksPerDecision: policy has 3, game has 2");
    Stepper stepper = new Stepper(simulation);
    stepper.reset(1);
    assertThatThrownBy(() -> stepper.seat(0, policy.player()))
        .isInstanceOf(SpecMismatchException.class);
  }

  /** Each bot draws from its own stream, however many decide together. */
  @Test
  void botsDecidedInABatchDecideAsTheyWouldAlone() {
    int bots = 60; // more than there are rows before the network goes by columns
    TestSimulation together = new TestSimulation(2, bots);
    Policy policy = puckPolicy(together);
    Stepper stepper = new Stepper(together);
    for (int bot = 0; bot < bots; bot++) {
      stepper.seat(bot, bot % 2 == 0 ? policy.sampler(bot) : policy.player());
    }
    stepper.reset(5);
    PolicyPlayer[] alone = new PolicyPlayer[bots];
    for (int bot = 0; bot < bots; bot++) {
      alone[bot] = bot % 2 == 0 ? policy.sampler(bot) : policy.player();
    }
    Action action = new Action(policy.spec().action());
    for (int decision = 0; decision < 50; decision++) {
      stepper.step();
      for (int bot = 0; bot < bots; bot++) {
        alone[bot].decide(stepper.agent(bot).observation(), stepper.agent(bot).mask(), action);
        assertThat(stepper.agent(bot).action().choice(0))
            .as("bot %d, decision %d", bot, decision)
            .isEqualTo(action.choice(0));
      }
    }
  }

  @Test
  void onePlayerCannotDecideForTwoBots() {
    TestSimulation simulation = new TestSimulation(2, 2);
    PolicyPlayer player = puckPolicy(simulation).player();

    assertThatThrownBy(() -> new LivePlayer(simulation, player))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("One policy player cannot decide for agents 0 and 1");
  }

  @Test
  void whatThePolicyThoughtCanBeRead() {
    Policy policy = policy(Activation.TANH);
    ActionSpec spec = policy.spec().action();
    ActionMask mask = new ActionMask(spec);
    mask.forbid(0, 1);
    PolicyPlayer player = policy.player();
    player.decide(new float[OBSERVATION_SIZE], mask, new Action(spec));

    float[] outputs = new float[spec.totalChoices() + spec.axisCount()];
    float[] normalized = new float[OBSERVATION_SIZE];
    policy.normalizer().normalize(new float[OBSERVATION_SIZE], 1, normalized);
    policy.network().forward(normalized, 1, policy.network().newScratch(1), outputs);
    double sum = 0;
    for (int choice = 0; choice < spec.choiceCount(0); choice++) {
      sum += choice == 1 ? 0 : Math.exp(outputs[choice]);
    }
    for (int choice = 0; choice < spec.choiceCount(0); choice++) {
      assertThat(player.probability(0, choice))
          .isCloseTo(choice == 1 ? 0 : Math.exp(outputs[choice]) / sum, within(1e-6));
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      ActionSpec.Axis bounds = spec.axes().get(axis);
      double half = 0.5 * (bounds.high() - bounds.low());
      assertThat(player.mean(axis))
          .isCloseTo(bounds.low() + half * (outputs[spec.totalChoices() + axis] + 1), within(1e-6));
      assertThat(player.standardDeviation(axis))
          .isCloseTo(half * Math.exp(policy.logDeviation(axis)), within(1e-6));
    }
  }

  @Test
  void theValueIsThatOfTheLatestObservation() {
    Policy policy = policy(Activation.TANH).withValueNetwork(valueNetwork());
    PolicyPlayer player = policy.player();
    float[] observation = {1, -2, 3, -4, 0.5f, 20};

    assertThat(player.value()).as("before the first decision").isNaN();
    for (int i = 0; i < 3; i++) {
      observation[1] = i;
      player.decide(
          observation, new ActionMask(policy.spec().action()), new Action(policy.spec().action()));
      float[] normalized = new float[OBSERVATION_SIZE];
      policy.normalizer().normalize(observation, 1, normalized);
      float[] value = new float[1];
      valueNetwork().forward(normalized, 1, valueNetwork().newScratch(1), value);

      assertThat(player.value()).isEqualTo(value[0]);
      assertThat(player.value()).as("asked again").isEqualTo(value[0]);
    }
  }

  /** A batch is used again by others before anyone asks for the value. */
  @Test
  void theValueOfABotInABatchIsItsOwn() {
    Policy policy = policy(Activation.TANH).withValueNetwork(valueNetwork());
    Actor batch = new Actor(policy, 2);
    PolicyPlayer[] players = {policy.player(), policy.player()};
    float[][] observations = {{1, 2, 3, 4, 5, 6}, {-1, 0, 1, 0, -1, 0}};
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    for (int bot = 0; bot < 2; bot++) {
      players[bot].join(batch, observations[bot], mask);
    }
    batch.forward();
    for (PolicyPlayer player : players) {
      player.choose(action);
    }
    batch.clear();
    batch.add(new float[OBSERVATION_SIZE], mask);
    batch.forward();

    for (int bot = 0; bot < 2; bot++) {
      PolicyPlayer alone = policy.player();
      alone.decide(observations[bot], mask, action);
      assertThat(players[bot].value()).isEqualTo(alone.value());
    }
    assertThat(players[0].value()).isNotEqualTo(players[1].value());
  }

  @Test
  void withoutAValueNetworkThereIsNoValue() {
    Policy policy = policy(Activation.TANH);
    PolicyPlayer player = policy.player();
    player.decide(
        new float[OBSERVATION_SIZE],
        new ActionMask(policy.spec().action()),
        new Action(policy.spec().action()));

    assertThat(player.value()).isNaN();
  }

  private static Network valueNetwork() {
    return TestPolicies.network(77, Activation.TANH, OBSERVATION_SIZE, 8, 1);
  }

  /** Weights that a file may hold, but whose products are beyond floats. */
  @Test
  void absurdWeightsAreReportedAlikeForChoicesAndAxes() {
    AgentSpec.Builder choices = AgentSpec.builder().observe("x", 2, "").discrete("d", "a");
    AgentSpec.Builder axes = AgentSpec.builder().observe("x", 2, "").continuous("c", "", -1, 1);
    for (AgentSpec.Builder builder : List.of(choices, axes)) {
      AgentSpec spec = builder.build();
      for (float weight : new float[] {3e38f, -3e38f}) {
        Policy policy =
            new Policy(
                spec,
                ObservationNormalizer.identity(2),
                Network.dense(
                    new int[] {2, 1},
                    Activation.TANH,
                    new float[][] {{weight, weight}},
                    new float[][] {{0}}),
                new float[spec.action().axisCount()],
                TestPolicies.provenance());
        for (PolicyPlayer player : List.of(policy.player(), policy.sampler(1))) {
          for (float[] observation : new float[][] {{1, 1}, {10, -10}}) {
            assertThatThrownBy(
                    () ->
                        player.decide(
                            observation, new ActionMask(spec.action()), new Action(spec.action())))
                .as("%s, weight %s", spec, weight)
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessageContaining("expected finite outputs of its network, found ")
                .hasMessageContaining("Train the policy again");
          }
        }
      }
    }
  }

  @Test
  void decidingAllocatesNothing() {
    Policy policy = policy(Activation.TANH).withValueNetwork(valueNetwork());
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    float[] observation = new float[OBSERVATION_SIZE];
    PolicyPlayer player = policy.player();
    PolicyPlayer sampler = policy.sampler(1);

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                player.decide(observation, mask, action);
                player.value();
                sampler.decide(observation, mask, action);
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void seeingGridsAndSetsAllocatesNothing() {
    Policy policy = TestPolicies.handMadeWithSight();
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    float[] observation = new float[policy.spec().observation().size()];
    Arrays.fill(observation, 1);
    PolicyPlayer player = policy.player();

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                observation[2 + 24] = i % 4;
                player.decide(observation, mask, action);
                player.value();
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void rememberingAllocatesNothing() {
    Policy policy = TestPolicies.handMadeWithMemory();
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    float[] observation = {1, 0, -1};
    PolicyPlayer player = policy.player();

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                if (i % 50 == 0) {
                  player.beginLife();
                }
                player.decide(observation, mask, action);
                player.value();
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void playingLiveAllocatesNothing() {
    TestSimulation simulation = new TestSimulation(2, 2);
    Policy policy = puckPolicy(simulation);
    LivePlayer player = new LivePlayer(simulation, policy.player(), policy.sampler(1));
    player.start(1);

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                player.update(1 / 50f);
                player.interpolation();
              }
            });

    assertThat(bytes).isZero();
    assertThat(player.tickCount()).isGreaterThan(10_000);
  }
}
