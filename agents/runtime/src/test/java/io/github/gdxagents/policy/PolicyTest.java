package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.network.Activation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("x", 3, "m")
          .discrete("d", "a", "b")
          .continuous("c", "", -1, 1)
          .build();

  @Test
  void partsFitTheSpec() {
    assertRefused(() -> policy(2, 3, 3, 1), "normalizer size must be 3 to fit the spec, not 2");
    assertRefused(() -> policy(3, 4, 3, 1), "network input size must be 3 to fit the spec, not 4");
    assertRefused(() -> policy(3, 3, 2, 1), "network output size must be 3 to fit the spec, not 2");
    assertRefused(
        () -> policy(3, 3, 3, 2), "number of log deviations must be 1 to fit the spec, not 2");
  }

  private static Policy policy(int normalizerSize, int inputs, int outputs, int logDeviations) {
    return new Policy(
        SPEC,
        ObservationNormalizer.identity(normalizerSize),
        TestPolicies.network(1, Activation.TANH, inputs, 4, outputs),
        new float[logDeviations],
        TestPolicies.provenance());
  }

  @Test
  void acceptsTheSpecItWasTrainedForAndNamesEveryDifferenceFromAnother() {
    Policy policy = policy(3, 3, 3, 1);
    AgentSpec other =
        AgentSpec.builder()
            .ticksPerDecision(2)
            .observe("x", 3, "km")
            .discrete("d", "a", "b")
            .continuous("c", "", -1, 1)
            .build();

    policy.requireSpec(SPEC);
    assertThatThrownBy(() -> policy.requireSpec(other))
        .isInstanceOfSatisfying(
            SpecMismatchException.class,
            mismatch ->
                assertThat(mismatch.differences())
                    .containsExactly(
                        "observation component 0: policy has x[3] m, game has x[3] km",
                        "ticksPerDecision: policy has 1, game has 2"))
        .hasMessageContaining("another game, or another version of it")
        .hasMessageContaining("\n  ticksPerDecision: policy has 1, game has 2")
        .hasMessageContaining("Train a policy for this game");
  }

  @Test
  void nobodyCanChangeTheLogDeviationsOfAPolicy() {
    Policy like = policy(3, 3, 3, 1);
    float[] given = {-0.5f};
    Policy policy =
        new Policy(like.spec(), like.normalizer(), like.network(), given, like.provenance());
    given[0] = 7;
    float[] copy = new float[1];
    policy.copyLogDeviations(copy);
    copy[0] = 8;

    assertThat(policy.logDeviation(0)).isEqualTo(-0.5f);
  }

  @Test
  void provenanceSortsItsSettingsAndKeepsThem() {
    Map<String, String> settings = new HashMap<>(Map.of("b", "2", "a", "1", "c", "3"));
    Provenance provenance = new Provenance("g", "a", "v", settings, 1, 2, 3, 4, 5);
    settings.put("d", "4");

    assertThat(provenance.settings())
        .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "3"));
    assertThatThrownBy(() -> provenance.settings().put("e", "5"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void provenanceRefusesCountsBelowZeroAndScoresThatAreNotFinite() {
    assertRefused(() -> provenance(-1, 0, 0, 0), "steps must be at least 0");
    assertRefused(() -> provenance(0, Double.NaN, 0, 0), "scoreMean must be finite, not NaN");
    assertRefused(() -> provenance(0, Double.POSITIVE_INFINITY, 0, 0), "scoreMean must be finite");
    assertRefused(() -> provenance(0, 0, -1, 0), "scoreDeviation must be at least 0");
    assertRefused(() -> provenance(0, 0, Double.NaN, 0), "scoreDeviation must be at least 0");
    assertRefused(() -> provenance(0, 0, 0, -1), "scoreEpisodes must be at least 0");
  }

  @Test
  void provenanceRefusesControlCharacters() {
    assertRefused(() -> provenance("g\u001B", "a", "v", "k", "s"), "The game holds");
    assertRefused(() -> provenance("g", "a\n", "v", "k", "s"), "The algorithm holds");
    assertRefused(() -> provenance("g", "a", "v\r", "k", "s"), "The library version holds");
    assertRefused(() -> provenance("g", "a", "v", "k\u2028", "s"), "The key of a setting holds");
    assertRefused(() -> provenance("g", "a", "v", "k", "s\u0007"), "The setting 'k' holds");
  }

  private static Provenance provenance(
      String game, String algorithm, String version, String key, String value) {
    return new Provenance(game, algorithm, version, Map.of(key, value), 1, 2, 3, 4, 5);
  }

  private static Provenance provenance(long steps, double mean, double deviation, int episodes) {
    return new Provenance("g", "a", "v", Map.of(), 1, steps, mean, deviation, episodes);
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileKeepsHowQuicklyThePolicyReacts() throws IOException {
    Policy policy = TestPolicies.discrete(1, 3, 5, 4);
    assertThat(policy.reaction()).isEqualTo(Reaction.IMMEDIATE);

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PolicyFile.write(policy.withReaction(new Reaction(6, 2)), file);
    Policy read = PolicyFile.read(new ByteArrayInputStream(file.toByteArray()));

    assertThat(read.reaction()).isEqualTo(new Reaction(6, 2));
    assertThat(read.player().reaction()).isEqualTo(new Reaction(6, 2));
    assertThat(read.provenance().settings())
        .containsEntry("reaction-delay", "6")
        .containsEntry("decision-interval", "2");
    assertThat(read.withReaction(Reaction.IMMEDIATE).reaction()).isEqualTo(Reaction.IMMEDIATE);
  }

  @Test
  void aReactionThatCannotBeIsRefused() {
    Map<String, String> settings = new HashMap<>();
    settings.put("reaction-delay", "soon");
    Provenance provenance = new Provenance("test", "none", "0", settings, 0, 0, 0, 0, 0);

    assertThatThrownBy(
            () ->
                new Policy(
                    SPEC,
                    ObservationNormalizer.identity(3),
                    TestPolicies.network(1, Activation.TANH, 3, 4, 3),
                    new float[1],
                    provenance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reaction-delay must be a whole number, not 'soon'");
  }
}
