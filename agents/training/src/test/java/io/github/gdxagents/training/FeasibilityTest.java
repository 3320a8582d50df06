package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.settings.Convolutions;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PolicyFileSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder().observe("camera", 1_000, "").discrete("key", "up", "down").build();

  @Test
  void theLargestArrayOfTheRolloutDecides() {
    // An array holds 2,147,483 decisions of 1,000 numbers.
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(Map.of("simulations", "16", "steps-per-rollout", "134217"));
    assertThatCode(() -> Feasibility.require(SPEC, 1, settings)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Feasibility.require(SPEC, 2, settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "simulations times steps-per-rollout must be at most 1073741, not 2147472; with 16"
                + " simulations, the nearest valid steps-per-rollout is 67108");
  }

  @Test
  void theNearestNetworkIsNamedAndAccepted() {
    assertThatThrownBy(() -> Feasibility.require(SPEC, 1, hidden("8192,8192")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageEndingWith("the nearest valid value is 3462,3462");
    assertThatCode(() -> Feasibility.require(SPEC, 1, hidden("3462,3462")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Feasibility.require(SPEC, 1, hidden("8192,64,8192")))
        .doesNotThrowAnyException();
  }

  @Test
  void whatSeesAGridIsChosenByItsSize() {
    assertThat(filtersFor("auto", 9, 30)).isEqualTo("16x3,32x3");
    assertThat(filtersFor("auto", 20, 30)).isEqualTo("16x4/2,32x3/2");
    assertThat(filtersFor("auto", 84, 84)).isEqualTo("16x8/4,32x4/2");
    assertThat(filtersFor("4x2", 84, 84)).isEqualTo("4x2");
  }

  private static String filtersFor(String convolutions, int height, int width) {
    return new Convolutions(
            TrainingSettings.DEFAULT
                .with(Map.of("convolutions", convolutions))
                .network()
                .convolutions()
                .of(height, width))
        .toString();
  }

  @Test
  void aGridThatUnfoldsToTooManyNumbersIsRefusedWithARemedy() {
    AgentSpec screen =
        AgentSpec.builder().observeGrid("screen", 3, 720, 1280, 0, 1).discrete("key", "a").build();
    assertThatThrownBy(() -> Feasibility.require(screen, 1, convolutions("16x8,16x8/4")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(
            "convolutions of 16x8 see or put out too much of a grid of 3 x 720 x 1280")
        .hasMessageEndingWith(
            "move their windows on by more cells, as in 16x8/4, or let agents observe less");
    assertThatThrownBy(() -> Feasibility.require(screen, 1, convolutions("16x8/8")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("observations of up to 1048576 numbers, not 2764800");
    AgentSpec half =
        AgentSpec.builder().observeGrid("half", 3, 400, 800, 0, 1).discrete("key", "a").build();
    assertThatThrownBy(() -> Feasibility.require(half, 1, convolutions("64x8/8")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("hidden makes a policy of 22");
    assertThatThrownBy(() -> Feasibility.require(half, 1, convolutions("16x8/4,1024x3")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("convolutions of 1024x3 see or put out too much");
    assertThatThrownBy(() -> Feasibility.require(half, 1, convolutions("16x8/4,64x7/2")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("numbers for a decision, and a policy may do so with 268435456");
    AgentSpec image =
        AgentSpec.builder().observeGrid("image", 3, 84, 84, 0, 1).discrete("key", "a").build();
    assertThatCode(
            () ->
                Feasibility.require(
                    image, 1, TrainingSettings.DEFAULT.with(Map.of("simulations", "4"))))
        .doesNotThrowAnyException();
  }

  @Test
  void sequencesOfPicturesMustFitIntoMemory() {
    AgentSpec image =
        AgentSpec.builder().observeGrid("image", 3, 200, 200, 0, 1).discrete("key", "a").build();
    Map<String, String> settings =
        Map.of("memory", "8", "simulations", "1", "steps-per-rollout", "64");
    assertThatThrownBy(() -> Feasibility.require(image, 1, TrainingSettings.DEFAULT.with(settings)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching("sequence-length must be at most \\d+ with such grids or sets.*");
    AgentSpec crowd =
        AgentSpec.builder().observeSet("crowd", 200_000, 4, "m", -9, 9).discrete("k", "a").build();
    assertThatThrownBy(
            () ->
                Feasibility.require(
                    crowd, 1, convolutions("auto").with(Map.of("entity-layers", "256"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("numbers for each decision, and 67108864 are the most");
  }

  private static TrainingSettings convolutions(String text) {
    return TrainingSettings.DEFAULT.with(
        Map.of("convolutions", text, "simulations", "1", "steps-per-rollout", "16"));
  }

  @Test
  void whoCannotSeeGridsAndSetsSaysSo() {
    AgentSpec spec =
        AgentSpec.builder().observeSet("others", 3, 2, "m", -9, 9).discrete("key", "a").build();
    TrainingSettings trpo = TrainingSettings.DEFAULT.with(Map.of("algorithm", "trpo"));
    assertThatThrownBy(() -> Feasibility.require(spec, 1, trpo))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("ppo, vpg and grpo learn from them");
  }

  private static TrainingSettings hidden(String widths) {
    return TrainingSettings.DEFAULT.with(Map.of("hidden", widths));
  }

  @Test
  void aPolicyOfTheMostWeightsCanBeSaved() throws IOException {
    AgentSpec spec = AgentSpec.builder().observe("x", 2, "").discrete("key", "a", "b").build();
    TrainingSettings settings = TrainingSettings.DEFAULT.with(Map.of("hidden", "3929,3929"));
    Feasibility.require(spec, 1, settings);

    int outputs = new ActionDistribution(spec.action()).outputSize();
    Network network = zeros(2, 3929, outputs);
    Network values = zeros(2, 1021, 1);
    Policy policy =
        new Policy(
                spec,
                ObservationNormalizer.identity(2),
                network,
                new float[0],
                new Provenance("toy", "PPO", "0", settings.toMap(), 1, 0, 0, 0, 0))
            .withValueNetwork(values);
    PolicyFile.write(policy, OutputStream.nullOutputStream());
    assertThat(network.parameterCount()).isBetween(15_400_000, 15_466_496);
    assertThat(values.parameterCount()).isBetween(1_040_000, PolicyFileSettings.MOST_VALUE_WEIGHTS);
  }

  /** A network of two hidden layers of the same width. */
  private static Network zeros(int inputs, int hidden, int outputs) {
    return Network.dense(
        new int[] {inputs, hidden, hidden, outputs},
        Activation.TANH,
        new float[][] {
          new float[inputs * hidden], new float[hidden * hidden], new float[hidden * outputs]
        },
        new float[][] {new float[hidden], new float[hidden], new float[outputs]});
  }

  @Test
  void reactionsAreSlowOnlyWhereThatFits() {
    TrainingSettings slow = TrainingSettings.DEFAULT.with(Map.of("reaction-delay", "1000"));
    AgentSpec image =
        AgentSpec.builder().observeGrid("image", 3, 84, 84, 0, 1).discrete("key", "a").build();

    assertThatCode(() -> Feasibility.require(SPEC, 1, slow)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Feasibility.require(image, 1, slow))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("reaction-delay=1000 would keep 21189168 numbers");
    assertThatThrownBy(
            () -> Feasibility.require(SPEC, 1, slow.with(Map.of("reward", "game:1,gail:1"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("reaction-delay must be 0 and decision-interval 1 with the reward");
  }
}
