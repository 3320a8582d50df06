package io.github.gdxagents.training.learn;

/**
 * What one update did.
 *
 * @param statistics over the rows of the last epoch, or of what was begun of it; after the step,
 *     where there is one only
 * @param valueLoss the mean squared error of the values in the last epoch that fitted them; NaN
 *     where the method learns no values
 * @param klAfterUpdate the mean KL(old || new) over the whole rollout after the last step, in nats:
 *     what an adaptive penalty follows; NaN where it is not measured
 * @param klPassedShare the share of the run's updates after which that divergence was above the
 *     band of an adaptive penalty; NaN without one
 * @param groupsUsedShare the share of groups whose episodes did not all go alike, from which a
 *     method that compares them can learn; NaN for others
 * @param firstMinibatchRatioDeviation the greatest distance of a probability ratio from 1 before
 *     the first step: what rounding leaves between the acting and the learning networks
 * @param meanGradientNorm the mean Euclidean norm of the gradients, before clipping
 * @param gradientSteps how many were made; with TRPO, 1 if its line search found one
 * @param epochs how many were begun; fewer than set where the KL limit stopped them
 * @param learningRate of the policy in this update; NaN where the method has none
 * @param klCoefficient beta in this update; 0 without a penalty
 */
public record UpdateReport(
    LossStatistics statistics,
    double valueLoss,
    double klAfterUpdate,
    double klPassedShare,
    double groupsUsedShare,
    double firstMinibatchRatioDeviation,
    double meanGradientNorm,
    int gradientSteps,
    int epochs,
    double learningRate,
    double klCoefficient) {

  /** The same, with what an adaptive penalty saw. */
  UpdateReport withDivergence(double after, double passedShare) {
    return new UpdateReport(
        statistics,
        valueLoss,
        after,
        passedShare,
        groupsUsedShare,
        firstMinibatchRatioDeviation,
        meanGradientNorm,
        gradientSteps,
        epochs,
        learningRate,
        klCoefficient);
  }

  /** The same, with the share of groups that had something to teach. */
  UpdateReport withGroups(double usedShare) {
    return new UpdateReport(
        statistics,
        valueLoss,
        klAfterUpdate,
        klPassedShare,
        usedShare,
        firstMinibatchRatioDeviation,
        meanGradientNorm,
        gradientSteps,
        epochs,
        learningRate,
        klCoefficient);
  }
}
