package io.github.gdxagents.examples;

import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Question;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.List;
import java.util.Map;

/**
 * Teaches the bundled lander a style: a teacher who counts no points prefers landings on the side
 * engines, and a reference penalty keeps the policy from forgetting how to land.
 */
final class LandingStyle {

  private static final int LEFT_ENGINE = 1;
  private static final int RIGHT_ENGINE = 3;

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("reward", "preferences:1"),
          Map.entry("labels", "400"),
          Map.entry("random-answers", "0.01"),
          Map.entry("critic-warm-up", "5"),
          Map.entry("simulations", "16"),
          Map.entry("steps-per-rollout", "256"),
          Map.entry("discount", "0.995"),
          Map.entry("gae-lambda", "0.97"),
          Map.entry("epochs", "6"),
          Map.entry("minibatch-size", "128"),
          Map.entry("learning-rate", "3e-4..0"));

  private LandingStyle() {}

  /** What is seen of a policy in 100 episodes: means over lives. */
  record Seen(double trueReturn, double sideEngines, double decisions) {

    static Seen of(Policy policy) {
      try (Simulation lander = new Lander()) {
        List<Trajectory> lives =
            RecordedEpisodes.record("lander", lander, policy::player, null, 100, 777).lives();
        double trueReturn = 0;
        double sideEngines = 0;
        double decisions = 0;
        for (Trajectory life : lives) {
          trueReturn += life.undiscountedReturn() / lives.size();
          sideEngines += sideEngineShare(life) / lives.size();
          decisions += (double) life.decisions() / lives.size();
        }
        return new Seen(trueReturn, sideEngines, decisions);
      }
    }
  }

  /**
   * Whoever crashed is worse; of two others, who used the side engines in more of the decisions is
   * better.
   */
  static Answer compare(Question question) {
    boolean leftCrashed = crashed(question.left());
    boolean rightCrashed = crashed(question.right());
    if (leftCrashed != rightCrashed) {
      return leftCrashed ? Answer.RIGHT : Answer.LEFT;
    }
    double difference = sideEngineShare(question.left()) - sideEngineShare(question.right());
    return difference == 0 ? Answer.EQUAL : difference > 0 ? Answer.LEFT : Answer.RIGHT;
  }

  /** Its end costs something: only landings are paid for. */
  private static boolean crashed(Trajectory clip) {
    return clip.end() == AgentState.TERMINATED && clip.reward(clip.decisions() - 1) < 0;
  }

  private static double sideEngineShare(Trajectory clip) {
    float[] engine = new float[1];
    int count = 0;
    for (int decision = 0; decision < clip.decisions(); decision++) {
      clip.copyAction(decision, engine, 0);
      count += engine[0] == LEFT_ENGINE || engine[0] == RIGHT_ENGINE ? 1 : 0;
    }
    return (double) count / clip.decisions();
  }

  /**
   * Teaches.
   *
   * @param referenceKl the weight of the reference penalty, in 1/nat
   * @param rewardSteps how well the reward is learned each time that labels have come
   * @param steps to train for
   */
  static Policy teach(Policy start, double referenceKl, int rewardSteps, long steps, long seed) {
    TrainingSettings settings =
        TrainingSettings.DEFAULT
            .with(SETTINGS)
            .with(
                Map.of(
                    "reference-kl", Double.toString(referenceKl),
                    "reward-steps", Integer.toString(rewardSteps)))
            .withNetworkOf(start);
    TrainingPlan plan =
        new TrainingPlan(seed, steps, 2, Learner.FUSED)
            .startingFrom(start)
            .taughtBy(LandingStyle::compare);
    try (Trainer trainer = new Trainer("lander", Lander::new, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }
}
