package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.reward.TransitionEncoder;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.List;

/**
 * A reward that was learned from comparisons, as it stood at some time: what an agent observes and
 * does, and several networks that say what that is worth. A run can {@linkplain
 * io.github.gdxagents.training.TrainingPlan#paidBy be paid} by it; {@link RewardModelFile} saves
 * it.
 *
 * <p>Immutable.
 */
public final class RewardModel {

  static final int MOST_LAYERS = 100;
  static final int MOST_MEMBERS = 100;
  static final int MOST_UNITS = 1 << 20;

  private final RewardOrigin origin;
  private final AgentSpec spec;
  private final ObservationNormalizer normalizer;
  private final double shift;
  private final double unit;
  private final List<Integer> hidden;
  private final Activation activation;
  private final List<float[]> members;

  /**
   * @param shift what is subtracted from the networks' mean
   * @param unit what the rest is divided by
   * @param hidden the widths of the networks' hidden layers
   * @param activation of the hidden layers
   * @param members each network's parameters, layer by layer, weights before biases; taken over
   * @throws IllegalArgumentException if they do not fit together
   */
  RewardModel(
      RewardOrigin origin,
      AgentSpec spec,
      ObservationNormalizer normalizer,
      double shift,
      double unit,
      List<Integer> hidden,
      Activation activation,
      List<float[]> members) {
    this.origin = origin;
    this.spec = spec;
    this.normalizer = normalizer;
    this.shift = shift;
    this.unit = unit;
    this.hidden = List.copyOf(hidden);
    this.activation = activation;
    this.members = List.copyOf(members);
    if (normalizer.size() != TransitionEncoder.normalizedSize(spec)) {
      throw new IllegalArgumentException("A reward model's normalizer does not fit its spec");
    }
    if (!Double.isFinite(shift) || !Double.isFinite(unit) || unit <= 0) {
      throw new IllegalArgumentException(
          "A reward cannot be shifted by " + shift + " and measured in " + unit);
    }
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "A reward model cannot have " + members.size() + " networks");
    }
    long count = parameterCount(spec, hidden);
    for (float[] parameters : members) {
      requireParameters(parameters, count);
    }
  }

  private static void requireParameters(float[] parameters, long count) {
    if (parameters.length != count) {
      throw new IllegalArgumentException(
          "A reward network needs " + count + " parameters, not " + parameters.length);
    }
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw new IllegalArgumentException("A reward network cannot hold " + parameter);
      }
    }
  }

  /** How many parameters a network has. */
  static long parameterCount(AgentSpec spec, List<Integer> hidden) {
    long inputs = TransitionEncoder.size(spec);
    long count = 0;
    for (int width : hidden) {
      count += (inputs + 1) * width;
      inputs = width;
    }
    return count + inputs + 1;
  }

  /** Where it is from. */
  public RewardOrigin origin() {
    return origin;
  }

  /** What agents observe and do that it can judge. */
  public AgentSpec spec() {
    return spec;
  }

  /** How observations, and then their changes, are normalized for its networks. */
  public ObservationNormalizer normalizer() {
    return normalizer;
  }

  double shift() {
    return shift;
  }

  double unit() {
    return unit;
  }

  /** The widths of its networks' hidden layers. */
  public List<Integer> hidden() {
    return hidden;
  }

  /** The activation of the hidden layers. */
  public Activation activation() {
    return activation;
  }

  /** Each network's parameters; not to be changed. */
  List<float[]> members() {
    return members;
  }

  /** How many networks it has. */
  public int networks() {
    return members.size();
  }

  /** How many parameters each network has. */
  public int parametersEach() {
    return members.get(0).length;
  }

  /**
   * Throws unless it is for agents of a spec.
   *
   * @throws InvalidSettingException naming every difference
   */
  public void requireSpec(AgentSpec expected) {
    List<String> differences = spec.differences("reward model", expected, "game");
    if (!differences.isEmpty()) {
      throw new InvalidSettingException(
          "This reward model is of another game, or another version of it:\n  %s\nUse one that was learned in this game"
              .formatted(String.join("\n  ", differences)));
    }
  }

  @Override
  public String toString() {
    return networks() + " reward networks of " + origin.game() + ", " + origin.labels() + " labels";
  }
}
