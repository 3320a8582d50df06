package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.EvaluationListener;
import io.github.gdxagents.training.EvaluationSetup;
import io.github.gdxagents.training.HookWatch;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.experience.SimulationFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets the policies of a run play, during training and at its end. */
final class RunEvaluator {

  /**
   * Decides on which episodes policies are compared during training. They are others than the last
   * ones: the best of many policies is also the one that these suited best.
   */
  private static final long SELECTION_SEED = 2;

  /** Ticks that an evaluation during training may always take. */
  private static final long LEAST_TICKS = 10_000;

  private final Supplier<? extends Simulation> simulations;
  private final TrainingPlan plan;
  private final RunRecorder recorder;
  private final @Nullable HookWatch watch;

  /**
   * @param simulations makes a new simulation of the game at each call
   * @param watch looks whether hooks return; null where nobody does
   */
  RunEvaluator(
      Supplier<? extends Simulation> simulations,
      TrainingPlan plan,
      RunRecorder recorder,
      @Nullable HookWatch watch) {
    this.simulations = simulations;
    this.plan = plan;
    this.recorder = recorder;
    this.watch = watch;
  }

  /**
   * Evaluates a policy during training.
   *
   * @param mostTicks for which training went on since the last time
   */
  Evaluation duringTraining(Policy policy, int episodes, long mostTicks) {
    return evaluate(
        policy,
        EvaluationSetup.of(episodes, SELECTION_SEED)
            .limitedTo(Math.max(LEAST_TICKS, mostTicks), Double.POSITIVE_INFINITY)
            .telling(new FailureListener()));
  }

  /**
   * Lets a policy play fresh episodes.
   *
   * @param name of its file
   */
  Evaluation atEnd(Policy policy, String name, FinalEvaluation wanted) {
    EvaluationListener listener =
        new FailureListener() {
          @Override
          public void advanced(int episodes, long ticks) {
            recorder.showFinal(new EvaluationProgress(name, episodes, wanted.episodes(), ticks));
          }
        };
    Evaluation evaluation =
        evaluate(
            policy,
            EvaluationSetup.of(wanted.episodes(), TrainingRun.EVALUATION_SEED)
                .limitedTo(wanted.mostTicks(), wanted.mostSeconds())
                .telling(listener));
    if (evaluation.episodes() < wanted.episodes()) {
      recorder.say(
          "The evaluation of %s reached a limit after %s of %s episodes (--final-max-ticks, --final-max-seconds)"
              .formatted(name, evaluation.episodes(), wanted.episodes()));
    }
    return evaluation;
  }

  private Evaluation evaluate(Policy policy, EvaluationSetup setup) {
    try (Simulation simulation = simulations.get()) {
      return Evaluation.of(simulation, policy, plan.lineup(), setup.watchedBy(watch));
    }
  }

  /** Goes on after a failure of the game where training does, too. */
  private class FailureListener implements EvaluationListener {
    @Override
    public void failed(SimulationFailure failure) {
      if (plan.mostFailures() == 0) {
        throw failure;
      }
      recorder.goOnAfter(failure);
    }
  }
}
