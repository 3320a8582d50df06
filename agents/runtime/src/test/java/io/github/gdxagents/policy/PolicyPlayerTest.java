package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.play.TestSimulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
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
    assertThatThrownBy(() -> stepper.step(policy.player()))
        .isInstanceOf(SpecMismatchException.class);
  }

  @Test
  void decidingAllocatesNothing() {
    Policy policy = policy(Activation.TANH);
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
                sampler.decide(observation, mask, action);
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
