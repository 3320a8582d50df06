package io.github.gdxagents.training.reward;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.learn.Adam;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.settings.CuriositySettings;
import io.github.gdxagents.training.settings.RewardWeights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Pays for what has not been seen often. A network learns to predict what another one, whose random
 * weights never change, makes of an observation. With the observation o that followed a decision, n
 * numbers to predict, their values f(o) and their predictions p(o):
 *
 * <pre>
 *   reward = 1/n |p(o) - f(o)|^2        loss = E[ 1/n |p(o) - f(o)|^2 ]
 * </pre>
 *
 * <p>The error falls where the prediction was learned, over the whole run, and stays where nobody
 * has been. A rollout is paid before it is learned from. Observations are normalized by statistics
 * of all that was seen so far, and clipped at five standard deviations.
 *
 * <p>Burda et al., "Exploration by Random Network Distillation" (2018), sections 2.2 and 2.4.
 */
public final class CuriosityReward implements RewardSource {

  private static final float CLIP = 5;
  private static final int MINIBATCH_SIZE = 128;
  private static final double OUTPUT_GAIN = 1;

  private static final int TARGET_STREAM = 0;
  private static final int PREDICTOR_STREAM = 1;
  private static final int DRAWING_STREAM = 2;

  private final CuriositySettings settings;
  private final int observationSize;
  private final int features;
  private final RunningStatistics statistics;
  private final DenseModel target;
  private final DenseModel predictor;
  private final Adam optimizer;
  private final RandomStream drawing;

  // Of a minibatch.
  private final float[] observations;
  private final float[] targets;
  private final float[] predictions;
  private final float[] predictionGradient;
  private final float[] gradient;

  /** What each decision earns, {@code [slots x steps]}. */
  private float[] paid = new float[0];

  private double loss = Double.NaN;

  /**
   * @param observationSize numbers in an observation
   * @param seed decides everything random in it
   */
  public CuriosityReward(int observationSize, CuriositySettings settings, long seed) {
    this.settings = settings;
    this.observationSize = observationSize;
    this.features = settings.curiosityFeatures();
    statistics = new RunningStatistics(observationSize);
    target = network(RandomStream.deriveSeed(seed, TARGET_STREAM));
    predictor = network(RandomStream.deriveSeed(seed, PREDICTOR_STREAM));
    optimizer = new Adam(predictor.parameters().length);
    drawing = new RandomStream(RandomStream.deriveSeed(seed, DRAWING_STREAM));
    observations = new float[Math.multiplyExact(MINIBATCH_SIZE, observationSize)];
    targets = new float[Math.multiplyExact(MINIBATCH_SIZE, features)];
    predictions = new float[targets.length];
    predictionGradient = new float[targets.length];
    gradient = new float[predictor.parameters().length];
  }

  private DenseModel network(long seed) {
    return new DenseModel(
        observationSize,
        settings.curiosityHidden(),
        Activation.RELU,
        features,
        OUTPUT_GAIN,
        MINIBATCH_SIZE,
        seed);
  }

  @Override
  public float[] pay(Rollout rollout, double progress) {
    int[] valid = rollout.validRows();
    if (paid.length != rollout.rows()) {
      paid = new float[rollout.rows()];
    }
    if (valid.length == 0) {
      return paid;
    }
    for (int row : valid) {
      statistics.add(rollout.nextObservations, row * observationSize);
    }
    ObservationNormalizer normalizer = statistics.normalizer(CLIP);
    for (int from = 0; from < valid.length; from += MINIBATCH_SIZE) {
      int count = Math.min(MINIBATCH_SIZE, valid.length - from);
      predict(rollout, valid, from, count, normalizer);
      for (int i = 0; i < count; i++) {
        paid[valid[from + i]] = (float) error(i);
      }
    }
    learn(rollout, valid, normalizer);
    return paid;
  }

  /** Makes one pass over a share of the decisions, drawn without replacement. */
  private void learn(Rollout rollout, int[] valid, ObservationNormalizer normalizer) {
    int share = Math.max(1, (int) Math.round(settings.curiosityShare() * valid.length));
    for (int i = 0; i < share; i++) {
      int j = i + drawing.nextInt(valid.length - i);
      int drawn = valid[j];
      valid[j] = valid[i];
      valid[i] = drawn;
    }
    double errors = 0;
    for (int from = 0; from < share; from += MINIBATCH_SIZE) {
      int count = Math.min(MINIBATCH_SIZE, share - from);
      predict(rollout, valid, from, count, normalizer);
      for (int i = 0; i < count; i++) {
        errors += error(i);
      }
      float scale = 2f / (count * features);
      for (int i = 0; i < count * features; i++) {
        predictionGradient[i] = scale * (predictions[i] - targets[i]);
      }
      predictor.backward(predictionGradient, gradient);
      optimizer.step(predictor.parameters(), gradient, settings.curiosityLearningRate());
      predictor.parametersChanged();
    }
    loss = errors / share;
  }

  /** Computes targets and predictions for what followed some decisions. */
  private void predict(
      Rollout rollout, int[] rows, int from, int count, ObservationNormalizer normalizer) {
    for (int i = 0; i < count; i++) {
      normalizer.normalize(
          rollout.nextObservations,
          rows[from + i] * observationSize,
          observations,
          i * observationSize);
    }
    target.forward(observations, 0, count, targets, 0);
    predictor.forward(observations, 0, count, predictions, 0);
  }

  /** The mean squared error of one row's predictions. */
  private double error(int row) {
    double squares = 0;
    for (int i = row * features; i < (row + 1) * features; i++) {
      double difference = predictions[i] - targets[i];
      squares += difference * difference;
    }
    return squares / features;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        new Measure(
            RewardWeights.CURIOSITY,
            "loss",
            "",
            "mean squared error of the predictions that were learned from",
            loss));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    statistics.save(out);
    out.writeLong(drawing.state());
    optimizer.save(out);
    predictor.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    statistics.load(in);
    drawing.setSeed(in.readLong());
    optimizer.load(in);
    predictor.load(in);
  }
}
