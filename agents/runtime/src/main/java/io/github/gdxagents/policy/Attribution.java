package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.network.InputGradient;
import java.util.Arrays;

/**
 * Says how much each number of an observation weighed in a bot's latest decision.
 *
 * <pre>{@code
 * attribution.explainChoice(player, 0, action.choice(0));
 * attribution.integratedGradients(weights); // [observation size]
 * }</pre>
 *
 * <p>What is explained is one number that the policy put out: the logarithm of a choice's
 * probability among those that were allowed, in nats, or the mean of an axis, in its unit. {@link
 * #gradients} are its derivatives. {@link #integratedGradients} share out its {@link #change()}
 * from a baseline to what was observed: Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep
 * Networks" (2017), equation 1, along the straight line between the two, by the midpoint rule in
 * steps that are halved where what they share out differs from how the output changes.
 *
 * <p>Known of policies with dense layers only. Allocates nothing once it is made. Not thread-safe.
 */
public final class Attribution {

  /** By how much of the change the sum of the shares may differ from it. */
  private static final double TOLERANCE = 0.01;

  /** A change below this, in nats or half ranges of an axis, need not be shared out as exactly. */
  private static final double SMALLEST_CHANGE = 0.01;

  /** How many steps the line is cut into to begin with. */
  private static final int FIRST_STEPS = 8;

  /**
   * Steps that are shorter are allowed no less error: where a rectifier has its corner, halving a
   * step only halves its error.
   */
  private static final double SHORTEST_FOR_ERROR = 1.0 / 64;

  /** When the gradient has been computed so often, steps are taken as they are. */
  private static final int MOST_GRADIENTS = 1024;

  private final Policy policy;
  private final ActionSpec spec;
  private final InputGradient network;
  private final float[] baseline; // [observation size], normalized, in the network's order
  private final double[] from; // the baseline
  private final double[] difference; // what was observed, less the baseline
  private final double[] input; // a place between the two
  private final double[] inputGradient;
  private final double[] sums; // of gradients along the line
  private final float[] known; // results in the network's order
  private final boolean[] mask;
  private final double[] outputs; // [output size]
  private final double[] outputGradient;

  private boolean explaining;

  /** The output that is explained: a choice, or an axis after all choices. */
  private int output;

  /** The choices of the explained one's branch, from its first to after its last. */
  private int firstChoice;

  private int endOfChoices;

  /** What a unit of the output is worth: 1 for a logit, half the range for an axis. */
  private double scale;

  private double accepted; // error of the whole line
  private double change;
  private double error;
  private int gradientCount;

  /**
   * Explains by the difference from what the normalizer takes for the mean: zeros, once normalized.
   *
   * @throws IllegalArgumentException with the sentence of {@link #whyNotOf}, where it is not empty
   */
  public Attribution(Policy policy) {
    this.policy = policy;
    this.spec = policy.spec().action();
    this.network = new InputGradient(policy.network());
    int size = policy.spec().observation().size();
    this.baseline = new float[size];
    this.from = new double[size];
    this.difference = new double[size];
    this.input = new double[size];
    this.inputGradient = new double[size];
    this.sums = new double[size];
    this.known = new float[size];
    this.mask = new boolean[spec.totalChoices()];
    this.outputs = new double[spec.totalChoices() + spec.axisCount()];
    this.outputGradient = new double[outputs.length];
  }

  /**
   * Explains by the difference from an observation of the caller's.
   *
   * @param baseline as the game observes, {@code [observation size]}
   * @throws IllegalArgumentException with the sentence of {@link #whyNotOf}, where it is not empty,
   *     or if the baseline is of another size
   */
  public Attribution(Policy policy, float[] baseline) {
    this(policy);
    if (baseline.length != this.baseline.length) {
      throw new IllegalArgumentException(
          "The baseline must have "
              + this.baseline.length
              + " numbers as the observation, not "
              + baseline.length);
    }
    policy.prepare(baseline, this.baseline, 0);
  }

  /** Why nothing is known of how a policy weighs, as a sentence; empty where it is. */
  public static String whyNotOf(Policy policy) {
    return InputGradient.whyNotOf(policy.network());
  }

  /**
   * Explains the logarithm of a choice's probability.
   *
   * @param player whose latest decision it is
   * @throws IllegalArgumentException if the choice was forbidden, or the player has another policy
   * @throws IllegalStateException if the player has not decided yet
   */
  public void explainChoice(PolicyPlayer player, int branch, int choice) {
    observe(player);
    firstChoice = spec.choiceOffset(branch);
    endOfChoices = firstChoice + spec.choiceCount(branch);
    output = firstChoice + choice;
    scale = 1;
    if (choice < 0 || output >= endOfChoices || !mask[output]) {
      throw new IllegalArgumentException(
          "Choice "
              + choice
              + " of branch '"
              + spec.branches().get(branch).name()
              + "' was not allowed at the latest decision; explain one that was");
    }
    explaining = true;
  }

  /**
   * Explains the mean of an axis.
   *
   * @param player whose latest decision it is
   * @throws IllegalArgumentException if the player has another policy
   * @throws IllegalStateException if the player has not decided yet
   */
  public void explainMean(PolicyPlayer player, int axis) {
    observe(player);
    ActionSpec.Axis bounds = spec.axes().get(axis);
    output = spec.totalChoices() + axis;
    scale = 0.5 * ((double) bounds.high() - bounds.low());
    explaining = true;
  }

  private void observe(PolicyPlayer player) {
    explaining = false;
    if (player.policy() != policy) {
      throw new IllegalArgumentException(
          "The player decides by another policy than the one that is explained; make an"
              + " Attribution of player.policy()");
    }
    if (!player.hasDecided()) {
      throw new IllegalStateException("The player has not decided yet; explain what it decided");
    }
    float[] observed = player.normalizedObservation();
    for (int i = 0; i < observed.length; i++) {
      from[i] = baseline[i];
      difference[i] = (double) observed[i] - baseline[i];
    }
    System.arraycopy(player.allowed(), 0, mask, 0, mask.length);
  }

  /**
   * By how much what is explained grows for each unit of each normalized number, which is a
   * standard deviation in training.
   *
   * @param target modified: receives {@code [observation size]}, in the game's order
   * @return what is explained: a log-probability, or a mean less the middle of its axis
   * @throws IllegalStateException if nothing is to be explained
   */
  public double gradients(float[] target) {
    requireExplaining();
    double value = differentiate(1);
    for (int i = 0; i < known.length; i++) {
      known[i] = (float) inputGradient[i];
    }
    policy.toGameOrder(known, target);
    return value;
  }

  /**
   * What each number of the observation has to do with the {@link #change()}: shares that add up to
   * it within 1 %, or within 1e-4 nats or half ranges where it is small.
   *
   * @param target modified: receives {@code [observation size]}, in the game's order
   * @throws IllegalStateException if nothing is to be explained
   */
  public void integratedGradients(float[] target) {
    requireExplaining();
    Arrays.fill(sums, 0);
    gradientCount = 0;
    double before = differentiate(0);
    change = differentiate(1) - before;
    accepted = TOLERANCE * Math.max(Math.abs(change), SMALLEST_CHANGE * scale);
    double start = before;
    for (int step = 0; step < FIRST_STEPS; step++) {
      double end = differentiate((step + 1.0) / FIRST_STEPS);
      integrate((double) step / FIRST_STEPS, 1.0 / FIRST_STEPS, start, end);
      start = end;
    }
    double sum = 0;
    for (int i = 0; i < known.length; i++) {
      double share = difference[i] * sums[i];
      sum += share;
      known[i] = (float) share;
    }
    error = sum - change;
    policy.toGameOrder(known, target);
  }

  /**
   * Adds the gradient over a step of the line, which is that of its middle, or of its halves.
   *
   * @param start what is explained where the step begins
   * @param end and where it ends
   */
  private void integrate(double place, double length, double start, double end) {
    double half = length / 2;
    double middle = differentiate(place + half);
    double rise = 0;
    for (int i = 0; i < difference.length; i++) {
      rise += difference[i] * inputGradient[i];
    }
    double most = accepted * Math.max(length, SHORTEST_FOR_ERROR);
    if (Math.abs(length * rise - (end - start)) > most && gradientCount < MOST_GRADIENTS) {
      integrate(place, half, start, middle);
      integrate(place + half, half, middle, end);
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += length * inputGradient[i];
    }
  }

  /**
   * Computes what is explained, and its gradient, at a place between baseline (0) and observation
   * (1).
   */
  private double differentiate(double place) {
    gradientCount++;
    for (int i = 0; i < input.length; i++) {
      input[i] = from[i] + place * difference[i];
    }
    network.forward(input, outputs);
    Arrays.fill(outputGradient, 0);
    double value = output < mask.length ? logProbability() : mean();
    network.backward(outputGradient, inputGradient);
    return value;
  }

  private double mean() {
    outputGradient[output] = scale;
    return scale * outputs[output];
  }

  /** The derivative of log softmax by a logit: 1 for the choice itself, less its probability. */
  private double logProbability() {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = firstChoice; c < endOfChoices; c++) {
      greatest = mask[c] ? Math.max(greatest, outputs[c]) : greatest;
    }
    double sum = 0;
    for (int c = firstChoice; c < endOfChoices; c++) {
      sum += mask[c] ? StrictMath.exp(outputs[c] - greatest) : 0;
    }
    for (int c = firstChoice; c < endOfChoices; c++) {
      double probability = mask[c] ? StrictMath.exp(outputs[c] - greatest) / sum : 0;
      outputGradient[c] = (c == output ? 1 : 0) - probability;
    }
    return outputs[output] - greatest - StrictMath.log(sum);
  }

  private void requireExplaining() {
    if (!explaining) {
      throw new IllegalStateException(
          "Nothing is to be explained; call explainChoice or explainMean first");
    }
  }

  /**
   * By how much what is explained differs from what it is at the baseline; of the latest {@link
   * #integratedGradients}.
   */
  public double change() {
    return change;
  }

  /** By how much the sum of the latest shares differs from the {@link #change()}. */
  public double error() {
    return error;
  }

  /** How often the gradient was computed for the latest shares: what they cost. */
  public int gradientCount() {
    return gradientCount;
  }
}
