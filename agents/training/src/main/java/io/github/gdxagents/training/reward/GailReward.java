package io.github.gdxagents.training.reward;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.learn.Adam;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.settings.GailSettings;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Pays for what could have been demonstrated. A network learns to tell decisions of the
 * demonstrations from those of the policy, by logistic regression, and a decision earns what speaks
 * for its being demonstrated. With D the probability of that, and the logit l = log D - log(1 - D):
 *
 * <pre>
 *   loss    - E_demonstrated[ log D ] - E_policy[ log(1 - D) ] + c E[ l^2 ]
 *   reward  l
 * </pre>
 *
 * <p>Ho and Ermon, "Generative Adversarial Imitation Learning" (2016), algorithm 1; the reward is
 * that of Fu, Luo and Levine, "Learning Robust Rewards with Adversarial Inverse Reinforcement
 * Learning" (2018), since it has both signs. GAIL's own choices have one, and teach it, whatever
 * was demonstrated: where each decision earns something, -log(1 - D), the lander hovers until its
 * time is up; where each costs something, log D, it comes down in haste. That a life ended, and
 * what was seen after the decision, is among what the network sees: an end is judged, too.
 *
 * <p>The penalty bounds how certain the network becomes: beyond, the policy could not tell the
 * worse from the worst.
 */
public final class GailReward implements RewardSource {

  /** Small at first, so that nothing is paid before anything is known. */
  private static final double OUTPUT_GAIN = 0.1;

  /** Certainty that no policy can do anything about. */
  private static final double GREATEST_LOGIT = 10;

  private static final int MODEL_STREAM = 0;
  private static final int DRAWING_STREAM = 1;

  private final GailSettings settings;
  private final TransitionEncoder encoder;
  private final ObservationNormalizer normalizer;
  private final DenseModel model;
  private final Adam optimizer;
  private final RandomStream drawing;

  /** What was demonstrated, {@code [decisions x row]}. */
  private final float[] demonstrated;

  private final int demonstratedRows;
  private final int rowSize;

  // Of a minibatch: demonstrated rows, then as many of the policy.
  private final float[] rows;
  private final float[] logits;
  private final float[] logitGradient;
  private final float[] gradient;

  /** What each decision earns, {@code [slots x steps]}. */
  private float[] paid = new float[0];

  private double loss = Double.NaN;
  private double demonstratedFound = Double.NaN;
  private double policyFound = Double.NaN;

  /**
   * @param spec of the agents that learn
   * @param demonstrations of such agents
   * @param seed decides everything random in it
   */
  public GailReward(
      AgentSpec spec, Demonstrations demonstrations, GailSettings settings, long seed) {
    demonstrations.requireSpec(spec);
    this.settings = settings;
    encoder = new TransitionEncoder(spec, 1);
    rowSize = TransitionEncoder.size(spec);
    RunningStatistics statistics = new RunningStatistics(TransitionEncoder.normalizedSize(spec));
    for (Trajectory life : demonstrations.lives()) {
      TransitionEncoder.gather(life, spec, statistics);
    }
    normalizer = statistics.normalizer();
    demonstratedRows = Math.toIntExact(demonstrations.decisions());
    demonstrated = new float[Math.multiplyExact(demonstratedRows, rowSize)];
    int next = 0;
    for (Trajectory life : demonstrations.lives()) {
      next = encoder.encode(life, normalizer, demonstrated, next);
    }
    int batch = 2 * settings.gailMinibatchSize();
    model =
        new DenseModel(
            rowSize,
            settings.gailHidden(),
            settings.gailActivation(),
            1,
            OUTPUT_GAIN,
            batch,
            RandomStream.deriveSeed(seed, MODEL_STREAM));
    optimizer = new Adam(model.parameters().length);
    drawing = new RandomStream(RandomStream.deriveSeed(seed, DRAWING_STREAM));
    rows = new float[Math.multiplyExact(batch, rowSize)];
    logits = new float[batch];
    logitGradient = new float[batch];
    gradient = new float[model.parameters().length];
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
    learn(rollout, valid);
    for (int from = 0; from < valid.length; from += model.maxRows()) {
      int count = Math.min(model.maxRows(), valid.length - from);
      int next = 0;
      for (int i = 0; i < count; i++) {
        next = encoder.encode(rollout, valid[from + i], normalizer, rows, next);
      }
      model.forward(rows, 0, count, logits, 0);
      for (int i = 0; i < count; i++) {
        paid[valid[from + i]] =
            (float) Math.max(-GREATEST_LOGIT, Math.min(GREATEST_LOGIT, logits[i]));
      }
    }
    return paid;
  }

  private void learn(Rollout rollout, int[] valid) {
    int half = settings.gailMinibatchSize();
    long steps = Math.max(1, (long) settings.gailPasses() * valid.length / half);
    double losses = 0;
    long foundDemonstrated = 0;
    long foundPolicy = 0;
    for (long step = 0; step < steps; step++) {
      draw(rollout, valid);
      model.forward(rows, 0, 2 * half, logits, 0);
      for (int i = 0; i < 2 * half; i++) {
        boolean isDemonstrated = i < half;
        double logit = logits[i];
        losses += softplus(isDemonstrated ? -logit : logit);
        foundDemonstrated += isDemonstrated && logit > 0 ? 1 : 0;
        foundPolicy += !isDemonstrated && logit <= 0 ? 1 : 0;
        double slope = logistic(logit) - (isDemonstrated ? 1 : 0);
        logitGradient[i] = (float) ((slope + 2 * settings.gailLogitPenalty() * logit) / (2 * half));
      }
      model.backward(logitGradient, gradient);
      optimizer.step(model.parameters(), gradient, settings.gailLearningRate());
      model.parametersChanged();
    }
    loss = losses / (2.0 * half * steps);
    demonstratedFound = foundDemonstrated / ((double) half * steps);
    policyFound = foundPolicy / ((double) half * steps);
  }

  /** Draws a minibatch, with replacement. */
  private void draw(Rollout rollout, int[] valid) {
    int half = settings.gailMinibatchSize();
    for (int i = 0; i < half; i++) {
      int from = drawing.nextInt(demonstratedRows) * rowSize;
      System.arraycopy(demonstrated, from, rows, i * rowSize, rowSize);
    }
    int next = half * rowSize;
    for (int i = 0; i < half; i++) {
      int row = valid[drawing.nextInt(valid.length)];
      next = encoder.encode(rollout, row, normalizer, rows, next);
    }
  }

  /** log(1 + exp(x)), which is -log of {@link #logistic} at -x. */
  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double logistic(double x) {
    return x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        measure("loss", "nats", "mean cross entropy of telling both sides apart", loss),
        measure(
            "demonstrated_found",
            "share",
            "demonstrated decisions that are taken for such",
            demonstratedFound),
        measure(
            "policy_found",
            "share",
            "decisions of the policy that are taken for such; a half where it cannot be told from"
                + " the demonstrations",
            policyFound));
  }

  private static Measure measure(String name, String unit, String definition, double value) {
    return new Measure(RewardWeights.GAIL, name, unit, definition, value);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(drawing.state());
    optimizer.save(out);
    model.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    drawing.setSeed(in.readLong());
    optimizer.load(in);
    model.load(in);
  }
}
