package io.github.gdxagents.core.hockey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Stepper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AirHockeyTest {

  private static final ActionSource RESTING = (observation, mask, action) -> {};

  private final AirHockey game = new AirHockey();
  private final Stepper stepper = new Stepper(game);

  @AfterEach
  void close() {
    stepper.close();
  }

  private static ActionSource going(float forwards, float leftwards) {
    return (observation, mask, action) -> {
      action.setAxis(0, forwards);
      action.setAxis(1, leftwards);
    };
  }

  private void play(ActionSource left, ActionSource right, long seed) {
    stepper.seat(0, left);
    stepper.seat(1, right);
    stepper.reset(seed);
    while (!stepper.over()) {
      stepper.step();
    }
  }

  private float[] seenBy(int player) {
    stepper.agent(player).observe();
    return stepper.agent(player).observation();
  }

  /** What one sees of itself, the other sees of its opponent, turned by 180°. */
  @Test
  void bothSeeTheSameAsIfTheyPlayedFromTheLeft() {
    stepper.seat(0, new RandomPlayer(1));
    stepper.seat(1, new RandomPlayer(2));
    stepper.reset(3);
    for (int decision = 0; decision < 100; decision++) {
      stepper.step();
    }
    float[] left = seenBy(0).clone();
    float[] right = seenBy(1);
    for (int i = 0; i < 4; i++) {
      assertThat(right[i]).isEqualTo(-left[i]);
      assertThat(right[4 + i]).isEqualTo(-left[8 + i]);
      assertThat(right[8 + i]).isEqualTo(-left[4 + i]);
    }
    assertThat(right[12]).isEqualTo(-left[12]);
    assertThat(left[4]).isEqualTo(game.agents().get(0).x());
    assertThat(left[9]).isEqualTo(game.agents().get(1).y());
  }

  /** From rest, 25 m/s² for a tenth of a second, and no faster than 2.5 m/s. */
  @Test
  void malletsReachTheirVelocityInATenthOfASecond() {
    stepper.seat(0, going(1, 0));
    stepper.seat(1, going(0.6f, -0.8f));
    stepper.reset(1);
    stepper.step();
    assertThat(seenBy(0)[6]).isCloseTo(2 * 250f / 60, within(1e-3f));
    stepper.step();
    stepper.step();
    assertThat(seenBy(0)[6]).isCloseTo(25, within(1e-3f));
    assertThat(seenBy(0)[7]).isZero();
    assertThat(seenBy(1)[6]).isCloseTo(15, within(1e-3f));
    assertThat(seenBy(1)[7]).isCloseTo(-20, within(1e-3f));
    assertThat(game.agents().get(1).x()).isLessThan(AirHockey.START_X);
  }

  @Test
  void malletsStayInTheirHalf() {
    for (float forwards = -1; forwards <= 1; forwards += 2) {
      for (float leftwards = -1; leftwards <= 1; leftwards += 2) {
        stepper.seat(0, going(forwards, leftwards));
        stepper.seat(1, going(forwards, leftwards));
        stepper.reset(1);
        for (int decision = 0; decision < 60; decision++) {
          stepper.step();
          float x = game.agents().get(0).x();
          assertThat(x).isBetween(-9.52f, -0.48f);
          assertThat(Math.abs(game.agents().get(0).y())).isLessThan(4.52f);
          assertThat(game.agents().get(1).x()).isBetween(0.48f, 9.52f);
        }
      }
    }
  }

  @Test
  void aMatchIsOverAtTheGoalsThatTheEpisodeAsksFor() {
    stepper.seat(0, new AirHockeyScript());
    stepper.seat(1, RESTING);
    stepper.reset(Episode.of(5, game.parameters()).with("goals", 2));
    while (!stepper.over()) {
      stepper.step();
    }
    assertThat(game.agents().get(0).goals()).isEqualTo(2);
    assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TERMINATED);
    assertThat(stepper.agent(0).lifeReturn()).isEqualTo(2 - game.agents().get(1).goals());
    assertThat(stepper.agent(1).lifeReturn()).isEqualTo(-stepper.agent(0).lifeReturn());
  }

  /** Nobody moves, and the puck goes to and fro or is served to and fro. */
  @Test
  void aPuckThatLiesIsServedToTheOther() {
    List<Integer> turnovers = new ArrayList<>();
    game.setListener(
        new AirHockeyListener() {
          @Override
          public void turnedOver() {
            turnovers.add(game.tick());
          }
        });
    play(going(-1, 0), going(-1, 0), 2);
    assertThat(turnovers).isNotEmpty();
    assertThat(turnovers.get(0)).isGreaterThanOrEqualTo(300);
    for (int i = 1; i < turnovers.size(); i++) {
      assertThat(turnovers.get(i) - turnovers.get(i - 1)).isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void theScriptBeatsChance() {
    int won = 0;
    for (int match = 0; match < 20; match++) {
      boolean first = match % 2 == 0;
      ActionSource script = new AirHockeyScript();
      ActionSource chance = new RandomPlayer(match);
      play(first ? script : chance, first ? chance : script, match);
      won += stepper.agent(first ? 0 : 1).lifeReturn() > 0 ? 1 : 0;
    }
    assertThat(won).isGreaterThanOrEqualTo(19);
  }

  /** A puck at full speed against a mallet that pushes it into a rail, and into a corner. */
  @Test
  void thePuckNeverLeavesTheTableButThroughAGoal() {
    for (int match = 0; match < 30; match++) {
      stepper.seat(0, match % 2 == 0 ? new AirHockeyScript() : new RandomPlayer(match));
      stepper.seat(1, new AirHockeyScript());
      stepper.reset(match);
      while (!stepper.over()) {
        stepper.step();
        boolean inGoal = Math.abs(game.puckY()) < AirHockey.HALF_GOAL;
        assertThat(Math.abs(game.puckX())).isLessThan(inGoal ? 11.5f : 9.65f);
        assertThat(Math.abs(game.puckY())).isLessThan(4.65f);
        assertThat(game.puckSpeed()).isLessThanOrEqualTo(60.001f);
      }
    }
  }
}
