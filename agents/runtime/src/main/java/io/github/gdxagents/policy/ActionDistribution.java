package io.github.gdxagents.policy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;

/**
 * Reads a network's outputs as a distribution over actions: an independent categorical for each
 * branch, whose forbidden choices have probability zero, and an independent Gaussian for each axis.
 *
 * <p>One row of outputs is {@code [total choices + axes]}: the logits of each branch, then the mean
 * of each axis. One row of actions, as training stores it, is {@code [branches + axes]}: the number
 * of each choice, then each axis' value as drawn. An axis' value is drawn in units of half its
 * range, so that -1 and 1 are its bounds, and is clipped to them only when the game gets it: {@link
 * #decode}. Masks are {@code [total choices]}.
 */
public final class ActionDistribution {

  /** Half of log(2 pi): what normalizes a Gaussian of deviation 1, in nats. */
  public static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

  /** The differential entropy of a Gaussian of deviation 1, in nats: half of log(2 pi e). */
  public static final double UNIT_GAUSSIAN_ENTROPY = HALF_LOG_TWO_PI + 0.5;

  private final ActionSpec spec;

  public ActionDistribution(ActionSpec spec) {
    this.spec = spec;
  }

  /** The length of a row of network outputs: total choices + axes. */
  public int outputSize() {
    return spec.totalChoices() + spec.axisCount();
  }

  /** The length of a row of actions: branches + axes. */
  public int actionSize() {
    return spec.branchCount() + spec.axisCount();
  }

  /**
   * Takes the most probable action: the likeliest allowed choice of each branch (the first of
   * equals) and the mean of each axis.
   *
   * @param actions modified: receives a row from {@code actionOffset} on
   */
  public void mode(
      float[] outputs,
      int outputOffset,
      boolean[] mask,
      int maskOffset,
      float[] actions,
      int actionOffset) {
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      actions[actionOffset + branch] =
          likeliestChoice(branch, outputs, outputOffset, mask, maskOffset);
    }
    System.arraycopy(
        outputs,
        outputOffset + spec.totalChoices(),
        actions,
        actionOffset + spec.branchCount(),
        spec.axisCount());
  }

  /**
   * Draws an action.
   *
   * @param logDeviations the logarithm of each axis' standard deviation, {@code [axes]}
   * @param actions modified: receives a row from {@code actionOffset} on
   * @return the logarithm of the action's probability (density, where there are axes)
   */
  public double sample(
      float[] outputs,
      int outputOffset,
      float[] logDeviations,
      boolean[] mask,
      int maskOffset,
      RandomStream random,
      float[] actions,
      int actionOffset) {
    double sum = 0;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      sum +=
          sampleBranch(
              branch, outputs, outputOffset, mask, maskOffset, random, actions, actionOffset);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      double mean = outputs[outputOffset + spec.totalChoices() + axis];
      double deviation = StrictMath.exp(logDeviations[axis]);
      float value = (float) (mean + deviation * random.nextGaussian());
      actions[actionOffset + spec.branchCount() + axis] = value;
      sum += logDensity(value, mean, logDeviations[axis]);
    }
    return sum;
  }

  /**
   * Draws one branch's choice in one pass, by a reservoir: of the choices so far, each is held with
   * a probability in proportion to its own. Chao, "A general purpose unequal probability sampling
   * plan" (1982).
   *
   * @return the logarithm of the choice's probability
   */
  private double sampleBranch(
      int branch,
      float[] outputs,
      int outputOffset,
      boolean[] mask,
      int maskOffset,
      RandomStream random,
      float[] actions,
      int actionOffset) {
    int first = spec.choiceOffset(branch);
    int count = spec.choiceCount(branch);
    double greatest = greatestLogit(branch, outputs, outputOffset, mask, maskOffset);
    double sum = 0;
    int held = 0; // until the first choice whose weight is more than 0, which is always taken
    for (int c = 0; c < count; c++) {
      if (mask[maskOffset + first + c]) {
        double weight = StrictMath.exp(outputs[outputOffset + first + c] - greatest);
        sum += weight;
        held = random.nextDouble() * sum < weight ? c : held;
      }
    }
    actions[actionOffset + branch] = held;
    return outputs[outputOffset + first + held] - (greatest + StrictMath.log(sum));
  }

  /**
   * The logarithm of an action's probability (density, where there are axes): the sum over branches
   * and axes.
   */
  public double logProbability(
      float[] outputs,
      int outputOffset,
      float[] logDeviations,
      boolean[] mask,
      int maskOffset,
      float[] actions,
      int actionOffset) {
    double sum = 0;
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      int choice = spec.choiceOffset(branch) + (int) actions[actionOffset + branch];
      if (!mask[maskOffset + choice]) {
        return Double.NEGATIVE_INFINITY;
      }
      sum +=
          outputs[outputOffset + choice]
              - logSumExp(branch, outputs, outputOffset, mask, maskOffset);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      sum +=
          logDensity(
              actions[actionOffset + spec.branchCount() + axis],
              outputs[outputOffset + spec.totalChoices() + axis],
              logDeviations[axis]);
    }
    return sum;
  }

  private static double logDensity(double value, double mean, double logDeviation) {
    double z = (value - mean) * StrictMath.exp(-logDeviation);
    return -(0.5 * z * z + logDeviation + HALF_LOG_TWO_PI);
  }

  /**
   * The logarithm of the sum of the exponentials of a branch's allowed logits: what turns a logit
   * into a log-probability by subtraction.
   */
  public double logSumExp(
      int branch, float[] outputs, int outputOffset, boolean[] mask, int maskOffset) {
    int first = spec.choiceOffset(branch);
    int end = first + spec.choiceCount(branch);
    double greatest = greatestLogit(branch, outputs, outputOffset, mask, maskOffset);
    double sum = 0;
    for (int c = first; c < end; c++) {
      if (mask[maskOffset + c]) {
        sum += StrictMath.exp(outputs[outputOffset + c] - greatest);
      }
    }
    return greatest + StrictMath.log(sum);
  }

  /**
   * Turns a row of actions into what the game gets: choices as they are, axes clipped to their
   * bounds and brought to their units.
   *
   * @param action modified
   */
  public void decode(float[] actions, int actionOffset, Action action) {
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      action.setChoice(branch, (int) actions[actionOffset + branch]);
    }
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      ActionSpec.Axis bounds = spec.axes().get(axis);
      double share = 0.5 * (actions[actionOffset + spec.branchCount() + axis] + 1.0);
      float value = (float) (bounds.low() + share * ((double) bounds.high() - bounds.low()));
      action.setAxis(axis, Math.max(bounds.low(), Math.min(bounds.high(), value)));
    }
  }

  /**
   * Turns what a game got into a row of actions: {@link #decode} the other way round. Of a value
   * that was clipped, this gives the bound.
   *
   * @param actions modified: a row whose axes are in their units, and then in the distribution's
   */
  public void encode(float[] actions, int actionOffset) {
    for (int axis = 0; axis < spec.axisCount(); axis++) {
      ActionSpec.Axis bounds = spec.axes().get(axis);
      int at = actionOffset + spec.branchCount() + axis;
      double share =
          ((double) actions[at] - bounds.low()) / ((double) bounds.high() - bounds.low());
      actions[at] = (float) (2 * share - 1);
    }
  }

  /** The greatest of a branch's allowed logits, found without a branch that is hard to predict. */
  private float greatestLogit(
      int branch, float[] outputs, int outputOffset, boolean[] mask, int maskOffset) {
    int first = spec.choiceOffset(branch);
    int end = first + spec.choiceCount(branch);
    float greatest = Float.NEGATIVE_INFINITY;
    for (int c = first; c < end; c++) {
      greatest =
          Math.max(
              greatest, mask[maskOffset + c] ? outputs[outputOffset + c] : Float.NEGATIVE_INFINITY);
    }
    return greatest;
  }

  private int likeliestChoice(
      int branch, float[] outputs, int outputOffset, boolean[] mask, int maskOffset) {
    int first = spec.choiceOffset(branch);
    int count = spec.choiceCount(branch);
    int likeliest = -1;
    for (int c = 0; c < count; c++) {
      if (mask[maskOffset + first + c]
          && (likeliest < 0
              || outputs[outputOffset + first + c] > outputs[outputOffset + first + likeliest])) {
        likeliest = c;
      }
    }
    return likeliest;
  }
}
