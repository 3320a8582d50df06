package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Numbers;
import io.github.gdxagents.training.settings.OrNone;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.settings.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The settings of group relative policy optimization. Its rollouts hold whole episodes: {@code
 * steps-per-rollout} is the longest one, {@code simulations} a multiple of the group's size.
 *
 * @param groupSize episodes that are compared with each other
 * @param groupSeeds whether these begin alike, by the same seed, or each by one of its own
 * @param supervision what an episode's decisions get: all of them what became of it, or each what
 *     followed
 * @param advantageScale by whose deviation advantages are divided
 * @param epochs passes over each rollout
 * @param minibatches gradient steps in each epoch, however long the episodes were
 * @param learningRate Adam's step size
 * @param clipRange epsilon: how far the probability ratio may move before its gradient vanishes
 * @param entropyCoefficient weight of the entropy bonus
 * @param klStop ends the epochs early once a minibatch's approximate KL divergence exceeds it, in
 *     nats; none to disable
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm; none to disable
 */
public record GrpoSettings(
    int groupSize,
    GroupSeeds groupSeeds,
    Supervision supervision,
    AdvantageScale advantageScale,
    int epochs,
    int minibatches,
    Schedule learningRate,
    Schedule clipRange,
    Schedule entropyCoefficient,
    @OrNone @Nullable Double klStop,
    @OrNone @Nullable Double maxGradientNorm)
    implements AlgorithmSettings {

  /** How the episodes of a group begin. */
  public enum GroupSeeds {
    /** Alike: they differ by what was decided alone. */
    SAME,
    /** Each by a seed of its own: a group is a sample of all episodes. */
    OWN
  }

  /** What decides on a decision's advantage. DeepSeekMath, sections 4.1.2 and 4.1.3. */
  public enum Supervision {
    /** How the episode went as a whole. */
    OUTCOME,
    /** The rewards from the decision on. */
    PROCESS
  }

  /** By which standard deviation advantages are divided. */
  public enum AdvantageScale {
    /**
     * The group's own, as in the paper: a group that went nearly alike counts as much as others.
     */
    GROUP,
    /** That of the whole rollout's advantages: groups count by their spread. */
    BATCH,
    /** None: advantages are in units of rewards. */
    NONE
  }

  private static final RolloutSettings ROLLOUT =
      RolloutSettings.builder().simulations(32).stepsPerRollout(1_000).discount(1).build();

  public static final GrpoSettings DEFAULT =
      new GrpoSettings(
          8,
          GroupSeeds.SAME,
          Supervision.OUTCOME,
          AdvantageScale.GROUP,
          4,
          4,
          new Schedule(1e-3, 0),
          Schedule.constant(0.2),
          Schedule.constant(0),
          null,
          0.5);

  public GrpoSettings {
    Numbers.requireWithin("group-size", groupSize, 2, 65_536);
    Numbers.requireWithin("epochs", epochs, 1, 1_000);
    Numbers.requireWithin("minibatches", minibatches, 1, 100_000);
    Numbers.requireWithin("learning-rate", learningRate, 0, 1);
    Numbers.requireWithin("clip-range", clipRange, 0, 10);
    Numbers.requireWithin("entropy-coefficient", entropyCoefficient, 0, 10);
    if (klStop != null) {
      Numbers.requireWithin("kl-stop", klStop, 1e-6, 10);
    }
    if (maxGradientNorm != null) {
      Numbers.requireWithin("max-gradient-norm", maxGradientNorm, 1e-6, Double.MAX_VALUE);
    }
  }

  @Override
  public String algorithm() {
    return "grpo";
  }

  @Override
  public boolean learnsValues() {
    return false;
  }

  @Override
  public boolean groupsBeginAlike() {
    return groupSeeds == GroupSeeds.SAME;
  }

  @Override
  public boolean wholeEpisodes() {
    return true;
  }

  @Override
  public RolloutSettings defaultRollout() {
    return ROLLOUT;
  }

  @Override
  public Algorithm create(LearningSetup setup) {
    return new Grpo(this, setup);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private int groupSize = DEFAULT.groupSize;
    private GroupSeeds groupSeeds = DEFAULT.groupSeeds;
    private Supervision supervision = DEFAULT.supervision;
    private AdvantageScale advantageScale = DEFAULT.advantageScale;
    private int epochs = DEFAULT.epochs;
    private int minibatches = DEFAULT.minibatches;
    private Schedule learningRate = DEFAULT.learningRate;
    private Schedule clipRange = DEFAULT.clipRange;
    private Schedule entropyCoefficient = DEFAULT.entropyCoefficient;
    private @Nullable Double klStop = DEFAULT.klStop;
    private @Nullable Double maxGradientNorm = DEFAULT.maxGradientNorm;

    private Builder() {}

    public Builder groupSize(int groupSize) {
      this.groupSize = groupSize;
      return this;
    }

    public Builder groupSeeds(GroupSeeds groupSeeds) {
      this.groupSeeds = groupSeeds;
      return this;
    }

    public Builder supervision(Supervision supervision) {
      this.supervision = supervision;
      return this;
    }

    public Builder advantageScale(AdvantageScale advantageScale) {
      this.advantageScale = advantageScale;
      return this;
    }

    public Builder epochs(int epochs) {
      this.epochs = epochs;
      return this;
    }

    public Builder minibatches(int minibatches) {
      this.minibatches = minibatches;
      return this;
    }

    public Builder learningRate(Schedule learningRate) {
      this.learningRate = learningRate;
      return this;
    }

    public Builder clipRange(Schedule clipRange) {
      this.clipRange = clipRange;
      return this;
    }

    public Builder entropyCoefficient(Schedule entropyCoefficient) {
      this.entropyCoefficient = entropyCoefficient;
      return this;
    }

    public Builder klStop(@Nullable Double klStop) {
      this.klStop = klStop;
      return this;
    }

    public Builder maxGradientNorm(@Nullable Double maxGradientNorm) {
      this.maxGradientNorm = maxGradientNorm;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public GrpoSettings build() {
      return new GrpoSettings(
          groupSize,
          groupSeeds,
          supervision,
          advantageScale,
          epochs,
          minibatches,
          learningRate,
          clipRange,
          entropyCoefficient,
          klStop,
          maxGradientNorm);
    }
  }
}
