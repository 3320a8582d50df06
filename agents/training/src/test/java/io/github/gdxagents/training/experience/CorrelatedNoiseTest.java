package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrelatedNoiseTest {

  private static final int DRAWS = 40_000;
  private static final float MEAN = 0.25f;
  private static final float LOG_DEVIATION = -0.7f;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("nothing", 1, "")
          .discrete("gear", "low", "high")
          .continuous("steer", "", -1, 1)
          .build();

  private final ActionSpec actions = SPEC.action();
  private final ActionMask mask = new ActionMask(actions);
  private final RandomStream random = new RandomStream(3);
  private final Actor actor = new Actor(policy(), 2);

  /** Puts out two equal logits and the mean, whatever it sees. */
  private static Policy policy() {
    Network network =
        new Network(List.of(new Dense(1, 3, new float[3], new float[] {0, 0, MEAN}, null)));
    return new Policy(
        SPEC,
        ObservationNormalizer.identity(1),
        network,
        new float[] {LOG_DEVIATION},
        new Provenance("test", "PPO", "test", Map.of(), 1, 0, 0, 0, 0));
  }

  /** Draws in the second row of a batch, and returns the noise in deviations. */
  private double draw(CorrelatedNoise noise) {
    actor.clear();
    actor.add(new float[1], mask);
    int row = actor.add(new float[1], mask);
    actor.forward();
    double drawn = actor.sample(row, random);
    float choice = actor.actions()[2];
    double logProbability = noise.correlate(actor, row, drawn);
    double z = (actor.actions()[3] - MEAN) / Math.exp(LOG_DEVIATION);
    assertThat(actor.actions()[2]).isEqualTo(choice);
    assertThat(logProbability)
        .isCloseTo(
            Math.log(0.5) - 0.5 * z * z - LOG_DEVIATION - 0.5 * Math.log(2 * Math.PI),
            within(1e-5));
    return z;
  }

  @Test
  void eachActionIsDrawnAsThePolicySaysAndResemblesTheOneBefore() {
    CorrelatedNoise noise = new CorrelatedNoise(actions, 0.8);
    double sum = 0;
    double squares = 0;
    double products = 0;
    double before = draw(noise);
    for (int i = 0; i < DRAWS; i++) {
      double now = draw(noise);
      sum += now;
      squares += now * now;
      products += now * before;
      before = now;
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(0.08));
    assertThat(squares / DRAWS).isCloseTo(1, within(0.06));
    assertThat(products / DRAWS).isCloseTo(0.8, within(0.06));
  }

  @Test
  void aNewLifeKnowsNothingOfTheOneBefore() {
    CorrelatedNoise noise = new CorrelatedNoise(actions, 0.9);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < DRAWS; i++) {
      noise.beginLife();
      double last = draw(noise);
      noise.beginLife();
      double first = draw(noise);
      squares += first * first;
      products += last * first;
    }
    assertThat(squares / DRAWS).isCloseTo(1, within(0.04));
    assertThat(products / DRAWS).isCloseTo(0, within(0.03));
  }

  @Test
  void itGoesOnWhereItWasSaved() throws IOException {
    CorrelatedNoise noise = new CorrelatedNoise(actions, 0.8);
    draw(noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    noise.save(new DataOutputStream(bytes));
    long state = random.state();
    double expected = draw(noise);

    CorrelatedNoise loaded = new CorrelatedNoise(actions, 0.8);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    random.setSeed(state);
    assertThat(draw(loaded)).isEqualTo(expected);
  }

  @Test
  void choicesStayAsTheyWereDrawn() {
    AgentSpec gears =
        AgentSpec.builder().observe("nothing", 1, "").discrete("gear", "low", "high").build();
    Network network =
        new Network(List.of(new Dense(1, 2, new float[2], new float[] {0.3f, 1.7f}, null)));
    Policy policy =
        new Policy(
            gears,
            ObservationNormalizer.identity(1),
            network,
            new float[0],
            new Provenance("test", "PPO", "test", Map.of(), 1, 0, 0, 0, 0));
    Actor choosing = new Actor(policy, 1);
    int row = choosing.add(new float[1], new ActionMask(gears.action()));
    choosing.forward();
    double drawn = choosing.sample(row, random);

    assertThat(new CorrelatedNoise(gears.action(), 0.5).correlate(choosing, row, drawn))
        .isEqualTo(drawn);
  }
}
