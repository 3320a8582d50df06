package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TimeBudget;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run brought.
 *
 * @param folder the run folder
 * @param policy the policy after the last iteration
 * @param best the policy with the greatest mean return over 100 training episodes; null if fewer
 *     have ended
 * @param evaluation how well {@code policy} plays fresh episodes, always taking the most probable
 *     action
 * @param startSeconds how long it took to make simulations and networks
 * @param time where the time of all iterations went
 * @param totalSeconds how long the run took, without the evaluation; what neither of the others
 *     holds was spent on writing the run folder
 */
public record TrainingResult(
    Path folder,
    Policy policy,
    @Nullable Policy best,
    Evaluation evaluation,
    double startSeconds,
    TimeBudget time,
    double totalSeconds) {}
