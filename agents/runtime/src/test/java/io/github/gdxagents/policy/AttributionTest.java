package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.ExternalLayer;
import io.github.gdxagents.network.InputGradient;
import io.github.gdxagents.network.Network;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionTest {

  private static final int SIZE = 6;

  private static Policy hybrid(Activation activation) {
    return TestPolicies.hybrid(5, activation, SIZE, 16);
  }

  /** Decides by an observation, with the choice 0 of branch 0 forbidden. */
  private static PolicyPlayer decided(Policy policy, float... observation) {
    PolicyPlayer player = policy.player();
    ActionMask mask = new ActionMask(policy.spec().action());
    if (policy.spec().action().branchCount() > 0) {
      mask.forbid(0, 0);
    }
    player.decide(observation, mask, new Action(policy.spec().action()));
    return player;
  }

  private static float[] observation(RandomStream random) {
    float[] observation = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      observation[i] = random.nextFloat(-3, 3);
    }
    return observation;
  }

  private static double sum(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** An axis from -3 to 5 whose mean is linear: each number weighs its coefficient, times 4. */
  private static Policy linear() {
    AgentSpec spec =
        AgentSpec.builder().observe("state", 2, "").continuous("steer", "rad", -3, 5).build();
    return new Policy(
        spec,
        new ObservationNormalizer(new float[] {10, 20}, new float[] {4, 16}, 100, 1),
        Network.dense(
            new int[] {2, 1}, Activation.TANH, new float[][] {{0.5f, -0.25f}}, new float[][] {{7}}),
        new float[] {0},
        TestPolicies.provenance());
  }

  @Test
  void aLinearPolicySharesOutByItsWeights() {
    Policy policy = linear();
    PolicyPlayer player = decided(policy, 14, 28); // normalized 2 and 2
    Attribution attribution = new Attribution(policy);
    float[] shares = new float[2];
    float[] gradients = new float[2];

    attribution.explainMean(player, 0);
    attribution.gradients(gradients);
    attribution.integratedGradients(shares);

    assertThat(gradients).containsExactly(4 * 0.5f, 4 * -0.25f);
    assertThat(shares).containsExactly(2 * 4 * 0.5f, 2 * 4 * -0.25f);
    assertThat(attribution.change()).isEqualTo(2);
  }

  @Test
  void anotherBaselineIsGivenAsTheGameObserves() {
    Policy policy = linear();
    Attribution attribution = new Attribution(policy, new float[] {14, 20});
    float[] shares = new float[2];

    attribution.explainMean(decided(policy, 14, 28), 0);
    attribution.integratedGradients(shares);

    assertThat(shares).containsExactly(0, 2 * 4 * -0.25f);
    assertThatThrownBy(() -> new Attribution(policy, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have 2 numbers")
        .hasMessageContaining("not 3");
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLogarithmOfWhatIsProbableAmongTheAllowed(Activation activation) {
    Policy policy = hybrid(activation);
    Attribution attribution = new Attribution(policy);
    RandomStream random = new RandomStream(1);
    float[] gradients = new float[SIZE];
    float[] normalized = new float[SIZE];
    for (int n = 0; n < 30; n++) {
      PolicyPlayer player = decided(policy, observation(random));
      player.copyNormalizedObservation(normalized);
      attribution.explainChoice(player, 0, 1);
      double value = attribution.gradients(gradients);
      assertThat(value).isCloseTo(StrictMath.log(player.probability(0, 1)), within(1e-5));
      for (int i = 0; i < SIZE; i++) {
        double step = 1e-6;
        double slope =
            (logOfSecondOfThree(policy, normalized, i, step)
                    - logOfSecondOfThree(policy, normalized, i, -step))
                / (2 * step);
        assertThat((double) gradients[i]).isCloseTo(slope, within(1e-6));
      }
    }
  }

  /** log p of choice 1 of branch 0, where choice 0 is forbidden and choice 2 is not. */
  private static double logOfSecondOfThree(Policy policy, float[] normalized, int i, double step) {
    double[] input = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      input[k] = normalized[k] + (k == i ? step : 0);
    }
    double[] outputs = new double[7];
    new InputGradient(policy.network()).forward(input, outputs);
    return -StrictMath.log1p(StrictMath.exp(outputs[2] - outputs[1]));
  }

  @ParameterizedTest
  @EnumSource
  void sharesAddUpToTheChangeFromTheBaseline(Activation activation) {
    Policy policy = hybrid(activation);
    Attribution attribution = new Attribution(policy);
    float[] mean = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      mean[i] = policy.normalizer().mean(i);
    }
    PolicyPlayer before = decided(policy, mean);
    RandomStream random = new RandomStream(2);
    float[] shares = new float[SIZE];
    for (int n = 0; n < 200; n++) {
      PolicyPlayer player = decided(policy, observation(random));

      attribution.explainChoice(player, 0, 2);
      attribution.integratedGradients(shares);
      double change =
          StrictMath.log(player.probability(0, 2)) - StrictMath.log(before.probability(0, 2));
      assertThat(attribution.change()).isCloseTo(change, within(1e-4));
      assertAddsUp(shares, change, 1);

      attribution.explainMean(player, 1); // from 0 to 1
      attribution.integratedGradients(shares);
      assertAddsUp(shares, player.mean(1) - before.mean(1), 0.5);
      assertThat(attribution.error()).isCloseTo(sum(shares) - attribution.change(), within(1e-5));
      assertThat(attribution.gradientCount()).isBetween(18, 1100);
    }
  }

  private static void assertAddsUp(float[] shares, double change, double scale) {
    double most = 0.01 * Math.max(Math.abs(change), 0.01 * scale) + 2e-5 * scale;
    assertThat(sum(shares)).isCloseTo(change, within(most));
  }

  @Test
  void aPolicyFittedToAGameTellsInTheGamesOrder() {
    AgentSpec game =
        AgentSpec.builder()
            .observe("b", 1, "")
            .observe("a", 2, "")
            .discrete("go", "x", "y", "z")
            .build();
    AgentSpec trained =
        AgentSpec.builder()
            .observe("a", 2, "")
            .observe("b", 1, "")
            .discrete("go", "x", "y", "z")
            .build();
    Policy policy =
        new Policy(
            trained,
            ObservationNormalizer.identity(3),
            TestPolicies.network(3, Activation.TANH, 3, 8, 3),
            new float[0],
            TestPolicies.provenance());
    Policy fitted = policy.fitTo(game, Match.LENIENT).policy();
    float[] seen = new float[3];
    float[] expected = new float[3];
    float[] shares = new float[3];

    PolicyPlayer player = decided(fitted, 3, 1, 2);
    player.copyNormalizedObservation(seen);
    Attribution ofFitted = new Attribution(fitted);
    ofFitted.explainChoice(player, 0, 1);
    ofFitted.integratedGradients(shares);
    Attribution ofTrained = new Attribution(policy);
    ofTrained.explainChoice(decided(policy, 1, 2, 3), 0, 1);
    ofTrained.integratedGradients(expected);

    assertThat(seen).containsExactly(3, 1, 2);
    assertThat(shares).containsExactly(expected[2], expected[0], expected[1]);
    assertThat(shares).doesNotContain(0f);
  }

  @Test
  void onlyWhatWasDecidedByThePolicyIsExplained() {
    Policy policy = hybrid(Activation.TANH);
    Attribution attribution = new Attribution(policy);
    PolicyPlayer player = decided(policy, new float[SIZE]);
    float[] shares = new float[SIZE];

    assertThatThrownBy(() -> attribution.explainChoice(player, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("branch 'move'")
        .hasMessageContaining("not allowed");
    assertThatThrownBy(() -> attribution.explainChoice(player, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> attribution.explainMean(policy.player(), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not decided yet");
    assertThatThrownBy(() -> attribution.explainMean(hybrid(Activation.TANH).player(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another policy");
    assertThatThrownBy(() -> attribution.integratedGradients(shares))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("explainChoice");
  }

  @Test
  void allocatesNothing() {
    Policy policy = hybrid(Activation.TANH);
    Attribution attribution = new Attribution(policy);
    PolicyPlayer player = decided(policy, 1, 2, 3, -1, -2, -3);
    float[] shares = new float[SIZE];

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 100; i++) {
                attribution.explainChoice(player, 1, i % 2);
                attribution.integratedGradients(shares);
                attribution.explainMean(player, 0);
                attribution.gradients(shares);
                player.copyNormalizedObservation(shares);
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void ofANetworkThatOthersComputeNothingIsKnownAndThatIsSaid() {
    Policy dense = linear();
    ExternalLayer foreign =
        new ExternalLayer(2, 1) {
          @Override
          protected void forward(float[] x, int rows, float[] y) {}

          @Override
          public String whyNotInFile() {
            return "it is a test's";
          }

          @Override
          public int parameterCount() {
            return 0;
          }
        };
    Policy policy =
        new Policy(
            dense.spec(),
            dense.normalizer(),
            new Network(Collections.singletonList(foreign)),
            new float[] {0},
            TestPolicies.provenance());

    assertThat(Attribution.whyNotOf(dense)).isEmpty();
    assertThat(Attribution.whyNotOf(policy)).contains("dense layers only");
    assertThatThrownBy(() -> new Attribution(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Attribution.whyNotOf(policy));
  }
}
