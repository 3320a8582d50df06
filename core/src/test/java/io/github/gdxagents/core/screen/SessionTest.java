package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.policy.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays without any window: a session knows no graphics. */
class SessionTest {
  private static final float TICK = 0.02f;
  private static final ActionSource TO_THE_RIGHT =
      (observation, mask, action) -> action.setChoice(0, 1);

  private final List<Session> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Session::close);
  }

  private Session open(Game game, PolicySeat seat, Pilot pilot) {
    ActionSource human = game.human(new HeldKeys());
    Session session = new Session(game.open(false), seat, human, pilot, 7);
    opened.add(session);
    return session;
  }

  private Session cartPole() {
    return open(Games.CARTPOLE, PolicySeat.of(TO_THE_RIGHT, "to the right"), Pilot.POLICY);
  }

  private static void playToTheEnd(Session session) {
    for (int frame = 0; frame < 2000 && !session.over(); frame++) {
      session.update(TICK);
    }
    assertThat(session.over()).isTrue();
  }

  @Test
  void makesOneTickForEachFiftiethOfASecond() {
    Session session = cartPole();

    session.update(TICK / 2);
    assertThat(session.ticks()).isZero();
    assertThat(session.interpolation()).isBetween(0.49f, 0.51f);
    session.update(TICK / 2 + 0.001f);
    assertThat(session.ticks()).isEqualTo(1);
  }

  @Test
  void atEightTimesTheSpeedEightTicksPassInTheTimeOfOne() {
    Session session = cartPole();
    session.faster();
    session.faster();
    session.faster();
    session.faster();

    session.update(TICK * 1.01f);

    assertThat(session.speed()).isEqualTo(8);
    assertThat(session.ticks()).isEqualTo(8);
  }

  @Test
  void nothingMovesWhilePaused() {
    Session session = cartPole();
    session.togglePause();

    float gameSeconds = session.update(1);

    assertThat(session.ticks()).isZero();
    assertThat(gameSeconds).isZero();
  }

  @Test
  void eachStepIsOneTickHoweverLongTheFrame() {
    Session session = cartPole();
    session.update(TICK * 1.5f);

    session.step();
    assertThat(session.paused()).isTrue();
    assertThat(session.update(1)).isEqualTo(TICK);
    assertThat(session.ticks()).isEqualTo(2);
    assertThat(session.update(1)).isZero();
    session.step();
    session.step();
    assertThat(session.update(0.001f)).isEqualTo(2 * TICK);
    assertThat(session.ticks()).isEqualTo(4);

    session.step();
    session.togglePause();
    session.togglePause();
    assertThat(session.update(1)).as("a step that was given up").isZero();
    session.togglePause();
    session.update(TICK * 0.6f);
    assertThat(session.ticks()).as("what was left of the frame before").isEqualTo(5);
  }

  @Test
  void inSlowMotionTicksAreFewerAndNotShorter() {
    Session session = cartPole();
    for (int i = 0; i < 5; i++) {
      session.slower();
    }
    assertThat(session.speed()).isEqualTo(1 / 8f);

    for (int frame = 0; frame < 15; frame++) {
      assertThat(session.update(TICK / 2)).isEqualTo(TICK / 16);
    }
    assertThat(session.ticks()).isZero();
    assertThat(session.interpolation()).isBetween(0.93f, 0.95f);
    session.update(TICK * 0.6f);

    assertThat(session.ticks()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, -1, 0, 1, 3})
  void anEpisodeIsTheSameAtEachPaceAndTickByTick(int doublings) {
    Session stepped = open(Games.LANDER, PolicySeat.empty("none", List.of()), Pilot.RANDOM);
    for (int tick = 0; tick < 2000 && !stepped.over(); tick++) {
      stepped.step();
      stepped.update(0);
    }
    Session paced = open(Games.LANDER, PolicySeat.empty("none", List.of()), Pilot.RANDOM);
    for (int i = 0; i < Math.abs(doublings); i++) {
      if (doublings < 0) {
        paced.slower();
      } else {
        paced.faster();
      }
    }

    for (int frame = 0; frame < 20_000 && !paced.over(); frame++) {
      paced.update(1 / 37f);
    }

    assertThat(paced.over()).isTrue();
    assertThat(paced.ticks()).isEqualTo(stepped.ticks());
    assertThat(paced.score()).isEqualTo(stepped.score());
  }

  @Test
  void stepsEndWithTheEpisode() {
    Session session = cartPole();
    playToTheEnd(session);
    long ticks = session.ticks();

    session.step();

    assertThat(session.update(5)).isZero();
    assertThat(session.ticks()).isEqualTo(ticks);
    assertThat(session.scores().size()).isEqualTo(1);
    session.restart();
    session.update(5);
    assertThat(session.ticks()).isZero();
  }

  @Test
  void theEpisodeOfAChosenSeedIsTheOneThatBeginsWithIt() {
    Session session = cartPole();
    session.playSeed(1234);
    assertThat(session.seed()).isEqualTo(1234);
    assertThat(session.episode()).isEqualTo(2);
    playToTheEnd(session);
    double score = session.score();
    session.playSeed(-5);
    playToTheEnd(session);

    Session other =
        new Session(
            Games.CARTPOLE.open(false),
            PolicySeat.of(TO_THE_RIGHT, "to the right"),
            Games.CARTPOLE.human(new HeldKeys()),
            Pilot.POLICY,
            1234);
    opened.add(other);
    playToTheEnd(other);

    assertThat(other.score()).isEqualTo(score);
    assertThat(session.seed()).isEqualTo(-5);
  }

  @Test
  void chanceToo() {
    Session session = open(Games.LANDER, PolicySeat.empty("none", List.of()), Pilot.RANDOM);
    playToTheEnd(session);
    double score = session.score();
    session.nextEpisode();
    playToTheEnd(session);
    assertThat(session.score()).isNotEqualTo(score);

    session.playSeed(7);
    playToTheEnd(session);

    assertThat(session.score()).as("of the first episode").isEqualTo(score);
  }

  /** A policy with a choice of two, of which it prefers neither. */
  @Test
  void onlyAPolicyThatPlaysAndHasDecidedTellsWhatItThought() {
    AgentSpec spec = new CartPole().spec();
    Policy policy =
        new Policy(
            spec,
            ObservationNormalizer.identity(4),
            Network.dense(
                new int[] {4, 2}, Activation.TANH, new float[][] {new float[8]}, new float[1][2]),
            new float[0],
            new Provenance("cartpole", "", "", Map.of(), 1, 0, 0, 0, 0));
    Session session = open(Games.CARTPOLE, PolicySeat.deterministic(policy, spec), Pilot.POLICY);

    assertThat(session.thinker()).as("before the first decision").isNull();
    session.update(TICK * 1.01f);
    PolicyPlayer thinker = Objects.requireNonNull(session.thinker());
    assertThat(thinker.probability(0, 1)).isEqualTo(0.5);
    session.restart();
    assertThat(session.thinker()).as("in a new episode").isNull();
    session.update(TICK * 1.01f);
    session.setPilot(Pilot.HUMAN);
    assertThat(session.thinker()).as("while another one plays").isNull();
    assertThat(cartPole().thinker()).as("of a script").isNull();
  }

  @Test
  void showsTheResultForAWhileAndGoesOnWithTheNextSeed() {
    Session session = cartPole();
    playToTheEnd(session);
    double score = session.score();

    session.update(1);
    assertThat(session.over()).isTrue();
    assertThat(session.seed()).isEqualTo(7);
    session.update(2);

    assertThat(session.over()).isFalse();
    assertThat(session.seed()).isEqualTo(8);
    assertThat(session.episode()).isEqualTo(2);
    assertThat(session.scores().size()).isEqualTo(1);
    assertThat(session.scores().mean()).isEqualTo(score);
    assertThat(session.scores().verdict(0)).isEqualTo(Outcome.Verdict.FAILURE);
  }

  @Test
  void restartPlaysTheSameEpisodeAgain() {
    Session session = cartPole();
    playToTheEnd(session);
    long ticks = session.ticks();

    session.restart();
    assertThat(session.seed()).isEqualTo(7);
    assertThat(session.episode()).isEqualTo(1);
    playToTheEnd(session);

    assertThat(session.ticks()).isEqualTo(ticks);
  }

  @Test
  void handsControlFromOneToTheNext() {
    Session session = cartPole();

    session.nextPilot();
    assertThat(session.pilot()).isEqualTo(Pilot.HUMAN);
    session.nextPilot();
    assertThat(session.pilot()).isEqualTo(Pilot.RANDOM);
    session.nextPilot();
    assertThat(session.pilot()).isEqualTo(Pilot.POLICY);
  }

  @Test
  void withoutAPolicyTheHumanPlaysAndNobodyElseIsHandedTheSeat() {
    Session session = open(Games.CARTPOLE, PolicySeat.empty("none", List.of()), Pilot.POLICY);

    assertThat(session.pilot()).isEqualTo(Pilot.HUMAN);
    session.setPilot(Pilot.POLICY);
    assertThat(session.pilot()).isEqualTo(Pilot.HUMAN);
    session.nextPilot();
    session.nextPilot();
    assertThat(session.pilot()).isEqualTo(Pilot.HUMAN);
  }

  @Test
  void theNewPilotDecidesFromTheNextTickOn() {
    int[] decisions = new int[1];
    ActionSource counting = (observation, mask, action) -> decisions[0]++;
    Session session = open(Games.CARTPOLE, PolicySeat.of(counting, "counting"), Pilot.POLICY);

    session.update(TICK * 1.01f);
    session.setPilot(Pilot.HUMAN);
    session.update(TICK);

    assertThat(session.ticks()).isEqualTo(2);
    assertThat(decisions[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("io.github.gdxagents.core.screen.Games#ALL")
  void chancePlaysEveryGameToAnEnd(Game game) {
    Session session = open(game, PolicySeat.empty("none", List.of()), Pilot.RANDOM);

    playToTheEnd(session);

    assertThat(session.scores().size()).isEqualTo(1);
    assertThat(session.score()).isNotZero();
  }
}
