package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TimeBudget;
import java.nio.file.Path;
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
 *     action
 * @param stopped whether the run ended before its time, at the return that it was to reach
 * @param startSeconds how long it took to make simulations and networks
 * @param time where the time of all iterations went
 * @param evaluationSeconds how long the evaluations during training took
 * @param totalSeconds how long the run took, without the evaluation at its end; what none of the
 *     others holds was spent on writing the run folder
 */
public record TrainingResult(
    Path folder,
    Policy policy,
    @Nullable Policy best,
    long steps,
    Evaluation evaluation,
    boolean stopped,
    double startSeconds,
    TimeBudget time,
    double evaluationSeconds,
    double totalSeconds) {}
