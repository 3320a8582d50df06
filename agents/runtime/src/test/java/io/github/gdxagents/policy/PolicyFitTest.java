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
import io.github.gdxagents.network.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PolicyFitTest {

  private static final AgentSpec TRAINED = spec("soldier", 0.02f, 2, "stay", 0.5f);

  private static AgentSpec spec(String kind, float step, int ticks, String choice, float high) {
    return AgentSpec.builder(kind)
        .fixedStepSeconds(step)
        .ticksPerDecision(ticks)
        .observe("position", 2, "m", -1, 1)
        .observe("fuel", 1, "")
        .observe("speed", 1, "m/s")
        .stacked(3)
        .discrete("move", "left", choice)
        .continuous("aim", "rad", -0.5f, high)
        .build();
  }

  /** The same components in another order. */
  private static final AgentSpec REORDERED =
      AgentSpec.builder("soldier")
          .fixedStepSeconds(0.02f)
          .ticksPerDecision(2)
          .observe("fuel", 1, "")
          .observe("speed", 1, "m/s")
          .stacked(3)
          .observe("position", 2, "m", -1, 1)
          .discrete("move", "left", "stay")
          .continuous("aim", "rad", -0.5f, 0.5f)
          .build();

  private static final Policy POLICY =
      new Policy(
              TRAINED,
              new ObservationNormalizer(
                  new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 4, 9, 16, 25, 36}, 10, 7),
              TestPolicies.network(3, Activation.TANH, 6, 8, 3),
              new float[] {-1},
              TestPolicies.provenance())
          .withValueNetwork(TestPolicies.network(4, Activation.TANH, 6, 8, 1));

  @Test
  void theSameSpecFitsWithoutDifferences() {
    for (Match match : Match.values()) {
      PolicyFit fit = POLICY.fitTo(TRAINED, match);

      assertThat(fit.differences()).isEmpty();
      fit.policy().requireSpec(TRAINED);
    }
    assertThat(POLICY.fitTo(TRAINED, Match.STRICT).policy()).isSameAs(POLICY);
  }

  @Test
  void aFitThatIsWorkedInDecidesAlikeAndIsSaved() throws IOException {
    assertThat(POLICY.withFitApplied()).isSameAs(POLICY);
    Policy fitted = POLICY.fitTo(REORDERED, Match.LENIENT).policy();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PolicyFile.write(fitted.withFitApplied(), file);
    Policy applied = PolicyFile.read(new ByteArrayInputStream(file.toByteArray()));
    applied.requireSpec(REORDERED);

    PolicyPlayer expected = fitted.player();
    PolicyPlayer actual = applied.player();
    Action action = new Action(REORDERED.action());
    ActionMask mask = new ActionMask(REORDERED.action());
    RandomStream random = new RandomStream(1);
    for (int n = 0; n < 100; n++) {
      float[] observation = new float[6];
      for (int i = 0; i < observation.length; i++) {
        observation[i] = random.nextFloat(-20, 20);
      }
      expected.decide(observation, mask, action);
      actual.decide(observation, mask, action);
      assertThat(actual.mean(0)).isCloseTo(expected.mean(0), within(1e-5));
      assertThat(actual.probability(0, 0)).isCloseTo(expected.probability(0, 0), within(1e-5));
      assertThat(actual.value()).isCloseTo(expected.value(), within(1e-5));
    }
  }

  @Test
  void strictlyNothingMayDiffer() {
    assertThatThrownBy(() -> POLICY.fitTo(REORDERED, Match.STRICT))
        .isInstanceOf(SpecMismatchException.class)
        .hasMessageContaining("observation component 0: policy has position[2] m in -1.0..1.0");
  }

  @Test
  void eachAcceptedDifferenceIsListed() {
    AgentSpec game =
        AgentSpec.builder("trooper")
            .fixedStepSeconds(0.0205f)
            .ticksPerDecision(2)
            .observe("fuel", 1, "l")
            .observe("position", 2, "m", -2, 2)
            .observe("speed", 1, "m/s")
            .stacked(3)
            .discrete("move", "port", "hold")
            .continuous("aim", "deg", -30, 30)
            .build();

    PolicyFit fit = POLICY.fitTo(game, Match.LENIENT);

    assertThat(fit.policy().spec()).isEqualTo(game);
    assertThat(fit.differences())
        .containsExactly(
            "kind: policy has soldier, game has trooper",
            "observation component 'position': policy has position[2] m in -1.0..1.0,"
                + " game has position[2] m in -2.0..2.0",
            "place of observation component 'position': policy has 0, game has 1",
            "observation component 'fuel': policy has fuel, game has fuel l",
            "place of observation component 'fuel': policy has 1, game has 0",
            "branch 0: policy has move[left, stay], game has move[port, hold]",
            "axis 0: policy has aim rad in -0.5..0.5, game has aim deg in -30.0..30.0",
            "fixedStepSeconds: policy has 0.02, game has 0.0205");
  }

  @Test
  void aReorderedObservationReachesTheNetworkAsInTraining() {
    Policy fitted = POLICY.fitTo(REORDERED, Match.LENIENT).policy();
    assertThat(fitted.network()).isSameAs(POLICY.network());
    PolicyPlayer here = fitted.sampler(5);
    PolicyPlayer there = POLICY.sampler(5);
    ActionMask mask = new ActionMask(TRAINED.action());
    Action found = new Action(REORDERED.action());
    Action expected = new Action(TRAINED.action());
    RandomStream random = new RandomStream(1);
    for (int i = 0; i < 100; i++) {
      float[] o = new float[6];
      for (int j = 0; j < 6; j++) {
        o[j] = random.nextFloat(-20, 20);
      }
      there.decide(o, mask, expected);
      here.decide(new float[] {o[2], o[3], o[4], o[5], o[0], o[1]}, mask, found);

      assertThat(found).hasToString(expected.toString());
      assertThat(here.value()).isEqualTo(there.value());
    }
  }

  @Test
  void anAxisIsStretchedToTheBoundsOfTheGame() {
    Policy fitted = POLICY.fitTo(spec("soldier", 0.02f, 2, "stay", 1.5f), Match.LENIENT).policy();
    PolicyPlayer here = fitted.player();
    PolicyPlayer there = POLICY.player();
    float[] observation = {1, 2, 3, 4, 5, 6};
    ActionMask mask = new ActionMask(TRAINED.action());
    here.decide(observation, mask, new Action(fitted.spec().action()));
    there.decide(observation, mask, new Action(TRAINED.action()));

    assertThat((here.mean(0) + 0.5) / 2).isEqualTo(there.mean(0) + 0.5);
  }

  @Test
  void theTimeLimitIsNoDifference() {
    AgentSpec limited =
        new AgentSpec(
            TRAINED.kind(),
            TRAINED.observation(),
            TRAINED.action(),
            TRAINED.fixedStepSeconds(),
            TRAINED.ticksPerDecision(),
            100);

    for (Match match : Match.values()) {
      assertThat(POLICY.fitTo(limited, match).differences()).isEmpty();
    }
  }

  @Test
  void whatChangesTheMeaningIsRefusedWithEveryReason() {
    assertThatThrownBy(() -> POLICY.fitTo(spec("soldier", 0.022f, 3, "stay", 1), Match.LENIENT))
        .isInstanceOfSatisfying(
            SpecMismatchException.class,
            mismatch ->
                assertThat(mismatch.differences())
                    .containsExactly(
                        "fixedStepSeconds: policy has 0.02, game has 0.022",
                        "ticksPerDecision: policy has 2, game has 3"));
    assertRefused(
        game -> game.observe("more", 1, ""),
        "observation component 'more': policy has none, game has more");
    assertRefused(game -> game.discrete("more", "a"), "branch 1: policy has none, game has more");
    assertRefused(
        game -> game.continuous("more", "", 0, 1), "axis 1: policy has none, game has more");
  }

  private static void assertRefused(UnaryOperator<AgentSpec.Builder> change, String difference) {
    AgentSpec game =
        change
            .apply(
                AgentSpec.builder("soldier")
                    .fixedStepSeconds(0.02f)
                    .ticksPerDecision(2)
                    .observe("position", 2, "m", -1, 1)
                    .observe("fuel", 1, "")
                    .observe("speed", 1, "m/s")
                    .stacked(3)
                    .discrete("move", "left", "stay")
                    .continuous("aim", "rad", -0.5f, 0.5f))
            .build();
    assertThatThrownBy(() -> POLICY.fitTo(game, Match.LENIENT))
        .isInstanceOf(SpecMismatchException.class)
        .hasMessageContaining(difference);
  }

  @Test
  void otherNamesShapesAndCountsAreRefused() {
    AgentSpec game =
        AgentSpec.builder("soldier")
            .fixedStepSeconds(0.02f)
            .ticksPerDecision(2)
            .observe("place", 2, "m", -1, 1)
            .observeGrid("fuel", 1, 1, 1, -1, 1)
            .observe("speed", 3, "m/s")
            .discrete("move", "left", "stay", "right")
            .continuous("turn", "rad", -0.5f, 0.5f)
            .build();

    assertThatThrownBy(() -> POLICY.fitTo(game, Match.LENIENT))
        .isInstanceOfSatisfying(
            SpecMismatchException.class,
            mismatch ->
                assertThat(mismatch.differences())
                    .containsExactly(
                        "observation component 'position': policy has position[2] m in -1.0..1.0,"
                            + " game has none",
                        "observation component 'fuel': policy has fuel,"
                            + " game has fuel (grid of 1 x 1 x 1) in -1.0..1.0",
                        "observation component 'speed': policy has speed stacked 3 m/s,"
                            + " game has speed[3] m/s",
                        "observation component 'place': policy has none,"
                            + " game has place[2] m in -1.0..1.0",
                        "branch 0: policy has move[left, stay], game has move[left, stay, right]",
                        "axis 0: policy has aim rad in -0.5..0.5, game has turn rad in -0.5..0.5"));
  }

  @Test
  void aFittedPolicyIsSavedAndFittedAgainAsItWasTrained() throws IOException {
    Policy fitted = POLICY.fitTo(REORDERED, Match.LENIENT).policy();

    assertThat(PolicyFileTest.bytesOf(fitted)).isEqualTo(PolicyFileTest.bytesOf(POLICY));
    assertThat(fitted.fitTo(TRAINED, Match.STRICT).policy()).isSameAs(POLICY);
    Network value = TestPolicies.network(9, Activation.TANH, 6, 1);
    assertThat(PolicyFileTest.bytesOf(fitted.withValueNetwork(value)))
        .isEqualTo(PolicyFileTest.bytesOf(POLICY.withValueNetwork(value)));
  }

  @Test
  void aFittedPolicyDecidesWithoutAllocating() {
    PolicyPlayer player = POLICY.fitTo(REORDERED, Match.LENIENT).policy().player();
    ActionMask mask = new ActionMask(REORDERED.action());
    Action action = new Action(REORDERED.action());
    float[] observation = new float[6];

    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 2000; i++) {
                player.decide(observation, mask, action);
              }
            });

    assertThat(bytes).isZero();
  }
}
