package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.EvaluationSetup;
import io.github.gdxagents.training.TrainingPlan;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A run that ends with the policy that it starts from: what was cloned, without any training. */
public final class CloningRun {

  private CloningRun() {}

  /**
   * Judges the clone, and completes its folder.
   *
   * @param simulations makes a new simulation of the game at each call
   * @param plan that starts from the clone
   * @param judging how the clone is judged
   * @param folder taken over
   */
  public static TrainingResult complete(
      Supplier<? extends Simulation> simulations,
      TrainingPlan plan,
      FinalEvaluation judging,
      RunFolder folder) {
    Policy clone = Objects.requireNonNull(plan.start());
    Evaluation evaluation = Evaluation.NONE;
    if (judging.isWanted()) {
      EvaluationSetup setup =
          EvaluationSetup.of(judging.episodes(), TrainingRun.EVALUATION_SEED)
              .limitedTo(judging.mostTicks(), judging.mostSeconds());
      try (Simulation simulation = simulations.get()) {
        evaluation = Evaluation.of(simulation, clone, plan.lineup(), setup);
      }
    }
    Policy scored = evaluation.score(clone);
    folder.replacePolicies(scored, null);
    List<String> failures = folder.saveAndClose();
    return new TrainingResult(
        folder.path(), scored, null, 0, evaluation, false, false, TimeSpent.NONE, failures);
  }
}
