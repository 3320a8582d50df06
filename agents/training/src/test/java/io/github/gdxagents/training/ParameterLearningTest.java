package io.github.gdxagents.training;

import static io.github.gdxagents.training.ToyTraining.SETTINGS;
import static io.github.gdxagents.training.ToyTraining.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A game that can only be learned if episodes have parameters. */
class ParameterLearningTest {

  // Mean returns of the GoalGame. Of those that go to the goal the worst is 0.83; of those that
  // stay at 0, wherever the goal is, the best is 0.20.
  private static final double NEAR = 0.7;
  private static final double FAR = 0.4;

  /**
   * The goal is a parameter; without randomization it is always 0. Each tick pays the nearer the
   * more, 1 / 30 at the goal.
   */
  private static final class GoalGame extends SoloGame {

    private float goal;
    private float place;

    GoalGame() {
      super(
          AgentSpec.builder()
              .observe("place", 1, "", -1, 1)
              .observe("goal", 1, "", -1, 1)
              .maxTicks(30)
              .discrete("go", "left", "right")
              .build());
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("goal", "", -1, 1, 0));
    }

    @Override
    public void reset(Episode episode) {
      goal = episode.value("goal");
      super.reset(episode);
    }

    @Override
    void begin() {
      place = random.nextFloat(-1, 1);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(place, goal);
    }

    @Override
    void step() {
      place = Math.max(-1, Math.min(1, place + (choice == 0 ? -0.1f : 0.1f)));
      reward = (1 - Math.abs(place - goal)) / 30;
    }
  }

  private static double meanReturnAtGoal(Policy policy, float goal) {
    GoalGame game = new GoalGame();
    Stepper stepper = new Stepper(game);
    stepper.seat(0, policy.player());
    double sum = 0;
    for (int episode = 0; episode < 20; episode++) {
      stepper.reset(Episode.of(episode, game.parameters()).with("goal", goal));
      while (!stepper.over()) {
        stepper.step();
      }
      sum += stepper.agent(0).lifeReturn() / 20;
    }
    return sum;
  }

  @Test
  void aPolicyCopesWithParametersThatItsTrainingDrew() {
    TrainingSettings fixed = SETTINGS.with(Map.of("normalize-observations", "false"));
    Policy drawn = train(GoalGame::new, 30_000, fixed.with(Map.of("randomize", "goal:-1..1")));
    Policy same = train(GoalGame::new, 30_000, fixed);

    for (float goal : new float[] {-0.8f, 0, 0.8f}) {
      assertThat(meanReturnAtGoal(drawn, goal)).as("goal %s", goal).isGreaterThan(NEAR);
    }
    assertThat(meanReturnAtGoal(same, 0)).isGreaterThan(NEAR);
    assertThat(Math.min(meanReturnAtGoal(same, -0.8f), meanReturnAtGoal(same, 0.8f)))
        .isLessThan(FAR);
    assertThat(drawn.provenance().settings()).containsEntry("randomize", "goal:-1..1");
  }

  @Test
  void aParameterThatTheGameDoesNotDeclareIsRefused() {
    for (String wrong : List.of("gaol:0..1", "goal:0..2")) {
      assertThatThrownBy(() -> train(GoalGame::new, 100, SETTINGS.with(Map.of("randomize", wrong))))
          .hasMessageContaining(
              wrong.startsWith("gaol") ? "did you mean 'goal'?" : "nearest valid range is 0..1");
    }
  }
}
