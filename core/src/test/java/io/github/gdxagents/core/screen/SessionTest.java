package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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

    session.update(1);

    assertThat(session.ticks()).isZero();
    assertThat(session.gameSeconds(1)).isZero();
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
