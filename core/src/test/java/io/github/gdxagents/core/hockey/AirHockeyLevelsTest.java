package io.github.gdxagents.core.hockey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matches of the levels with each other. How each does against each other one: tournament. */
class AirHockeyLevelsTest {

  static IntStream levels() {
    return IntStream.rangeClosed(1, AirHockeyLevels.COUNT);
  }

  private static Supplier<ActionSource> level(int level) {
    Policy policy = AirHockeyLevels.policy(level);
    return policy::player;
  }

  /** What came of some matches, every episode once from each side. */
  private record Score(int won, int lost) {

    static Score of(Supplier<ActionSource> one, Supplier<ActionSource> other, int matches) {
      int won = 0;
      int lost = 0;
      try (Stepper stepper = new Stepper(new AirHockey())) {
        for (int match = 0; match < matches; match++) {
          int side = match % 2;
          stepper.seat(side, one.get());
          stepper.seat(1 - side, other.get());
          stepper.reset(match / 2);
          while (!stepper.over()) {
            stepper.step();
          }
          double earned = stepper.agent(side).lifeReturn();
          won += earned > 0 ? 1 : 0;
          lost += earned < 0 ? 1 : 0;
        }
      }
      return new Score(won, lost);
    }
  }

  @ParameterizedTest
  @MethodSource("levels")
  void everyLevelPlaysThisGame(int level) {
    try (AirHockey game = new AirHockey()) {
      AirHockeyLevels.policy(level).requireSpec(game.agents().get(0).spec());
    }
  }

  @Test
  void theHardestBeatsTheEasiestNearlyAlways() {
    Score score = Score.of(level(AirHockeyLevels.COUNT), level(1), 40);

    assertThat(score.won()).isGreaterThanOrEqualTo(38);
  }

  @Test
  void theHardestBeatsTheScript() {
    Score score = Score.of(level(AirHockeyLevels.COUNT), AirHockeyScript::new, 40);

    assertThat(score.won()).isGreaterThanOrEqualTo(36);
  }

  /** So clearly that chance hardly ever puts it the other way round. */
  @ParameterizedTest
  @ValueSource(ints = {4, 7, 10})
  void eachThirdLevelBeatsTheOneThreeBelow(int level) {
    Score score = Score.of(level(level), level(level - 3), 20);

    assertThat(score.won()).isGreaterThan(2 * score.lost());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11})
  void thereAreNoOthers(int level) {
    assertThatThrownBy(() -> AirHockeyLevels.policy(level))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Air hockey has the levels 1 to 10, not " + level);
  }
}
