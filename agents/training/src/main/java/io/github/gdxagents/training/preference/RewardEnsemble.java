package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.experience.RunningStatistics;
import io.github.gdxagents.training.network.DenseModel;
import io.github.gdxagents.training.reward.TransitionEncoder;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.state.Stateful;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several networks that say what a decision is worth, each in its own words: where they disagree,
 * too little was compared. What they pay is their mean, in units of its root mean square over the
 * lives of late.
 */
final class RewardEnsemble implements Stateful {

  /** What a network learns from at a time: at most the two longest clips that can be compared. */
  static final int MOST_ROWS = 2 * LifePool.MOST_DECISIONS;

  /**
   * What marks the end of a life. One decision of hundreds may be worth more than all others
   * together; marked by 1, such a worth is dearer in weights than one that many decisions share,
   * and is learned as theirs.
   */
  static final float END = 3;

  /** Of what networks are asked about at a time, unless a single row has more: 4 MiB. */
  private static final int MOST_NUMBERS = 1 << 20;

  /** Small at first, so that no clip is preferred before anybody has said so. */
  private static final double OUTPUT_GAIN = 0.1;

  private final List<DenseModel> members = new ArrayList<>();
  private final AgentSpec spec;
  private final List<Integer> hidden;
  private final Activation activation;
  private final TransitionEncoder encoder;

  /** How many rows the networks are asked about at a time. */
  private final int part;

  // Of one part.
  private final float[] rows;
  private final float[] outputs;
  private final double[] sums;
  private final double[] squares;
  private final double disagreementPenalty;
  private ObservationNormalizer normalizer;

  /** What is subtracted from the members' mean, and what the rest is divided by. */
  private double shift;

  private double unit = 1;

  RewardEnsemble(AgentSpec spec, PreferenceSettings settings, long seed) {
    this(
        spec,
        settings.disagreementPenalty(),
        settings.rewardModels(),
        settings.rewardHidden(),
        settings.rewardActivation(),
        seed);
  }

  /** The ensemble that a model was made of; it pays what that paid. */
  RewardEnsemble(RewardModel model, PreferenceSettings settings) {
    this(
        model.spec(),
        settings.disagreementPenalty(),
        model.networks(),
        model.hidden(),
        model.activation(),
        0);
    for (int member = 0; member < model.networks(); member++) {
      float[] parameters = model.members().get(member);
      System.arraycopy(parameters, 0, members.get(member).parameters(), 0, parameters.length);
      members.get(member).parametersChanged();
    }
    normalizer = model.normalizer();
    shift = model.shift();
    unit = model.unit();
  }

  private RewardEnsemble(
      AgentSpec spec,
      double disagreementPenalty,
      int networks,
      List<Integer> hidden,
      Activation activation,
      long seed) {
    this.spec = spec;
    this.hidden = hidden;
    this.activation = activation;
    this.disagreementPenalty = disagreementPenalty;
    this.encoder = new TransitionEncoder(spec, END);
    int rowSize = TransitionEncoder.size(spec);
    this.part = Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / rowSize));
    this.rows = new float[part * rowSize];
    this.outputs = new float[part];
    this.sums = new double[part];
    this.squares = new double[part];
    this.normalizer = ObservationNormalizer.identity(TransitionEncoder.normalizedSize(spec));
    for (int member = 0; member < networks; member++) {
      members.add(
          new DenseModel(
              rowSize,
              hidden,
              activation,
              1,
              OUTPUT_GAIN,
              MOST_ROWS,
              RandomStream.deriveSeed(seed, member)));
    }
  }

  /** The ensemble as it stands. */
  RewardModel model(RewardOrigin origin) {
    return new RewardModel(
        origin,
        spec,
        normalizer,
        shift,
        unit,
        hidden,
        activation,
        members.stream().map(member -> member.parameters().clone()).toList());
  }

  List<DenseModel> members() {
    return members;
  }

  void setNormalizer(ObservationNormalizer normalizer) {
    this.normalizer = normalizer;
  }

  /**
   * Sets the scale of what is paid, by some clips.
   *
   * @param centering whether their mean is taken away
   */
  void scaleBy(List<Trajectory> clips, boolean centering) {
    RunningStatistics means = new RunningStatistics(1);
    float[] mean = new float[1];
    for (Trajectory clip : clips) {
      float[][] worth = worth(clip);
      for (int decision = 0; decision < clip.decisions(); decision++) {
        double sum = 0;
        for (float[] member : worth) {
          sum += member[decision];
        }
        mean[0] = (float) (sum / worth.length);
        means.add(mean, 0);
      }
    }
    shift = centering ? means.mean(0) : 0;
    double offset = means.mean(0) - shift;
    double rootMeanSquare = Math.sqrt(means.variance(0) + offset * offset);
    unit = rootMeanSquare > 0 ? rootMeanSquare : 1;
  }

  double unit() {
    return unit;
  }

  /**
   * What each member thinks that each decision of a clip is worth, before scaling.
   *
   * @return {@code [members][decisions]}
   */
  float[][] worth(Trajectory clip) {
    float[][] worth = new float[members.size()][clip.decisions()];
    for (int from = 0; from < clip.decisions(); from += part) {
      int to = Math.min(from + part, clip.decisions());
      encoder.encode(clip.part(from, to), normalizer, rows, 0);
      for (int member = 0; member < worth.length; member++) {
        members.get(member).forward(rows, 0, to - from, worth[member], from);
      }
    }
    return worth;
  }

  /** What each member thinks that a clip is worth, before scaling, {@code [members]}. */
  double[] sums(Trajectory clip) {
    float[][] worth = worth(clip);
    double[] sums = new double[worth.length];
    for (int member = 0; member < sums.length; member++) {
      for (float one : worth[member]) {
        sums[member] += one;
      }
    }
    return sums;
  }

  /** Whether the members' mean prefers what was preferred. */
  boolean predicts(Comparison decided) {
    double difference = meanSum(decided.left()) - meanSum(decided.right());
    return difference > 0 == (decided.answer() == Answer.LEFT);
  }

  /** What a clip is worth in all, scaled, by the mean of the members. */
  double learnedReturn(Trajectory clip) {
    return (meanSum(clip) - shift * clip.decisions()) / unit;
  }

  private double meanSum(Trajectory clip) {
    double sum = 0;
    for (double one : sums(clip)) {
      sum += one;
    }
    return sum / members.size();
  }

  /**
   * Pays for a rollout.
   *
   * @param paid modified: what each decision earns, {@code [slots x steps]}
   */
  void pay(Rollout rollout, float[] paid) {
    int[] valid = rollout.validRows();
    for (int from = 0; from < valid.length; from += part) {
      int count = Math.min(part, valid.length - from);
      int next = 0;
      for (int i = 0; i < count; i++) {
        next = encoder.encode(rollout, valid[from + i], normalizer, rows, next);
      }
      Arrays.fill(sums, 0, count, 0);
      Arrays.fill(squares, 0, count, 0);
      for (DenseModel member : members) {
        member.forward(rows, 0, count, outputs, 0);
        for (int i = 0; i < count; i++) {
          sums[i] += outputs[i];
          squares[i] += (double) outputs[i] * outputs[i];
        }
      }
      for (int i = 0; i < count; i++) {
        double mean = sums[i] / members.size();
        double variance = Math.max(0, squares[i] / members.size() - mean * mean);
        double worth = mean - disagreementPenalty * Math.sqrt(variance);
        paid[valid[from + i]] = (float) ((worth - shift) / unit);
      }
    }
  }

  /** Everything but the members' parameters, which belong to those who fit them. */
  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(shift);
    out.writeDouble(unit);
    out.writeLong(normalizer.sampleCount());
    out.writeFloat(normalizer.clip());
    for (int i = 0; i < normalizer.size(); i++) {
      out.writeFloat(normalizer.mean(i));
      out.writeFloat(normalizer.variance(i));
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    shift = in.readDouble();
    unit = in.readDouble();
    long samples = in.readLong();
    float clip = in.readFloat();
    float[] means = new float[normalizer.size()];
    float[] variances = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = in.readFloat();
      variances[i] = in.readFloat();
    }
    normalizer = new ObservationNormalizer(means, variances, clip, samples);
  }
}
