package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.network.Learner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of policies that see several grids and sets: saved, trained on from, resumed. */
class SightTrainingTest {

  private static final TrainingSettings SETTINGS =
      ToyTraining.SETTINGS.with(
          Map.of("steps-per-rollout", "16", "hidden", "9", "entity-layers", "7,5"));

  /** A map, what is near in it, friends and foes: nobody earns anything but by luck. */
  private static final class CrowdedGame extends SoloGame {

    private final float[] map = new float[30 * 24];
    private final float[] near = new float[2 * 5 * 5];

    CrowdedGame() {
      super(
          AgentSpec.builder()
              .observeGrid("map", 1, 30, 24, 0, 1)
              .observeSet("friends", 4, 3, "m", -9, 9)
              .observe("speed", 2, "m/s")
              .observeGrid("near", 2, 5, 5, 0, 1)
              .observeSet("foes", 6, 1, "m", -9, 9)
              .discrete("move", "left", "right", "stay")
              .build());
    }

    @Override
    void begin() {
      step();
    }

    @Override
    void step() {
      for (int i = 0; i < map.length; i++) {
        map[i] = random.nextInt(3) == 0 ? 1 : 0;
      }
      for (int i = 0; i < near.length; i++) {
        near[i] = random.nextFloat();
      }
      reward = random.nextInt(3) == choice ? 1 : 0;
      state = tick < 20 ? AgentState.RUNNING : AgentState.TERMINATED;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(map);
      for (int friend = 0; friend < tick % 5; friend++) {
        observation.add(friend, tick).add(1);
      }
      observation.endSet().add(tick, -1).add(near);
      for (int foe = 0; foe < (tick + 2) % 7; foe++) {
        observation.add(foe);
      }
      observation.endSet();
    }
  }

  private static Trainer trainer(TrainingSettings settings, TrainingPlan plan) {
    return new Trainer("crowd", CrowdedGame::new, settings, plan);
  }

  private static TrainingPlan plan() {
    return new TrainingPlan(1, 100_000, 2, Learner.FUSED);
  }

  private static Policy trained(TrainingSettings settings) {
    try (Trainer trainer = trainer(settings, plan())) {
      trainer.iterate();
      trainer.iterate();
      return trainer.policy();
    }
  }

  private static Policy savedAndRead(Policy policy) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PolicyFile.write(policy, file);
    return PolicyFile.read(new ByteArrayInputStream(file.toByteArray()));
  }

  /** The second kernel is cut to what the first one leaves of the small grid. */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "6x4/2,5x3", "3x30"})
  void isTrainedOnFromByWhateverSettingsThereAre(String convolutions) throws IOException {
    Policy policy =
        savedAndRead(
            trained(
                SETTINGS.with(
                    Map.of("convolutions", convolutions, "value-network-limit", "9999"))));
    for (String others : new String[] {"auto", "6x4/2,5x3", "2x3"}) {
      TrainingSettings settings =
          TrainingSettings.DEFAULT
              .with(Map.of("convolutions", others, "entity-layers", "3"))
              .with(Map.of("simulations", "2", "steps-per-rollout", "16", "learning-rate", "0"))
              .withNetworkOf(policy);
      assertThat(settings.network().entityLayers()).containsExactly(7, 5);
      assertThat(settings.withNetworkOf(policy)).isEqualTo(settings);
      try (Trainer trainer = trainer(settings, plan().startingFrom(policy))) {
        trainer.iterate();
        Policy same = trainer.policy();
        for (int l = 0; l < policy.network().layers().size(); l++) {
          Layer layer = same.network().layers().get(l);
          assertThat(layer.weights()).isEqualTo(policy.network().layers().get(l).weights());
          assertThat(layer.biases()).isEqualTo(policy.network().layers().get(l).biases());
        }
      }
    }
  }

  @Test
  void aResumedRunComesOutTheSame() throws IOException {
    TrainingSettings settings = SETTINGS.with(Map.of("memory", "6", "sequence-length", "7"));
    try (Trainer whole = trainer(settings, plan().resumable());
        Trainer resumed = trainer(settings, plan().resumable())) {
      whole.iterate();
      resumed.restore(whole.checkpoint());
      whole.iterate();
      resumed.iterate();
      for (int l = 0; l < whole.policy().network().layers().size(); l++) {
        assertThat(resumed.policy().network().layers().get(l).weights())
            .isEqualTo(whole.policy().network().layers().get(l).weights());
      }
      assertThat(resumed.policy().normalizer().mean(5))
          .isEqualTo(whole.policy().normalizer().mean(5));
    }
  }
}
