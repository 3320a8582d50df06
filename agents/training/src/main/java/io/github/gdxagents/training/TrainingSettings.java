package io.github.gdxagents.training;

import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.RowMemory;
import io.github.gdxagents.training.experience.ValueHead;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.learn.GrpoSettings;
import io.github.gdxagents.training.learn.GrpoSettings.AdvantageScale;
import io.github.gdxagents.training.learn.PpoSettings;
import io.github.gdxagents.training.learn.TrpoSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.OwnNetworks;
import io.github.gdxagents.training.settings.ExplorationSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.PolicyFileSettings;
import io.github.gdxagents.training.settings.ReferenceSettings;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.training.settings.SignalSettings;
import io.github.gdxagents.training.settings.StartSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All settings that decide which policy a training run makes. How it runs, such as the number of
 * threads, is not among them: it does not change the result.
 *
 * <p>Each setting has a key, its name with hyphens ({@code steps-per-rollout}), and a text form.
 * The key {@code algorithm} chooses the method, and with it which further settings there are.
 *
 * @param algorithm the method and its settings
 */
public record TrainingSettings(
    RolloutSettings rollout,
    ExplorationSettings exploration,
    NetworkSettings network,
    AlgorithmSettings algorithm,
    StartSettings start,
    ReferenceSettings reference,
    SignalSettings signals,
    PolicyFileSettings policyFile) {

  public static final TrainingSettings DEFAULT =
      new TrainingSettings(
          RolloutSettings.DEFAULT,
          ExplorationSettings.DEFAULT,
          NetworkSettings.DEFAULT,
          PpoSettings.DEFAULT,
          StartSettings.DEFAULT,
          ReferenceSettings.NONE,
          SignalSettings.DEFAULT,
          PolicyFileSettings.DEFAULT);

  /** The key of the setting that chooses the method. */
  public static final String ALGORITHM = "algorithm";

  public TrainingSettings {
    if (algorithm instanceof TrpoSettings && network.sharedTrunk()) {
      throw new InvalidSettingException(
          "shared-trunk must be false with algorithm=trpo: fitting the values would move the policy"
              + " out of its trust region");
    }
    if (algorithm instanceof TrpoSettings && network.memory() > 0) {
      throw new InvalidSettingException(
          "memory must be 0 with algorithm=trpo, whose curvature is known of dense layers only;"
              + " ppo, vpg and grpo learn with memory");
    }
    if (start.criticWarmUp() > 0 && (network.sharedTrunk() || !algorithm.learnsValues())) {
      throw new InvalidSettingException(
          network.sharedTrunk()
              ? "critic-warm-up must be 0 with shared-trunk=true: fitting the values would change the policy"
              : "critic-warm-up must be 0 with algorithm=%s, which learns no values"
                  .formatted(algorithm.algorithm()));
    }
    if (reference.chargesRewards()
        && algorithm instanceof GrpoSettings grpo
        && grpo.advantageScale() == AdvantageScale.GROUP) {
      throw new InvalidSettingException(
          "reference-kl-in must be loss with advantage-scale=group: divided by each group's own"
              + " deviation, the penalty would weigh another amount in each, and be all that counts"
              + " where the episodes went alike; or set advantage-scale=batch or none");
    }
    signals.requireFeasible(rollout.reward(), algorithm.algorithm(), algorithm.learnsValues());
    exploration.requireInitialLogDeviation(network.initialLogDeviation());
    if (rollout.simulations() % algorithm.groupSize() != 0) {
      throw new InvalidSettingException(
          "simulations must be a multiple of group-size %s, not %s; the nearest valid value is %s"
              .formatted(
                  algorithm.groupSize(),
                  rollout.simulations(),
                  nearestMultiple(rollout.simulations(), algorithm.groupSize())));
    }
  }

  private static int nearestMultiple(int number, int factor) {
    return Math.max(1, Math.round((float) number / factor)) * factor;
  }

  /** These settings with experience gathered in another way. */
  public TrainingSettings withRollout(RolloutSettings changed) {
    return new TrainingSettings(
        changed, exploration, network, algorithm, start, reference, signals, policyFile);
  }

  /** These settings with axes tried in another way. */
  public TrainingSettings withExploration(ExplorationSettings changed) {
    return new TrainingSettings(
        rollout, changed, network, algorithm, start, reference, signals, policyFile);
  }

  /** These settings with networks of another shape. */
  public TrainingSettings withNetwork(NetworkSettings changed) {
    return new TrainingSettings(
        rollout, exploration, changed, algorithm, start, reference, signals, policyFile);
  }

  /** These settings with another method, or with the method's settings changed. */
  public TrainingSettings withAlgorithm(AlgorithmSettings changed) {
    return new TrainingSettings(
        rollout, exploration, network, changed, start, reference, signals, policyFile);
  }

  /**
   * Where nothing is known of how a method learns a game: the method's own defaults, with what
   * these settings say of the game.
   *
   * @throws InvalidSettingException if there is no such method, naming the nearest
   */
  public TrainingSettings forMethod(String name) {
    AlgorithmSettings method = AlgorithmSettings.named(name);
    return new TrainingSettings(
        method.defaultRollout().forGameOf(rollout),
        exploration,
        network,
        method,
        start,
        reference,
        signals,
        policyFile);
  }

  /** These settings, beginning in another way. */
  public TrainingSettings withStart(StartSettings changed) {
    return new TrainingSettings(
        rollout, exploration, network, algorithm, changed, reference, signals, policyFile);
  }

  /** These settings, staying more or less closely to the policy that training starts from. */
  public TrainingSettings withReference(ReferenceSettings changed) {
    return new TrainingSettings(
        rollout, exploration, network, algorithm, start, changed, signals, policyFile);
  }

  /** These settings, with rewards beside the game's learned otherwise. */
  public TrainingSettings withSignals(SignalSettings changed) {
    return new TrainingSettings(
        rollout, exploration, network, algorithm, start, reference, changed, policyFile);
  }

  /** These settings with policies that carry more or less beside what they need to decide. */
  public TrainingSettings withPolicyFile(PolicyFileSettings changed) {
    return new TrainingSettings(
        rollout, exploration, network, algorithm, start, reference, signals, changed);
  }

  /**
   * These settings with some changed. A change of {@code algorithm} starts from the new method's
   * defaults; of the rollouts, what differs from the present method's defaults stays.
   *
   * @param changes text forms by key
   * @throws InvalidSettingException naming the nearest valid key or value
   */
  public TrainingSettings with(Map<String, String> changes) {
    String name = changes.getOrDefault(ALGORITHM, algorithm.algorithm()).trim();
    AlgorithmSettings base =
        name.equals(algorithm.algorithm()) ? algorithm : AlgorithmSettings.named(name);
    Map<String, String> kept = SettingsText.toMap(rollout);
    kept.entrySet().removeAll(SettingsText.toMap(algorithm.defaultRollout()).entrySet());
    RolloutSettings gathered =
        base == algorithm ? rollout : SettingsText.with(base.defaultRollout(), kept);
    RolloutSettings changedRollout = SettingsText.with(gathered, changes);
    requireKnown(changes.keySet(), base, changedRollout.reward());
    return new TrainingSettings(
        changedRollout,
        SettingsText.with(exploration, changes),
        SettingsText.with(network, changes),
        (AlgorithmSettings) SettingsText.with((Record) base, changes),
        SettingsText.with(start, changes),
        SettingsText.with(reference, changes),
        signals.with(changes),
        SettingsText.with(policyFile, changes));
  }

  private void requireKnown(Set<String> keys, AlgorithmSettings method, RewardWeights reward) {
    Map<String, String> known = toMap(method, reward);
    for (String key : keys) {
      String signal = known.containsKey(key) ? null : signals.signalOf(key);
      if (signal != null) {
        throw new InvalidSettingException(
            "%s is for the reward signal '%s'; set reward=%s:1 as well"
                .formatted(key, signal, signal));
      }
    }
    SettingsText.requireKnown(keys, known.keySet());
  }

  /**
   * These settings, but with networks into which a policy fits: of its hidden layers and
   * activation, and with its treatment of observations.
   */
  public TrainingSettings withNetworkOf(Policy policy) {
    List<Layer> layers = policy.network().layers();
    List<Dense> hidden =
        layers.subList(0, layers.size() - 1).stream()
            .filter(Dense.class::isInstance)
            .map(Dense.class::cast)
            .toList();
    Map<String, String> changes = new LinkedHashMap<>();
    changes.putAll(EncoderSettings.of(policy, network));
    changes.put("memory", Integer.toString(policy.network().memorySize()));
    changes.put(
        "hidden",
        String.join(",", hidden.stream().map(Dense::outputs).map(String::valueOf).toList()));
    for (Dense layer : hidden) {
      changes.put("activation", String.valueOf(layer.activation()).toLowerCase(Locale.ROOT));
    }
    boolean unchanged = policy.normalizer().isIdentity(policy.spec().observation());
    changes.put("normalize-observations", Boolean.toString(!unchanged));
    return with(changes);
  }

  /** What networks remember at each row of a rollout. */
  RowMemory rowMemory() {
    int memory = network.memory();
    return memory == 0 ? RowMemory.NONE : new RowMemory(memory, memory, network.sequenceLength());
  }

  /** What values are estimated of. */
  List<ValueHead> valueHeads() {
    return ValueHead.of(rollout.reward(), signals);
  }

  /** Whether the first of them is of what the game pays, and of nothing else. */
  boolean valuesGameAlone() {
    return algorithm.learnsValues() && ValueHead.firstIsGames(rollout.reward(), signals);
  }

  /** The text form of every setting by key, in the order of their declaration. */
  public Map<String, String> toMap() {
    return toMap(algorithm, rollout.reward());
  }

  /**
   * The same for a run with a learner: where it has networks of its own, what these settings say of
   * layers is left out, and {@code network} says what they are.
   */
  public Map<String, String> toMap(Learner learner) {
    Map<String, String> texts = toMap();
    if (learner instanceof OwnNetworks own) {
      texts.keySet().removeAll(NetworkSettings.LAYER_KEYS);
      texts.put("network", own.architecture());
    }
    return texts;
  }

  private Map<String, String> toMap(AlgorithmSettings algorithm, RewardWeights reward) {
    Map<String, String> texts = new LinkedHashMap<>();
    groups(algorithm, reward).forEach(texts::putAll);
    return texts;
  }

  /** The same in groups of settings that belong together. */
  public List<Map<String, String>> toGroups() {
    return groups(algorithm, rollout.reward());
  }

  private List<Map<String, String>> groups(AlgorithmSettings algorithm, RewardWeights reward) {
    Map<String, String> method = new LinkedHashMap<>();
    method.put(ALGORITHM, algorithm.algorithm());
    method.putAll(SettingsText.toMap((Record) algorithm));
    List<Map<String, String>> groups =
        new ArrayList<>(
            List.of(
                SettingsText.toMap(rollout),
                SettingsText.toMap(exploration),
                SettingsText.toMap(network),
                method,
                SettingsText.toMap(start),
                SettingsText.toMap(reference)));
    groups.addAll(signals.toGroups(reward));
    groups.add(SettingsText.toMap(policyFile));
    return groups;
  }
}
