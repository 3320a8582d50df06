package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run brought. Policies have the scores of fresh episodes, which did not serve to
 * choose the best one.
 *
 * @param folder the run folder
 * @param policy the policy after the last iteration
 * @param best the policy that did best when it was evaluated during training; null without
 *     evaluations
 * @param steps the decisions of this run
 * @param evaluation how well {@code policy} plays fresh episodes, always taking the most probable
 *     action; {@link Evaluation#NONE} where that was left out: policies then have the scores of
 *     evaluations during training
 * @param stopped whether the run ended before its time, at the return that it was to reach
 * @param endedOnRequest whether it ended before its time because {@link TrainingRun#requestStop}
 *     was called
 * @param spent where the time went
 * @param failures what could not be written, and where policies are instead, one line each
 */
public record TrainingResult(
    Path folder,
    Policy policy,
    @Nullable Policy best,
    long steps,
    Evaluation evaluation,
    boolean stopped,
    boolean endedOnRequest,
    TimeSpent spent,
    List<String> failures) {

  TrainingResult withoutSaving(List<String> failed) {
    return new TrainingResult(
        folder, policy, best, steps, evaluation, stopped, endedOnRequest, spent, failed);
  }
}
