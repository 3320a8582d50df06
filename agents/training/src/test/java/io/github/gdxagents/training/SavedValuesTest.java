package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a saved policy carries the value network, and in which units. */
class SavedValuesTest {

  private static final double DISCOUNT = 0.9;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "simulations", "8",
          "steps-per-rollout", "64",
          "hidden", "16",
          "discount", Double.toString(DISCOUNT));

  /** Pays a wage for each of four ticks, whatever the agent does, and shows how many are left. */
  private static final class WageGame extends SoloGame {

    private static final int TICKS = 4;
    private final float wage;

    WageGame(float wage) {
      super(AgentSpec.builder().observe("left", 1, "", 0, TICKS).discrete("key", "a", "b").build());
      this.wage = wage;
    }

    @Override
    void begin() {}

    @Override
    void step() {
      reward = wage;
      state = tick < TICKS ? AgentState.RUNNING : AgentState.TERMINATED;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(TICKS - tick);
    }
  }

  private static Trainer trainer(
      float wage, long steps, Map<String, String> changes, @Nullable Policy start) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(changes);
    TrainingPlan plan = new TrainingPlan(1, steps, 2, Learner.FUSED);
    return new Trainer(
        "wage",
        () -> new WageGame(wage),
        TrainingSettings.DEFAULT.with(all),
        start == null ? plan : plan.startingFrom(start));
  }

  private static Policy train(float wage, long steps, Map<String, String> changes) {
    try (Trainer trainer = trainer(wage, steps, changes, null)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      PolicyFile.write(trainer.policy(), file);
      return PolicyFile.read(new ByteArrayInputStream(file.toByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, false, ppo, game:1",
    "1000, false, false, ppo, game:0.001",
    "1, false, true, ppo, game:1",
    "1000, true, false, ppo, game:1",
    "1000, true, true, ppo, game:2",
    "0.001, true, false, vpg, game:1",
    "1000, true, false, trpo, game:1",
  })
  void theValueIsTheDiscountedReturnInTheUnitsOfTheGame(
      float wage, boolean normalizeRewards, boolean sharedTrunk, String algorithm, String reward) {
    Map<String, String> changes = new HashMap<>();
    changes.put("algorithm", algorithm);
    changes.put("reward", reward);
    changes.put("normalize-rewards", Boolean.toString(normalizeRewards));
    changes.put("shared-trunk", Boolean.toString(sharedTrunk));
    changes.put(algorithm.equals("ppo") ? "learning-rate" : "value-learning-rate", "1e-2..1e-3");
    PolicyPlayer player = train(wage, 30_000, changes).player();

    Stepper stepper = new Stepper(new WageGame(wage), life -> {});
    stepper.seat(0, player);
    stepper.reset(1);
    for (int left = WageGame.TICKS; left > 0; left--) {
      stepper.decide();
      double expected = wage * (1 - Math.pow(DISCOUNT, left)) / (1 - DISCOUNT);
      assertThat(player.value()).as("%d left", left).isCloseTo(expected, within(0.1 * expected));
      stepper.advanceToDecision();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, false, game:1",
    "1000, true, false, game:1",
    "1000, true, true, game:2",
    "0.001, true, false, game:1"
  })
  void aRunGoesOnWithTheValuesOfThePolicyThatItStartsFrom(
      float wage, boolean normalizeRewards, boolean sharedTrunk, String reward) {
    Map<String, String> changes = new HashMap<>();
    changes.put("reward", reward);
    changes.put("normalize-rewards", Boolean.toString(normalizeRewards));
    changes.put("shared-trunk", Boolean.toString(sharedTrunk));
    changes.put("learning-rate", "1e-2..1e-3");
    Policy judge = train(wage, 30_000, changes);
    assertThat(explainedAtFirst(judge, wage, changes)).isGreaterThan(0.95);

    changes.put("value-network-limit", "0");
    Policy without = train(wage, 30_000, changes);
    assertThat(explainedAtFirst(without, wage, changes)).isLessThan(0.9);
  }

  private static double explainedAtFirst(Policy start, float wage, Map<String, String> changes) {
    try (Trainer trainer = trainer(wage, 30_000, changes, start)) {
      return trainer.iterate().explainedVariance();
    }
  }

  @Test
  void valuesCanBeFittedBeforeThePolicyMoves() {
    try (Trainer trainer = trainer(1, 30_000, Map.of("critic-warm-up", "2"), null)) {
      float[] policy = weights(trainer.policy().network());
      float[] values = weights(trainer.policy().valueNetwork());
      for (int i = 0; i < 2; i++) {
        TrainingReport report = trainer.iterate();
        assertThat(report.update().gradientSteps()).isZero();
        assertThat(report.update().valueLoss()).isPositive();
      }
      assertThat(weights(trainer.policy().network())).isEqualTo(policy);
      assertThat(weights(trainer.policy().valueNetwork())).isNotEqualTo(values);

      assertThat(trainer.iterate().update().gradientSteps()).isPositive();
      assertThat(weights(trainer.policy().network())).isNotEqualTo(policy);
    }
  }

  private static float[] weights(@Nullable Network network) {
    return Objects.requireNonNull(network).denseLayer(0).weights();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared-trunk=true", "algorithm=grpo"})
  void valuesAreNotFittedFirstWhereThatIsNoneOrMovesThePolicy(String setting) {
    int equals = setting.indexOf('=');
    Map<String, String> changes =
        Map.of("critic-warm-up", "2", setting.substring(0, equals), setting.substring(equals + 1));
    assertThatThrownBy(() -> TrainingSettings.DEFAULT.with(changes))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("critic-warm-up must be 0 with " + setting);
  }

  @Test
  void onlyASmallValueNetworkIsSaved() {
    int parameters = (1 + 1) * 16 + (16 + 1);
    for (int limit : new int[] {0, parameters - 1}) {
      Map<String, String> changes = Map.of("value-network-limit", Integer.toString(limit));
      assertThat(train(1, 1, changes).valueNetwork()).isNull();
    }
    Map<String, String> changes = Map.of("value-network-limit", Integer.toString(parameters));
    assertThat(train(1, 1, changes).valueNetwork()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"algorithm=grpo", "algorithm=vpg baseline=none"})
  void aMethodWithoutValuesSavesNone(String settings) {
    Map<String, String> changes = new HashMap<>();
    for (String setting : settings.split(" ")) {
      int equals = setting.indexOf('=');
      changes.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    assertThat(train(1, 1, changes).valueNetwork()).isNull();
  }
}
