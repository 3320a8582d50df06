package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.network.Learner;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whether networks see what is in a grid, wherever, and in a set, in whatever order. */
class SightLearningTest {

  /** Seeds from 1 on; {@code -Dgdxagents.seeds=10} takes more of them. */
  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);

  private static final TrainingSettings SETTINGS =
      ToyTraining.SETTINGS.with(
          Map.of("convolutions", "8x3,16x3/2", "entity-layers", "32", "learning-rate", "2e-3..0"));

  /** One decision an episode: 1 for the right answer, and 0 for the wrong one. */
  private abstract static class Question extends SoloGame {

    int answer;

    Question(AgentSpec spec) {
      super(spec);
    }

    @Override
    void step() {
      reward = choice == answer ? 1 : 0;
      state = AgentState.TERMINATED;
    }
  }

  /** A figure of five cells lies somewhere among scattered cells: is it upright or askew? */
  private static final class FigureGame extends Question {

    private static final int SIDE = 12;
    private static final int[][] UPRIGHT = {{0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 1}};
    private static final int[][] ASKEW = {{0, 0}, {0, 2}, {1, 1}, {2, 0}, {2, 2}};

    private final float[] cells = new float[SIDE * SIDE];

    /**
     * @param grid whether the cells are declared as a grid, or else as a vector
     */
    FigureGame(boolean grid) {
      super(
          (grid
                  ? AgentSpec.builder().observeGrid("cells", 1, SIDE, SIDE, 0, 1)
                  : AgentSpec.builder().observe("cells", SIDE * SIDE, "", 0, 1))
              .discrete("figure", "upright", "askew")
              .build());
    }

    @Override
    void begin() {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = random.nextInt(12) == 0 ? 1 : 0;
      }
      answer = random.nextInt(2);
      int row = random.nextInt(SIDE - 2);
      int column = random.nextInt(SIDE - 2);
      for (int i = 0; i < 9; i++) {
        cells[(row + i / 3) * SIDE + column + i % 3] = 0;
      }
      for (int[] cell : answer == 0 ? UPRIGHT : ASKEW) {
        cells[(row + cell[0]) * SIDE + column + cell[1]] = 1;
      }
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(cells);
    }
  }

  /** Of up to twelve that come near, on which side is the nearest? */
  private static final class NearestGame extends Question {

    private static final int PLACES = 12;

    private final float[] distances = new float[PLACES];
    private final float[] sides = new float[PLACES];
    private int count;

    NearestGame() {
      super(
          AgentSpec.builder()
              .observeSet("others", PLACES, 2, "m", -40, 40)
              .discrete("side", "left", "right")
              .build());
    }

    @Override
    void begin() {
      count = 1 + random.nextInt(PLACES);
      int nearest = 0;
      for (int i = 0; i < count; i++) {
        distances[i] = 1 + 39 * random.nextFloat();
        sides[i] = random.nextInt(2) * 2 - 1;
        nearest = distances[i] < distances[nearest] ? i : nearest;
      }
      answer = sides[nearest] < 0 ? 0 : 1;
    }

    @Override
    public void observe(ObservationWriter observation) {
      for (int i = 0; i < count; i++) {
        observation.add(distances[i], sides[i]);
      }
      observation.endSet();
    }
  }

  private static double answered(Supplier<? extends Simulation> game, long steps, long seed) {
    TrainingPlan plan = new TrainingPlan(seed, steps, 2, Learner.FUSED);
    try (Simulation fresh = game.get()) {
      return Evaluation.of(fresh, ToyTraining.train(game, SETTINGS, plan), 500, 1).meanReturn();
    }
  }

  @Test
  void aFigureIsToldWhereverItLiesInAGridAndNotInAVector() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      double seen = answered(() -> new FigureGame(true), 30_000, seed);
      assertThat(seen).as("seed %d", seed).isGreaterThan(0.9);
    }
    assertThat(answered(() -> new FigureGame(false), 30_000, 1)).isLessThan(0.75);
  }

  @Test
  void theNearestOfManyIsFoundInAnyOrder() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      double seen = answered(NearestGame::new, 30_000, seed);
      assertThat(seen).as("seed %d", seed).isGreaterThan(0.9);
    }
  }
}
