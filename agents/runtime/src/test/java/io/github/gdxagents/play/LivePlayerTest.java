package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePlayerTest {

  private static final float STEP = 1 / 60f;

  /** Decides by what it sees, so that a decision at another tick would lead elsewhere. */
  private static final ActionSource TO_THE_MIDDLE =
      (observation, mask, action) ->
          action.setChoice(0, observation[0] + observation[1] > 0 ? 0 : 2);

  private static final ActionSource IDLE = (observation, mask, action) -> action.setChoice(0, 1);

  @Test
  void playsTheSameGameAtAnyFrameRate() {
    TestSimulation simulation = new TestSimulation(4, 1);
    Stepper stepper = new Stepper(simulation);
    List<Float> expected = new ArrayList<>();
    stepper.reset(7);
    while (expected.size() < 600) {
      stepper.agent(0).beforeTick(TO_THE_MIDDLE);
      stepper.tick();
      expected.add(simulation.puck(0).position);
    }

    RandomStream random = new RandomStream(3);
    assertThat(positions(() -> 1 / 60f)).isEqualTo(expected);
    assertThat(positions(() -> 1 / 30f)).isEqualTo(expected);
    assertThat(positions(() -> 1 / 144f)).isEqualTo(expected);
    assertThat(positions(() -> random.nextFloat(0, 0.1f))).isEqualTo(expected);
    assertThat(positions(() -> 5f)).isEqualTo(expected);
  }

  @Test
  void tellsWhoPlaysAndTheHowManiethEpisodeItIs() {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 2), IDLE, TO_THE_MIDDLE);

    assertThat(player.agentCount()).isEqualTo(2);
    assertThat(player.source(0)).isSameAs(IDLE);
    assertThat(player.source(1)).isSameAs(TO_THE_MIDDLE);
    player.setSource(1, IDLE);
    assertThat(player.source(1)).isSameAs(IDLE);
    assertThat(player.episodes()).isZero();
    player.start(7);
    player.start(8);
    assertThat(player.episodes()).isEqualTo(2);
  }

  /** The puck's positions after each of the first 600 ticks, whatever frames they were made in. */
  private static List<Float> positions(Supplier<Float> frameSeconds) {
    List<Float> positions = new ArrayList<>();
    TestSimulation simulation = new TestSimulation(4, 1);
    RecordingSimulation recording = new RecordingSimulation(simulation, positions);
    LivePlayer player = new LivePlayer(recording, TO_THE_MIDDLE);
    player.start(7);
    while (player.tickCount() < 600) {
      player.update(frameSeconds.get());
    }
    return positions.subList(0, 600);
  }

  @ParameterizedTest
  @ValueSource(floats = {1 / 30f, 1 / 60f, 1 / 144f, 0.004f})
  void gameTimeKeepsUpWithTheClock(float frameSeconds) {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), IDLE);
    player.start(1);
    int frames = (int) (20 / frameSeconds);
    int ticks = 0;
    for (int frame = 0; frame < frames; frame++) {
      ticks += player.update(frameSeconds);
    }

    assertThat(ticks).isBetween(1198, 1200);
    assertThat(player.tickCount()).isEqualTo(ticks);
  }

  @ParameterizedTest
  @ValueSource(floats = {10, 24, 30, 50, 59.94f, 60, 75, 120, 144, 165, 240, 1000})
  void overAnHourNoTickIsLostAndNoFrameLiesBeyondTheNextTick(float framesPerSecond) {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), IDLE);
    player.start(1);
    float frameSeconds = 1 / framesPerSecond;
    int frames = Math.round(framesPerSecond * 3_600);
    for (int frame = 0; frame < frames; frame++) {
      player.update(frameSeconds);
      float interpolation = player.interpolation();
      if (!(interpolation >= 0 && interpolation < 1)) {
        throw new AssertionError("interpolation is " + interpolation + " at frame " + frame);
      }
    }

    double elapsedTicks = (double) frames * frameSeconds / STEP;
    assertThat(player.tickCount() + player.interpolation())
        .isCloseTo((float) elapsedTicks, within(0.1f));
  }

  /** A frame that ends a hair before the next tick: it must not be drawn as if that were over. */
  @Test
  void theShareOfATickIsBelowOneHoweverNearTheNextOneIs() {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), IDLE);
    player.start(1);
    player.update(Math.nextDown(STEP));
    player.update(Math.nextDown(STEP) * 0x1p-25f);

    assertThat(player.tickCount()).isZero();
    assertThat(player.interpolation()).isBetween(0.9999f, Math.nextDown(1f));
  }

  @Test
  void aLongFrameMakesAQuarterSecondOfTicksAtMost() {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), IDLE);
    player.start(1);

    assertThat(player.update(100)).isBetween(14, 15);
    assertThat(player.update(0)).isZero();
    assertThat(player.update(Float.POSITIVE_INFINITY)).isBetween(14, 15);
  }

  @Test
  void interpolationTellsHowFarTheFrameLiesBetweenTwoTicks() {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), IDLE);
    player.start(1);
    assertThat(player.interpolation()).isZero();
    player.update(0.25f * STEP);
    assertThat(player.interpolation()).isCloseTo(0.25f, within(1e-4f));
    player.update(0.5f * STEP);
    assertThat(player.interpolation()).isCloseTo(0.75f, within(1e-4f));
    player.update(0.5f * STEP);
    assertThat(player.tickCount()).isEqualTo(1);
    assertThat(player.interpolation()).isCloseTo(0.25f, within(1e-4f));
  }

  @Test
  void ticksStopWhenTheEpisodeIsOverAndGoOnWithTheNext() {
    TestSimulation simulation = new TestSimulation(4, 1).endAt(0, 10, AgentState.TERMINATED);
    LivePlayer player = new LivePlayer(simulation, IDLE);
    assertThat(player.over()).isTrue();
    assertThat(player.update(STEP)).isZero();
    player.start(1);

    assertThat(player.update(0.2f)).isEqualTo(10);
    assertThat(player.over()).isTrue();
    assertThat(player.interpolation()).isZero();
    assertThat(player.update(0.2f)).isZero();
    assertThat(player.agent(0).state()).isEqualTo(AgentState.TERMINATED);
    assertThat(player.agent(0).lifeReturn()).isEqualTo(55);

    player.start(2);
    assertThat(player.over()).isFalse();
    assertThat(player.tickCount()).isZero();
    assertThat(player.update(2 * STEP)).isEqualTo(2);
  }

  @Test
  void aTickBeforeTheStartAsksNobody() {
    TestSimulation simulation = new TestSimulation(1, 1);
    LivePlayer player =
        new LivePlayer(
            simulation,
            (observation, mask, action) -> {
              throw new AssertionError("asked before the start");
            });

    assertThatThrownBy(player::tick)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No episode has begun");
    assertThat(simulation.puck(0).observations).isZero();
    assertThat(simulation.puck(0).actions).isZero();
  }

  @Test
  void startingAnewForgetsTheTimeLeftOver() {
    LivePlayer player = new LivePlayer(new TestSimulation(1, 1), IDLE);
    player.start(1);
    player.update(0.9f * STEP);
    player.start(1);

    assertThat(player.interpolation()).isZero();
    assertThat(player.update(0.9f * STEP)).isZero();
  }

  @Test
  void eachAgentHasItsOwnSourceOrAllShareOne() {
    ActionSource left = (observation, mask, action) -> action.setChoice(0, 0);
    ActionSource right = (observation, mask, action) -> action.setChoice(0, 2);
    TestSimulation simulation = new TestSimulation(1, 2);
    LivePlayer apart = new LivePlayer(simulation, left, right);
    apart.start(1);
    apart.update(STEP);
    assertThat(simulation.puck(0).velocity).isNegative();
    assertThat(simulation.puck(1).velocity).isPositive();

    LivePlayer together = new LivePlayer(simulation, right);
    together.start(1);
    together.update(STEP);
    assertThat(simulation.puck(0).velocity).isPositive();
    assertThat(simulation.puck(1).velocity).isPositive();

    together.setSource(1, left);
    together.update(2 * STEP);
    assertThat(simulation.puck(0).velocity).isPositive();
    assertThat(simulation.puck(1).velocity).isNegative();
  }

  @Test
  void changingTheListOfSourcesAfterwardsChangesNothing() {
    TestSimulation simulation = new TestSimulation(1, 1);
    ActionSource[] sources = {(observation, mask, action) -> action.setChoice(0, 2)};
    LivePlayer player = new LivePlayer(simulation, sources);
    sources[0] = IDLE;
    player.start(1);
    player.update(STEP);

    assertThat(simulation.puck(0).velocity).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void aNumberOfSourcesThatFitsNobodyIsAnError(int count) {
    ActionSource[] sources = new ActionSource[count];
    Arrays.fill(sources, IDLE);

    assertThatThrownBy(() -> new LivePlayer(new TestSimulation(1, 3), sources))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "one action source for all 3 agents, or one for each, but got " + count);
  }

  @Test
  void aSourceThatDoesNotFitIsRefusedAtOnce() {
    ActionSource picky =
        new ActionSource() {
          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {}

          @Override
          public void requireSpec(AgentSpec spec) {
            throw new IllegalArgumentException("not for me");
          }
        };
    LivePlayer player = new LivePlayer(new TestSimulation(1, 1), IDLE);

    assertThatThrownBy(() -> new LivePlayer(new TestSimulation(1, 1), picky))
        .hasMessage("not for me");
    assertThatThrownBy(() -> player.setSource(0, picky)).hasMessage("not for me");
  }

  /** Clocks of some devices run backwards for a frame. */
  @ParameterizedTest
  @ValueSource(floats = {-0.001f, -1e9f, Float.NEGATIVE_INFINITY, Float.NaN})
  void aFrameWhoseTimeIsNonsenseMakesNoTickAndLosesNone(float seconds) {
    LivePlayer player = new LivePlayer(new TestSimulation(1, 1), IDLE);
    player.start(1);
    player.update(0.75f * STEP);

    assertThat(player.update(seconds)).isZero();
    assertThat(player.interpolation()).isCloseTo(0.75f, within(1e-4f));
    assertThat(player.update(0.5f * STEP)).isEqualTo(1);
  }

  /** Draws its actions, so that a single draw elsewhere would lead elsewhere. */
  @Test
  void aWarmUpChangesNothingThatIsDecidedLater() {
    assertThat(drawnPositions(true, 5)).isEqualTo(drawnPositions(false, 5));
    assertThat(drawnPositions(true, 5)).isNotEqualTo(drawnPositions(true, 6));
  }

  private static List<Float> drawnPositions(boolean warm, long seed) {
    TestSimulation simulation = new TestSimulation(4, 1);
    Policy policy = policyFor(simulation.spec());
    LivePlayer player = new LivePlayer(simulation, policy.sampler(seed));
    player.start(1);
    List<Float> positions = new ArrayList<>();
    for (int tick = 0; tick < 40; tick++) {
      if (warm && tick % 10 == 5) {
        LivePlayer.warmUp(policy, 3);
      }
      player.tick();
      positions.add(simulation.puck(0).position);
    }
    return positions;
  }

  @Test
  void aWarmUpWritesWhateverShapeIsObserved() {
    AgentSpec spec =
        AgentSpec.builder()
            .fixedStepSeconds(STEP)
            .ticksPerDecision(2)
            .maxTicks(7)
            .observe("height", 2, "m", 3, 4)
            .stacked(3)
            .observe("heat", 1, "K", -9, -2)
            .observeSet("others", 5, 2, "m", -1, 1)
            .observeGrid("map", 1, 2, 3, 0, 1)
            .continuous("thrust", "N", 0, 1)
            .build();

    LivePlayer.warmUp(policyFor(spec), 2);
  }

  @Test
  void aWarmUpLeavesItToThePlayToReportAbsurdWeights() {
    AgentSpec spec = new TestSimulation(4, 1).spec();
    Policy absurd = policyFor(spec, Float.MAX_VALUE);

    LivePlayer.warmUp(absurd, 1);

    TestSimulation simulation = new TestSimulation(4, 1);
    LivePlayer player = new LivePlayer(simulation, absurd);
    player.start(1);
    assertThatThrownBy(player::tick).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LivePlayer.warmUp(absurd, 0)).hasMessageContaining("at least 1");
  }

  private static Policy policyFor(AgentSpec spec) {
    return policyFor(spec, 0.1f);
  }

  private static Policy policyFor(AgentSpec spec, float weight) {
    int inputs = spec.observation().size();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    float[] weights = new float[inputs * outputs];
    Arrays.fill(weights, weight);
    float[] biases = new float[outputs];
    Arrays.fill(biases, weight);
    return new Policy(
        spec,
        ObservationNormalizer.identity(inputs),
        Network.dense(
            new int[] {inputs, outputs},
            Activation.TANH,
            new float[][] {weights},
            new float[][] {biases}),
        new float[spec.action().axisCount()],
        new Provenance("toy", "PPO", "1", Map.of(), 1, 0, 0, 0, 0));
  }
}
