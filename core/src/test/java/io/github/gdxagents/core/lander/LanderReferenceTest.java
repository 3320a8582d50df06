package io.github.gdxagents.core.lander;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.gdxagents.core.physics.RecordedDraws;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flies episodes that were recorded from Gymnasium 1.3.0 (pybox2d 2.3.10), with the random numbers
 * drawn there.
 *
 * <p>Every tick before the first contact is equal bit by bit, and so are whole landings. Crashes
 * deviate by some last digits: libGDX's Box2D rounds otherwise than pybox2d's where it stops a body
 * on its way ({@code b2Sweep::Advance}); the order of contacts, which differs too, shows in none of
 * these flights. The limits lie below what a change of 0.1 % in a constant of engines, masses,
 * frictions or rewards makes; one wrong last digit in an action can grow to more than they allow,
 * too.
 */
class LanderReferenceTest {

  private static final double FREE_FLIGHT_LIMIT = 1e-5;
  private static final double FREE_FLIGHT_REWARD_LIMIT = 2e-5;
  private static final double CONTACT_LIMIT = 5e-5;
  private static final double CONTACT_REWARD_LIMIT = 1e-3;

  static Stream<RecordedEpisode> episodes() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                LanderReferenceTest.class.getResourceAsStream("/lunar-lander-trajectories.json")),
            UTF_8)) {
      return new Gson().fromJson(reader, Recording.class).episodes.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("episodes")
  void aRecordedEpisodeIsFlownAsItWas(RecordedEpisode episode) {
    assumeTrue(
        "Linux amd64".equals(System.getProperty("os.name") + " " + System.getProperty("os.arch")),
        "Box2D rounds as in the recording where it is compiled alike: on Linux, x86-64");
    RecordedDraws draws = episode.draws();
    try (Lander lander = new Lander(episode.settings(), draws)) {
      Deviation freeFlight = new Deviation();
      Deviation contact = new Deviation();
      double earned = 0;
      lander.reset(Episode.of(0));
      for (int tick = 0; tick < episode.steps.size(); tick++) {
        Step step = episode.steps.get(tick);
        lander.act(step.action(lander));
        lander.advance();
        boolean touching = step.observation[6] + step.observation[7] > 0 || step.terminated;
        (touching || contact.ticks > 0 ? contact : freeFlight).add(lander, step);
        earned += lander.reward();
        assertThat(lander.state())
            .as("state after tick %d", tick)
            .isEqualTo(step.terminated ? AgentState.TERMINATED : AgentState.RUNNING);
      }
      System.out.printf(
          "Lander, %s: deviation from the recording %s in free flight, %s from the first contact on%n",
          episode, freeFlight, contact);
      assertThat(draws.left()).as("random numbers never asked for").isZero();
      assertThat(lander.score()).isEqualTo(earned, within(1e-3));
      assertThat(freeFlight.observation).isLessThan(FREE_FLIGHT_LIMIT);
      assertThat(freeFlight.reward).isLessThan(FREE_FLIGHT_REWARD_LIMIT);
      assertThat(contact.observation).isLessThan(CONTACT_LIMIT);
      assertThat(contact.reward).isLessThan(CONTACT_REWARD_LIMIT);
    }
  }

  /** The greatest deviations over some ticks. */
  private static final class Deviation {

    int ticks;
    double observation;
    double reward;

    void add(Lander lander, Step step) {
      ticks++;
      float[] observed = new float[8];
      ObservationWriter writer = new ObservationWriter(lander.spec().observation());
      writer.begin(0, Episode.of(0), lander.tick(), observed);
      lander.observe(writer);
      writer.end();
      for (int i = 0; i < observed.length; i++) {
        observation = Math.max(observation, Math.abs(observed[i] - step.observation[i]));
      }
      reward = Math.max(reward, Math.abs(lander.reward() - (float) step.reward));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1e (reward %.1e) over %s ticks", observation, reward, ticks);
    }
  }

  // The file, field by field.

  private record Recording(List<RecordedEpisode> episodes) {}

  private record RecordedEpisode(
      boolean continuous,
      String pilot,
      double[] terrainUniform,
      double[] initialForce,
      double[] firstIdleStepDispersionUniform,
      List<Step> steps) {

    LanderSettings settings() {
      return continuous ? LanderSettings.continuous() : LanderSettings.discrete();
    }

    RecordedDraws draws() {
      RecordedDraws draws = new RecordedDraws();
      draws.record(0, Lander.WORLD_HEIGHT / 2, terrainUniform);
      draws.record(-1000, 1000, initialForce);
      draws.record(-1, 1, firstIdleStepDispersionUniform);
      steps.forEach(step -> draws.record(-1, 1, step.dispersionUniform));
      return draws;
    }

    @Override
    public String toString() {
      return "%s, %s pilot".formatted(continuous ? "continuous" : "discrete", pilot);
    }
  }

  private record Step(
      JsonElement action,
      double[] dispersionUniform,
      double[] observation,
      double reward,
      boolean terminated) {

    Action action(Lander lander) {
      Action taken = new Action(lander.spec().action());
      if (action.isJsonArray()) {
        // By way of double: JDK 17's parser of float rounds some of these numbers the wrong way.
        taken.setAxis(0, (float) action.getAsJsonArray().get(0).getAsDouble());
        taken.setAxis(1, (float) action.getAsJsonArray().get(1).getAsDouble());
      } else {
        taken.setChoice(0, action.getAsInt());
      }
      return taken;
    }
  }
}
