package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.learn.GrpoSettings;
import io.github.gdxagents.training.learn.PolicyGradientSettings;
import io.github.gdxagents.training.learn.PpoSettings;
import io.github.gdxagents.training.learn.TrpoSettings;
import io.github.gdxagents.training.learn.ValueFitSettings;
import io.github.gdxagents.training.settings.Convolutions;
import io.github.gdxagents.training.settings.Curriculum;
import io.github.gdxagents.training.settings.ExplorationSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.KlPenalty;
import io.github.gdxagents.training.settings.Lesson;
import io.github.gdxagents.training.settings.Nearest;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.PolicyFileSettings;
import io.github.gdxagents.training.settings.Randomization;
import io.github.gdxagents.training.settings.Randomization.Range;
import io.github.gdxagents.training.settings.ReferenceKl;
import io.github.gdxagents.training.settings.ReferenceSettings;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.settings.Schedule;
import io.github.gdxagents.training.settings.StartSettings;
import io.github.gdxagents.training.settings.Threshold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSettingsTest {

  private static final TrainingSettings DEFAULT = TrainingSettings.DEFAULT;

  /** Every setting, with another value than its default. */
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("simulations", "3");
    OTHERS.put("steps-per-rollout", "17");
    OTHERS.put("discount", "0.75");
    OTHERS.put("gae-lambda", "0");
    OTHERS.put("normalize-observations", "false");
    OTHERS.put("reward", "game:0.5");
    OTHERS.put("normalize-rewards", "false");
    OTHERS.put("randomize", "gravity:8..12.5");
    OTHERS.put("curriculum", "gravity:8,until:return>=1;gravity:9..10,until:game_falls<=0.5");
    OTHERS.put("reaction-delay", "4");
    OTHERS.put("decision-interval", "2");
    OTHERS.put("noise-correlation", "0.25");
    OTHERS.put("min-log-deviation", "-4");
    OTHERS.put("max-log-deviation", "1");
    OTHERS.put("hidden", "5,6,7");
    OTHERS.put("activation", "relu");
    OTHERS.put("shared-trunk", "true");
    OTHERS.put("convolutions", "8x5/2,12x3");
    OTHERS.put("entity-layers", "20,10");
    OTHERS.put("memory", "9");
    OTHERS.put("sequence-length", "33");
    OTHERS.put("initial-log-deviation", "-0.5");
    OTHERS.put("algorithm", "ppo");
    OTHERS.put("epochs", "4");
    OTHERS.put("minibatch-size", "8");
    OTHERS.put("learning-rate", "0.001");
    OTHERS.put("clip-range", "0.3..0.1");
    OTHERS.put("kl-penalty", "adaptive:0.03");
    OTHERS.put("initial-beta", "0.5");
    OTHERS.put("kl-stop", "0.05");
    OTHERS.put("entropy-coefficient", "0.01..0");
    OTHERS.put("value-coefficient", "1");
    OTHERS.put("value-clip-range", "0.2");
    OTHERS.put("normalize-advantages", "false");
    OTHERS.put("max-gradient-norm", "none");
    OTHERS.put("critic-warm-up", "0");
    OTHERS.put("reference-kl", "adaptive:0.02");
    OTHERS.put("reference-kl-in", "reward");
    OTHERS.put("initial-reference-kl", "0.5");
    OTHERS.put("reference-kl-horizon", "5000");
    OTHERS.put("value-network-limit", "0");
  }

  static Set<String> keys() {
    return DEFAULT.toMap().keySet();
  }

  private static TrainingSettings with(String key, String text) {
    return DEFAULT.with(Map.of(key, text));
  }

  private static String refusal(String key, String text) {
    InvalidSettingException refusal =
        catchThrowableOfType(InvalidSettingException.class, () -> with(key, text));
    assertThat(refusal).as("refusal of %s=%s", key, text).isNotNull();
    assertThat(refusal.getMessage()).doesNotContain("\n");
    return Objects.requireNonNull(refusal.getMessage());
  }

  @Test
  void defaultsAreThese() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("simulations", "16");
    expected.put("steps-per-rollout", "256");
    expected.put("discount", "0.99");
    expected.put("gae-lambda", "0.95");
    expected.put("normalize-observations", "true");
    expected.put("reward", "game:1");
    expected.put("normalize-rewards", "true");
    expected.put("randomize", "none");
    expected.put("curriculum", "none");
    expected.put("reaction-delay", "0");
    expected.put("decision-interval", "1");
    expected.put("noise-correlation", "0.5");
    expected.put("min-log-deviation", "-5");
    expected.put("max-log-deviation", "2");
    expected.put("hidden", "64,64");
    expected.put("activation", "tanh");
    expected.put("shared-trunk", "false");
    expected.put("convolutions", "auto");
    expected.put("entity-layers", "64");
    expected.put("memory", "0");
    expected.put("sequence-length", "256");
    expected.put("initial-log-deviation", "0");
    expected.put("algorithm", "ppo");
    expected.put("epochs", "10");
    expected.put("minibatch-size", "64");
    expected.put("learning-rate", "0.001..0");
    expected.put("clip-range", "0.2");
    expected.put("kl-penalty", "none");
    expected.put("initial-beta", "1");
    expected.put("kl-stop", "none");
    expected.put("entropy-coefficient", "0");
    expected.put("value-coefficient", "0.5");
    expected.put("value-clip-range", "none");
    expected.put("normalize-advantages", "true");
    expected.put("max-gradient-norm", "0.5");
    expected.put("critic-warm-up", "0");
    expected.put("reference-kl", "0");
    expected.put("reference-kl-in", "loss");
    expected.put("initial-reference-kl", "0.1");
    expected.put("reference-kl-horizon", "10000");
    expected.put("value-network-limit", "16384");
    assertThat(DEFAULT.toMap()).containsExactlyEntriesOf(expected);
  }

  @Test
  void textOfAllSettingsReadsBackAsTheSameSettings() {
    TrainingSettings others = DEFAULT.with(OTHERS);
    assertThat(others.toMap()).containsExactlyEntriesOf(OTHERS);
    assertThat(DEFAULT.with(others.toMap())).isEqualTo(others);
    assertThat(others.with(DEFAULT.toMap())).isEqualTo(DEFAULT);

    assertThat(others.rollout())
        .isEqualTo(
            RolloutSettings.builder()
                .simulations(3)
                .stepsPerRollout(17)
                .discount(0.75)
                .gaeLambda(0)
                .normalizeObservations(false)
                .reward(new RewardWeights(Map.of("game", 0.5)))
                .normalizeRewards(false)
                .randomize(new Randomization(Map.of("gravity", new Range(8, 12.5))))
                .curriculum(
                    new Curriculum(
                        List.of(
                            new Lesson(
                                new Randomization(Map.of("gravity", new Range(8, 8))),
                                new Threshold("return", true, 1)),
                            new Lesson(
                                new Randomization(Map.of("gravity", new Range(9, 10))),
                                new Threshold("game_falls", false, 0.5))),
                        null))
                .reactionDelay(4)
                .decisionInterval(2)
                .build());
    assertThat(others.network())
        .isEqualTo(
            NetworkSettings.builder()
                .hidden(List.of(5, 6, 7))
                .activation(Activation.RELU)
                .sharedTrunk(true)
                .convolutions(
                    new Convolutions(
                        List.of(
                            new Convolutions.Filters(8, 5, 2), new Convolutions.Filters(12, 3, 1))))
                .entityLayers(List.of(20, 10))
                .memory(9)
                .sequenceLength(33)
                .initialLogDeviation(-0.5)
                .build());
    assertThat(others.algorithm())
        .isEqualTo(
            PpoSettings.builder()
                .epochs(4)
                .minibatchSize(8)
                .learningRate(Schedule.constant(0.001))
                .clipRange(new Schedule(0.3, 0.1))
                .klPenalty(KlPenalty.adaptive(0.03))
                .initialBeta(0.5)
                .klStop(0.05)
                .entropyCoefficient(new Schedule(0.01, 0))
                .valueCoefficient(1)
                .valueClipRange(0.2)
                .normalizeAdvantages(false)
                .maxGradientNorm(null)
                .build());
  }

  @Test
  void anotherMethodStartsFromItsOwnRollouts() {
    TrainingSettings ours =
        with("simulations", "24").with(Map.of("randomize", "gravity:8..12", "hidden", "7"));
    TrainingSettings changed = ours.with(Map.of("algorithm", "grpo"));
    assertThat(changed.rollout().simulations()).isEqualTo(24);
    assertThat(changed.rollout().stepsPerRollout()).isEqualTo(1_000);
    assertThat(changed.rollout().discount()).isEqualTo(1);
    assertThat(ours.with(Map.of("algorithm", "ppo"))).isEqualTo(ours);

    TrainingSettings without = ours.forMethod("grpo");
    assertThat(without.rollout().simulations()).isEqualTo(32);
    assertThat(without.rollout().stepsPerRollout()).isEqualTo(1_000);
    assertThat(without.rollout().randomize()).isEqualTo(ours.rollout().randomize());
    assertThat(without.network()).isEqualTo(ours.network());
    assertThatThrownBy(() -> ours.forMethod("gpo"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("grpo");
  }

  @Test
  void settingsFromCodeStartFromTheDefaults() {
    assertThat(RolloutSettings.builder().build()).isEqualTo(RolloutSettings.DEFAULT);
    assertThat(NetworkSettings.builder().build()).isEqualTo(NetworkSettings.DEFAULT);
    assertThat(PpoSettings.builder().build()).isEqualTo(PpoSettings.DEFAULT);
    assertThat(PolicyGradientSettings.builder().build()).isEqualTo(PolicyGradientSettings.DEFAULT);
    assertThat(TrpoSettings.builder().build()).isEqualTo(TrpoSettings.DEFAULT);
    assertThat(GrpoSettings.builder().build()).isEqualTo(GrpoSettings.DEFAULT);
  }

  @Test
  void whatAdaptsTheReferencePenaltyIsChecked() {
    assertThat(refusal("reference-kl", "adaptive:x")).contains("adaptive:TARGET", "'adaptive:x'");
    assertThat(refusal("reference-kl", "adaptive:0")).contains("reference-kl's target", "1e-6");
    assertThat(refusal("reference-kl", "-1")).contains("reference-kl must be between 0 and 1000");
    assertThat(with("reference-kl", "adaptive:0.02").reference().referenceKl())
        .isEqualTo(ReferenceKl.adaptive(0.02));
  }

  @Test
  void penaltiesInRewardsAreNotDividedByTheDeviationOfGroups() {
    Map<String, String> changes =
        new LinkedHashMap<>(
            Map.of("algorithm", "grpo", "reference-kl", "0.1", "reference-kl-in", "reward"));
    assertThatThrownBy(() -> DEFAULT.with(changes))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("reference-kl-in must be loss with advantage-scale=group")
        .hasMessageContaining("advantage-scale=batch");
    changes.put("advantage-scale", "batch");
    assertThat(DEFAULT.with(changes).reference().chargesRewards()).isTrue();
  }

  @Test
  void settingsFromCodeAreThoseFromTexts() {
    assertThat(DEFAULT.withRollout(RolloutSettings.builder().discount(0.9).build()))
        .isEqualTo(with("discount", "0.9"));
    assertThat(DEFAULT.withNetwork(NetworkSettings.builder().sharedTrunk(true).build()))
        .isEqualTo(with("shared-trunk", "true"));
    assertThat(DEFAULT.withAlgorithm(PpoSettings.builder().klStop(0.02).build()))
        .isEqualTo(with("kl-stop", "0.02"));
    assertThat(DEFAULT.withStart(new StartSettings(3))).isEqualTo(with("critic-warm-up", "3"));
    assertThat(DEFAULT.withReference(ReferenceSettings.fixed(0.1)))
        .isEqualTo(with("reference-kl", "0.1"));
    assertThat(DEFAULT.withExploration(new ExplorationSettings(0.9, -4, 1)))
        .isEqualTo(
            DEFAULT.with(
                Map.of(
                    "noise-correlation", "0.9",
                    "min-log-deviation", "-4",
                    "max-log-deviation", "1")));
    assertThat(DEFAULT.withPolicyFile(new PolicyFileSettings(0)))
        .isEqualTo(with("value-network-limit", "0"));
  }

  @Test
  void everyMethodsSettingsFromCodeAreThoseFromTexts() {
    Schedule schedule = new Schedule(0.25, 0.125);
    assertMethod(
        PolicyGradientSettings.builder()
            .learningRate(schedule)
            .baseline(PolicyGradientSettings.Baseline.NONE)
            .normalizeAdvantages(false)
            .entropyCoefficient(schedule)
            .maxGradientNorm(2.0)
            .valueFit(new ValueFitSettings(3, 7, schedule))
            .build(),
        "learning-rate=0.25..0.125 baseline=none normalize-advantages=false"
            + " entropy-coefficient=0.25..0.125 max-gradient-norm=2 value-epochs=3"
            + " value-minibatch-size=7 value-learning-rate=0.25..0.125");
    assertMethod(
        TrpoSettings.builder()
            .maxKl(0.5)
            .conjugateGradientSteps(4)
            .damping(0.25)
            .lineSearchSteps(5)
            .normalizeAdvantages(false)
            .entropyCoefficient(schedule)
            .valueFit(new ValueFitSettings(3, 7, schedule))
            .build(),
        "max-kl=0.5 conjugate-gradient-steps=4 damping=0.25 line-search-steps=5"
            + " normalize-advantages=false entropy-coefficient=0.25..0.125 value-epochs=3"
            + " value-minibatch-size=7 value-learning-rate=0.25..0.125");
    assertMethod(
        GrpoSettings.builder()
            .groupSize(4)
            .groupSeeds(GrpoSettings.GroupSeeds.OWN)
            .supervision(GrpoSettings.Supervision.PROCESS)
            .advantageScale(GrpoSettings.AdvantageScale.BATCH)
            .epochs(3)
            .minibatches(7)
            .learningRate(schedule)
            .clipRange(schedule)
            .entropyCoefficient(schedule)
            .klStop(0.5)
            .maxGradientNorm(null)
            .build(),
        "group-size=4 group-seeds=own supervision=process advantage-scale=batch epochs=3"
            + " minibatches=7 learning-rate=0.25..0.125 clip-range=0.25..0.125"
            + " entropy-coefficient=0.25..0.125 kl-stop=0.5 max-gradient-norm=none");
  }

  /** The texts change every one of the method's settings, so that none is mistaken for another. */
  private static void assertMethod(AlgorithmSettings settings, String texts) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String text : texts.split(" ")) {
      int equals = text.indexOf('=');
      changes.put(text.substring(0, equals), text.substring(equals + 1));
    }
    assertThat(changes.keySet()).isEqualTo(settings.keys());
    changes.put("algorithm", settings.algorithm());
    assertThat(DEFAULT.with(changes).algorithm()).isEqualTo(settings);
  }

  static Stream<String> keysButTheAlgorithm() {
    // The values of a shared trunk, as the others have it, cannot be fitted first.
    Set<String> special = Set.of("algorithm", "critic-warm-up");
    return keys().stream().filter(key -> !special.contains(key));
  }

  @ParameterizedTest
  @MethodSource("keysButTheAlgorithm")
  void eachKeyChangesItsOwnSettingOnly(String key) {
    Map<String, String> changed = with(key, " " + OTHERS.get(key) + " ").toMap();
    changed.entrySet().removeAll(DEFAULT.toMap().entrySet());
    assertThat(changed).containsOnlyKeys(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo", "vpg", "trpo", "grpo"})
  void theAlgorithmBringsItsOwnSettingsAndLeavesTheOthers(String algorithm) {
    TrainingSettings settings =
        DEFAULT.with(Map.of("discount", "0.5")).with(Map.of("algorithm", algorithm));
    assertThat(settings.algorithm()).isEqualTo(AlgorithmSettings.named(algorithm));
    assertThat(settings.algorithm().algorithm()).isEqualTo(algorithm);
    assertThat(settings.rollout().discount()).isEqualTo(0.5);
    assertThat(settings.toMap()).containsEntry("algorithm", algorithm);
    assertThat(DEFAULT.with(settings.toMap())).isEqualTo(settings);
    assertThat(settings.with(Map.of("algorithm", algorithm, "discount", "0.6")).algorithm())
        .isEqualTo(settings.algorithm());
  }

  @Test
  void settingsOfAnotherAlgorithmAreRefused() {
    assertThatThrownBy(() -> DEFAULT.with(Map.of("algorithm", "trpo", "clip-range", "0.2")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("There is no setting 'clip-range'");
    assertThat(refusal("algorithm", "trop"))
        .contains("ppo, vpg, trpo, grpo")
        .contains("nearest is trpo");
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> DEFAULT.with(Map.of("algorithm", "trpo", "shared-trunk", "true")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("shared-trunk must be false");
    assertThatThrownBy(() -> DEFAULT.with(Map.of("algorithm", "grpo", "simulations", "13")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("multiple of group-size 8, not 13")
        .hasMessageContaining("16");
  }

  @Test
  void listMayBeEmpty() {
    TrainingSettings linear = with("hidden", "");
    assertThat(linear.network().hidden()).isEmpty();
    assertThat(DEFAULT.with(linear.toMap())).isEqualTo(linear);
  }

  @Test
  void optionalSettingsCanBeSwitchedOff() {
    TrainingSettings off =
        DEFAULT.with(
            Map.of(
                "clip-range", "none",
                "kl-stop", "none",
                "value-clip-range", "none",
                "max-gradient-norm", "none",
                "kl-penalty", "none"));
    assertThat(((PpoSettings) off.algorithm()).clipRange()).isNull();
    assertThat(((PpoSettings) off.algorithm()).klStop()).isNull();
    assertThat(((PpoSettings) off.algorithm()).valueClipRange()).isNull();
    assertThat(((PpoSettings) off.algorithm()).maxGradientNorm()).isNull();
    assertThat(((PpoSettings) off.algorithm()).klPenalty()).isEqualTo(KlPenalty.NONE);
    assertThat(DEFAULT.with(off.toMap())).isEqualTo(off);
  }

  @ParameterizedTest
  @CsvSource({
    "learning-rat, learning-rate",
    "learningRate, learning-rate",
    "cliprange, clip-range",
    "lambda, gae-lambda",
    "epoch, epochs",
    "HIDDEN, hidden",
    "NORMALIZE_REWARD, normalize-rewards",
    "gamma-lambda, gae-lambda",
    "gamma, discount",
    "lr, learning-rate",
    "n_steps, steps-per-rollout",
    "n-steps, steps-per-rollout",
    "batch-size, minibatch-size",
    "ent_coef, entropy-coefficient",
    "vf-coef, value-coefficient",
    "max_grad_norm, max-gradient-norm",
    "n-envs, simulations",
  })
  void unknownKeyNamesTheNearest(String key, String nearest) {
    assertThat(refusal(key, "1")).contains("'" + key + "'").contains("'" + nearest + "'");
  }

  @Test
  void aRewardIsMadeOfSignalsThatThereAre() {
    assertThat(refusal("reward", "goals:1"))
        .isEqualTo(
            "reward names the signal 'goals', but there are game, preferences, gail, curiosity");
    assertThat(refusal("reward", "game"))
        .isEqualTo("reward must be signals with their weights, such as game:1, not 'game'");
    assertThat(refusal("reward", "game:1,game:2")).contains("names the signal 'game' twice");
    assertThat(refusal("reward", "game:0")).contains("reward weight of game must be between");
  }

  @Test
  void convolutionsOutOfRangeAreNamed() {
    assertThat(refusal("convolutions", "16x3,2000x3"))
        .startsWith("the number of filters in convolutions must be between 1 and 1024, not 2000");
    assertThat(refusal("convolutions", "16x65")).contains("the kernel in convolutions");
    assertThat(refusal("convolutions", "16x3/0")).contains("the stride in convolutions");
    assertThat(refusal("convolutions", "0x3")).contains("the number of filters");
    assertThat(refusal("convolutions", "3")).contains("such as 16x8/4,32x3, not '3'");
    assertThat(refusal("convolutions", "")).contains("auto, or the filters");
    assertThat(refusal("entity-layers", "")).contains("the number of entity-layers");
  }

  @ParameterizedTest
  @CsvSource({
    "simulations, 0, 1",
    "simulations, 100000, 65536",
    "steps-per-rollout, -5, 1",
    "steps-per-rollout, 2000000, 1000000",
    "discount, 1.01, 1",
    "discount, -0.1, 0",
    "gae-lambda, 2, 1",
    "gae-lambda, -1e-9, 0",
    "'hidden', '64,0', 1",
    "'hidden', '9000', 8192",
    "entity-layers, 0, 1",
    "'entity-layers', '64,9000', 8192",
    "memory, -1, 0",
    "memory, 10000, 8192",
    "sequence-length, 0, 1",
    "initial-log-deviation, -6, -5",
    "initial-log-deviation, 3, 2",
    "min-log-deviation, -11, -10",
    "max-log-deviation, 6, 5",
    "critic-warm-up, -1, 0",
    "reaction-delay, -1, 0",
    "reaction-delay, 1001, 1000",
    "decision-interval, 0, 1",
    "decision-interval, 5000, 1000",
    "noise-correlation, 1, 0.999",
    "noise-correlation, -0.5, 0",
    "epochs, 0, 1",
    "epochs, 1001, 1000",
    "minibatch-size, 0, 1",
    "minibatch-size, 20000000, 10000000",
    "learning-rate, -1, 0",
    "learning-rate, 3e-4..2, 1",
    "clip-range, -0.2, 0",
    "clip-range, 0.2..11, 10",
    "kl-stop, 0, 1e-6",
    "kl-stop, 11, 10",
    "entropy-coefficient, -0.01, 0",
    "entropy-coefficient, 0..Infinity, 10",
    "value-coefficient, -1, 0",
    "value-coefficient, 101, 100",
    "value-clip-range, 0, 1e-6",
    "max-gradient-norm, 0, 1e-6",
    "kl-penalty, adaptive:0, 1e-6",
    "kl-penalty, adaptive:11, 10",
    "kl-penalty, fixed:-1, 0",
    "kl-penalty, fixed:1e7, 1000000",
  })
  void valueOutOfRangeNamesTheNearestValidOne(String key, String text, String nearest) {
    assertThat(refusal(key, text)).contains(key).endsWith("the nearest valid value is " + nearest);
    String prefix = text.contains(":") ? text.substring(0, text.indexOf(':') + 1) : "";
    assertThatCode(() -> with(key, prefix + nearest)).doesNotThrowAnyException();
  }

  @Test
  void tooManyHiddenLayersAreRefused() {
    assertThat(refusal("hidden", "8" + ",8".repeat(16)))
        .contains("hidden layers")
        .endsWith("the nearest valid value is 16");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void notANumberIsRefusedEverywhere(String key) {
    assertThat(refusal(key, "NaN")).contains(key).contains("NaN");
    assertThat(refusal(key, "x")).contains(key).contains("'x'");
  }

  @ParameterizedTest
  @CsvSource({
    "learning-rate, NaN..0",
    "learning-rate, 0.1..NaN",
    "clip-range, NaN..NaN",
    "entropy-coefficient, 0..NaN",
    "kl-penalty, fixed:NaN",
    "kl-penalty, adaptive:NaN",
    "'hidden', '64,NaN'",
  })
  void notANumberIsRefusedInPartsOfAValue(String key, String text) {
    assertThat(refusal(key, text)).contains(key).contains("NaN");
  }

  @ParameterizedTest
  @CsvSource({
    "epochs, 3.5, a whole number",
    "epochs, 1e2, a whole number",
    "epochs, '', a whole number",
    "epochs, 99999999999, at most 2147483647",
    "minibatch-size, -99999999999, at least -2147483648",
    "discount, 0.9.9, a number",
    "learning-rate, ..3, a line such as 3e-4..0",
    "learning-rate, 3.., a line such as 3e-4..0",
    "learning-rate, 1..2..3, a line such as 3e-4..0",
    "clip-range, no, a line such as 3e-4..0",
    "clip-range, no, or none",
    "kl-stop, off, a number or none",
    "kl-penalty, 0.3, 'none, fixed:BETA, adaptive:TARGET or adaptive:LOW..HIGH'",
    "kl-penalty, adaptive:x, 'none, fixed:BETA, adaptive:TARGET or adaptive:LOW..HIGH'",
    "kl-penalty, fixed:, 'none, fixed:BETA, adaptive:TARGET or adaptive:LOW..HIGH'",
    "shared-trunk, yes, true or false",
    "shared-trunk, TRUE, true or false",
    "activation, tanhh, the nearest is tanh",
    "'hidden', '64;64', 'whole numbers separated by commas, such as 64,64'",
    "'hidden', '64,,64', 'whole numbers separated by commas, such as 64,64'",
    "'hidden', '64,', 'whole numbers separated by commas, such as 64,64'",
  })
  void textThatCannotBeReadSaysWhatIsExpected(String key, String text, String expected) {
    assertThat(refusal(key, text)).startsWith(key + " must be").contains(expected).contains(text);
  }

  @Test
  void penaltyOfNoneHasNoValue() {
    assertThatThrownBy(() -> new KlPenalty(KlPenalty.Kind.NONE, 3, 3))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void adaptivePenaltyHasABandAroundItsTargetOrOneOfItsOwn() {
    KlPenalty target = penalty("adaptive:0.03");
    assertThat(target).isEqualTo(KlPenalty.adaptive(0.03)).hasToString("adaptive:0.03");
    assertThat(target.low()).isCloseTo(0.02, within(1e-15));
    assertThat(target.high()).isCloseTo(0.045, within(1e-15));
    assertThat(penalty("adaptive:0.005..0.02"))
        .isEqualTo(KlPenalty.adaptive(0.005, 0.02))
        .hasToString("adaptive:0.005..0.02");
    assertThat(refusal("kl-penalty", "adaptive:0.02..0.005")).contains("greatest divergence");
    assertThat(refusal("kl-penalty", "adaptive:0.02..")).contains("adaptive:LOW..HIGH");
  }

  private static KlPenalty penalty(String text) {
    return ((PpoSettings) DEFAULT.with(Map.of("kl-penalty", text)).algorithm()).klPenalty();
  }

  @Test
  void axesBeginWithinTheBoundsOfTheirDeviations() {
    assertThatThrownBy(
            () -> DEFAULT.with(Map.of("initial-log-deviation", "-2", "min-log-deviation", "-1")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("initial-log-deviation")
        .hasMessageContaining("-1");
    assertThatThrownBy(
            () -> DEFAULT.with(Map.of("min-log-deviation", "1", "max-log-deviation", "0")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("max-log-deviation");
  }

  @Test
  void scheduleIsALineFromStartToEnd() {
    Schedule schedule = new Schedule(2, -2);
    assertThat(schedule.at(0)).isEqualTo(2);
    assertThat(schedule.at(0.25)).isEqualTo(1);
    assertThat(schedule.at(1)).isEqualTo(-2);
    assertThat(Schedule.constant(0.1).at(0.7)).isEqualTo(0.1);
  }

  @Test
  void nearestTakesTheFewestEdits() {
    List<String> candidates = List.of("lander", "cartpole", "walker");
    assertThat(Nearest.to("landr", candidates)).isEqualTo("lander");
    assertThat(Nearest.to("cart-pole", candidates)).isEqualTo("cartpole");
    assertThat(Nearest.to("wlaker", candidates)).isEqualTo("walker");
    assertThat(Nearest.to("lander", candidates)).isEqualTo("lander");
    assertThat(Nearest.to("ab", List.of("cd", "ef"))).isEqualTo("cd");
  }
}
