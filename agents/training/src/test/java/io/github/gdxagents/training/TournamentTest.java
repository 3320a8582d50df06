package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TournamentTest {

  /** Rests, pushes always, and pushes hard where it helps. */
  private static final Policy RESTING = policy(0, 1, 0, 0);

  private static final Policy PUSHING = policy(0, 0, 1, 0);
  private static final Policy CLEVER = policy(5, 0, 1, 0);

  /**
   * A policy of one layer.
   *
   * @param hardOnFirmGround the weight of the ground for pushing hard
   * @param biases of resting, pushing and pushing hard
   */
  private static Policy policy(float hardOnFirmGround, float... biases) {
    Dense layer = new Dense(1, 3, new float[] {0, 0, hardOnFirmGround}, biases, null);
    return new Policy(
        new PushingGame(1).agents().get(0).spec(),
        ObservationNormalizer.identity(1),
        new Network(List.of(layer)),
        new float[0],
        new Provenance("pushing", "PPO", "0", Map.of(), 1, 0, 0, 0, 0));
  }

  private static Tournament play(Policy... policies) {
    return Tournament.play(new PushingGame(2), List.of(policies), 2, 100, false, 1);
  }

  @Test
  void whoEarnsMoreWinsOnEitherSide() {
    Tournament tournament = play(RESTING, PUSHING, CLEVER);

    assertThat(tournament.matchesPerPair()).isEqualTo(100);
    assertThat(tournament.won(1, 0)).isEqualTo(100);
    assertThat(tournament.won(0, 1)).isZero();
    assertThat(tournament.score(0, 1)).isZero();
    assertThat(tournament.score(2, 1)).isGreaterThan(0.9);
    assertThat(tournament.won(2, 1) + tournament.drawn(2, 1) + tournament.won(1, 2)).isEqualTo(100);
    double[] ratings = tournament.ratings();
    assertThat(ratings[0]).isLessThan(ratings[1]);
    assertThat(ratings[1]).isLessThan(ratings[2]);
    assertThat(ratings[0] + ratings[1] + ratings[2]).isCloseTo(3_600, within(1e-6));
  }

  @Test
  void equalsDrawWhereNothingIsDrawnByChance() {
    Tournament tournament = play(CLEVER, CLEVER);

    assertThat(tournament.drawn(0, 1)).isEqualTo(100);
    assertThat(tournament.score(0, 1)).isEqualTo(0.5);
    assertThat(tournament.ratings()).containsOnly(1_200);
    assertThat(tournament.chanceOf(0, 1)).isEqualTo(1);
  }

  /** Of two, 100 matches that all were won and one draw: 201 to 1. */
  @Test
  void ratingsAreThoseOfBradleyAndTerry() {
    double[] ratings = play(RESTING, PUSHING).ratings();
    assertThat(ratings[1] - ratings[0]).isCloseTo(400 * Math.log10(201), within(1e-6));
  }

  @Test
  void chanceIsThatOfTheSignTest() {
    Tournament all = Tournament.play(new PushingGame(1), List.of(PUSHING, RESTING), 2, 4, false, 1);
    assertThat(all.chanceOf(0, 1)).isCloseTo(1.0 / 16, within(1e-12));
    assertThat(all.chanceOf(1, 0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void theSameSeedPlaysTheSameMatches() {
    List<Policy> policies = List.of(policy(1, 0, 1, 0), policy(0, 0, 0.5f, 0));
    Tournament one = Tournament.play(new PushingGame(1), policies, 2, 50, true, 7);
    Tournament same = Tournament.play(new PushingGame(1), policies, 2, 50, true, 7);
    assertThat(same.won(0, 1)).isEqualTo(one.won(0, 1)).isBetween(5, 45);
    assertThat(same.won(1, 0)).isEqualTo(one.won(1, 0));
  }

  /** One of three sides against two: the mean of the others' is what counts. */
  @Test
  void moreThanTwoSidesAreOneAgainstAllOthers() {
    Tournament tournament =
        Tournament.play(new PushingGame(3), List.of(RESTING, RESTING), 3, 10, false, 1);
    assertThat(tournament.matchesPerPair()).isEqualTo(12);
    assertThat(tournament.drawn(0, 1)).isEqualTo(12);
  }

  @Test
  void agentsThatMakeNoSidesAreRefused() {
    assertThatThrownBy(
            () -> Tournament.play(new PushingGame(1), List.of(CLEVER, CLEVER), 3, 10, false, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 agents make no 3");
  }
}
