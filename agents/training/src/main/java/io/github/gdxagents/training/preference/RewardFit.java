package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.learn.Adam;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.reward.TransitionEncoder;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Fits one network to comparisons: the sum of what it pays for a clip's decisions is the clip's
 * strength in {@link BradleyTerry}'s model. Its rows are those of both clips, one after the other.
 *
 * <p>Where the longer of both has n times as many decisions as an ordinary clip, their difference
 * is divided by the root of n, by which the errors in a sum of n times as many grow. Undivided, the
 * sums of whole lives, whose gradients add up over a thousand decisions, leave nothing to the
 * clips; divided by n itself, they say too little about what it is worth to stay alive.
 *
 * <p>To be used by one thread at a time; several of them may run side by side.
 */
final class RewardFit implements Stateful {

  /** Nearly what an array can hold: matrices need some more than their numbers. */
  private static final int MOST_NUMBERS = 2_000_000_000;

  private final DenseModel model;
  private final BradleyTerry likelihood;
  private final PreferenceSettings settings;
  private final TransitionEncoder encoder;
  private final RandomStream shuffling;
  private final Adam optimizer;
  private final float[] gradient;

  // Of as many rows as it was ever given at a time.
  private float[] rows = new float[0];
  private float[] outputs = new float[0];
  private float[] outputGradient = new float[0];

  /**
   * @param seed decides the order in which it learns from comparisons
   */
  RewardFit(DenseModel model, AgentSpec spec, PreferenceSettings settings, long seed) {
    this.model = model;
    this.likelihood = new BradleyTerry(settings.randomAnswers());
    this.settings = settings;
    this.encoder = new TransitionEncoder(spec, RewardEnsemble.END);
    this.shuffling = new RandomStream(seed);
    this.optimizer = new Adam(model.parameters().length);
    this.gradient = new float[model.parameters().length];
  }

  /**
   * Makes some gradient steps, in epochs over all comparisons.
   *
   * @param comparisons none of them skipped
   * @param weightDecay the share by which a parameter shrinks in a step, per unit of step size.
   *     Decoupled from the gradient, which Adam would scale up for those parameters that are seldom
   *     needed: Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019)
   */
  void fit(List<Comparison> comparisons, ObservationNormalizer normalizer, double weightDecay) {
    List<Comparison> order = new ArrayList<>(comparisons);
    int from = order.size();
    for (int step = 0; step < settings.rewardSteps(); step++) {
      if (from == order.size()) {
        shuffle(order);
        from = 0;
      }
      int to = endOfBatch(order, from);
      step(order.subList(from, to), normalizer, weightDecay);
      from = to;
    }
  }

  private void shuffle(List<Comparison> order) {
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, shuffling.nextInt(i + 1));
    }
  }

  /** As many comparisons as a batch may have, and as many decisions as fit into it. */
  private int endOfBatch(List<Comparison> order, int from) {
    int to = from;
    int decisions = 0;
    while (to < order.size() && to - from < settings.rewardMinibatchSize()) {
      decisions += order.get(to).decisions();
      if (to > from && decisions > RewardEnsemble.MOST_ROWS) {
        break;
      }
      to++;
    }
    return to;
  }

  private void step(List<Comparison> batch, ObservationNormalizer normalizer, double weightDecay) {
    computeGradient(batch, normalizer);
    float[] parameters = model.parameters();
    float kept = (float) Math.max(0, 1 - settings.rewardLearningRate() * weightDecay);
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] *= kept;
    }
    optimizer.step(parameters, gradient, settings.rewardLearningRate());
    model.parametersChanged();
  }

  /** The gradient of the mean loss over some comparisons, like the model's parameters; reused. */
  float[] computeGradient(List<Comparison> batch, ObservationNormalizer normalizer) {
    int next = 0;
    makeRoom(batch.stream().mapToInt(Comparison::decisions).sum());
    for (Comparison comparison : batch) {
      next = encoder.encode(comparison.left(), normalizer, rows, next);
      next = encoder.encode(comparison.right(), normalizer, rows, next);
    }
    model.forward(rows, 0, next / model.inputSize(), outputs, 0);
    int begin = 0;
    for (Comparison comparison : batch) {
      int middle = begin + comparison.left().decisions();
      int end = begin + comparison.decisions();
      double sharpness = sharpness(comparison);
      double difference = sharpness * (sum(outputs, begin, middle) - sum(outputs, middle, end));
      double preference = comparison.answer().preferenceForLeft();
      float each = (float) (sharpness * likelihood.gradient(difference, preference) / batch.size());
      Arrays.fill(outputGradient, begin, middle, each);
      Arrays.fill(outputGradient, middle, end, -each);
      begin = end;
    }
    model.backward(outputGradient, gradient);
    return gradient;
  }

  private void makeRoom(int decisions) {
    if (decisions > outputs.length) {
      int room = room(decisions, outputs.length, model.inputSize());
      rows = new float[room * model.inputSize()];
      outputs = new float[room];
      outputGradient = new float[room];
    }
  }

  /** For how many rows to make room: more than are needed now, if there may be more. */
  static int room(int decisions, int before, int rowSize) {
    int most = MOST_NUMBERS / rowSize;
    if (decisions > most) {
      throw new InvalidSettingException(
          ("A reward cannot be learned from %s decisions of %s numbers at a time, only from %s: observe fewer"
                  + " numbers, or set whole-lives-share=0 and a smaller clip-decisions or reward-minibatch-size")
              .formatted(decisions, rowSize, most));
    }
    int more = Math.min(2 * before, RewardEnsemble.MOST_ROWS);
    return Math.max(decisions, Math.min(more, most));
  }

  private double sharpness(Comparison comparison) {
    int longer = Math.max(comparison.left().decisions(), comparison.right().decisions());
    return Math.min(1, Math.sqrt((double) settings.clipDecisions() / longer));
  }

  private static double sum(float[] numbers, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  /**
   * The mean loss over comparisons, in nats.
   *
   * @param comparisons none of them skipped, at least one
   */
  double loss(List<Comparison> comparisons, ObservationNormalizer normalizer) {
    double sum = 0;
    for (Comparison comparison : comparisons) {
      makeRoom(comparison.decisions());
      int middle = encoder.encode(comparison.left(), normalizer, rows, 0);
      encoder.encode(comparison.right(), normalizer, rows, middle);
      model.forward(rows, 0, comparison.decisions(), outputs, 0);
      int left = comparison.left().decisions();
      double difference =
          sharpness(comparison)
              * (sum(outputs, 0, left) - sum(outputs, left, comparison.decisions()));
      sum += likelihood.loss(difference, comparison.answer().preferenceForLeft());
    }
    return sum / comparisons.size();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(shuffling.state());
    optimizer.save(out);
    model.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    shuffling.setSeed(in.readLong());
    optimizer.load(in);
    model.load(in);
  }
}
