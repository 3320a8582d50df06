package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.play.RandomPlayer;
import org.junit.jupiter.api.Test;

class SparseMazeTest {

  @Test
  void whoKnowsTheWayTakesFewStepsAndChanceFindsNothing() {
    Evaluation guided = Evaluation.of(new SparseMaze(), SparseMaze::guide, 50, 1);
    Evaluation random = Evaluation.of(new SparseMaze(), () -> new RandomPlayer(1), 1_000, 1);

    assertThat(guided.meanReturn()).isEqualTo(1);
    assertThat(guided.lengthSpread().min()).isGreaterThanOrEqualTo(40);
    assertThat(guided.lengthSpread().max()).isLessThanOrEqualTo(48);
    assertThat(random.terminated()).isZero();
  }
}
