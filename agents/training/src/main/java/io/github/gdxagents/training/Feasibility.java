package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.SpecMismatchException;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.experience.Practice;
import io.github.gdxagents.training.experience.SelfPlay;
import io.github.gdxagents.training.learn.TrpoSettings;
import io.github.gdxagents.training.network.EncoderLayout;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.OwnNetworks;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import io.github.gdxagents.training.settings.PolicyFileSettings;
import io.github.gdxagents.training.settings.RewardWeights;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether settings that are valid by themselves can be trained with on a given game. */
public final class Feasibility {

  /**
   * What a policy file has room for, less a value network and a margin for all that is no weight.
   */
  private static final long MOST_POLICY_WEIGHTS =
      (1 << 24) - PolicyFileSettings.MOST_VALUE_WEIGHTS - (1 << 18);

  /** The same of the numbers of an observation. */
  private static final int MOST_OBSERVED = 1 << 20;

  /** 256 MiB for each thread and network. */
  private static final long MOST_ROW_WORK = 1 << 26;

  private Feasibility() {}

  /**
   * Throws unless the rollout and the networks fit, and the policy to start from fits into them.
   * Makes one simulation, and closes it.
   *
   * @param lineup who learns and who plays the others; null where all agents are of one kind
   * @param selfPlay how learners play against themselves
   * @param start the policy to start from; null for a new one
   * @throws InvalidSettingException naming the nearest valid value
   * @throws SpecMismatchException if the policy is for another game
   */
  public static void require(
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      @Nullable Lineup lineup,
      SelfPlay selfPlay,
      @Nullable Policy start) {
    try (Simulation simulation = simulations.get()) {
      Lineup complete = lineup == null ? Lineup.of(simulation) : lineup;
      complete.requireComplete(simulation);
      AgentSpec spec = complete.learnersSpec(simulation);
      int learners =
          selfPlay.learnersOf(complete.learnersOf(simulation), settings.rollout().simulations());
      require(spec, learners, settings);
      requireMemoryFits(settings, selfPlay, Practice.NONE);
      settings.rollout().randomize().requireDeclared(simulation.parameters());
      settings
          .rollout()
          .curriculum()
          .requireDeclared(simulation.parameters(), complete.learnersStatistics(simulation));
      if (start != null) {
        requireStart(start, spec, settings);
      }
    }
  }

  /** The same without self-play. */
  public static void require(
      Supplier<? extends Simulation> simulations,
      TrainingSettings settings,
      @Nullable Lineup lineup,
      @Nullable Policy start) {
    require(simulations, settings, lineup, SelfPlay.NONE, start);
  }

  /** The same for networks of the learner's own, which look themselves whether weights fit. */
  static void requireStart(
      Policy start, AgentSpec spec, TrainingSettings settings, Learner learner) {
    if (!(learner instanceof OwnNetworks)) {
      requireStart(start, spec, settings);
      return;
    }
    start.requireSpec(spec);
    boolean normalizes = !start.normalizer().isIdentity(start.spec().observation());
    if (normalizes != settings.rollout().normalizeObservations()) {
      throw new InvalidSettingException(
          "The policy to start from was trained with other settings; set normalize-observations="
              + normalizes);
    }
  }

  static void requireStart(Policy start, AgentSpec spec, TrainingSettings settings) {
    start.requireSpec(spec);
    if (!settings.withNetworkOf(start).equals(settings)) {
      Map<String, String> ours = settings.toMap();
      Map<String, String> theirs = settings.withNetworkOf(start).toMap();
      theirs.entrySet().removeAll(ours.entrySet());
      throw new InvalidSettingException(
          "The policy to start from was trained with other settings; set "
              + String.join(
                  " and ",
                  theirs.entrySet().stream()
                      .map(setting -> setting.getKey() + "=" + setting.getValue())
                      .toList()));
    }
  }

  /** Situations are recorded at the game's pace. */
  static void requirePractice(TrainingSettings settings, Practice practice) {
    if (practice.isActive() && settings.rollout().reaction().interval() > 1) {
      throw new InvalidSettingException(
          Reaction.INTERVAL_SETTING
              + " must be 1 with scenarios to practice: what came before the situation was decided"
              + " at the game's pace");
    }
  }

  /** What would remember something else than it does in play is refused. */
  static void requireMemoryFits(TrainingSettings settings, SelfPlay selfPlay, Practice practice) {
    if (settings.network().memory() == 0) {
      return;
    }
    if (selfPlay.isActive()) {
      throw new InvalidSettingException(
          "memory must be 0 with self-play: checkpoints do not keep what past selves remember");
    }
    if (practice.isActive()) {
      throw new InvalidSettingException(
          "memory must be 0 with scenarios to practice: learners do not see what came before the"
              + " situation, and would not remember it");
    }
  }

  static void require(AgentSpec spec, int agents, TrainingSettings settings) {
    if (!spec.observation().isFlat() && settings.algorithm() instanceof TrpoSettings) {
      throw new InvalidSettingException(
          "Grids and sets cannot be learned from with algorithm=trpo, whose curvature is known of"
              + " dense layers only; ppo, vpg and grpo learn from them");
    }
    try {
      settings.rollout().reaction().requireFits(spec.observation().size());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
    if (settings.rollout().reward().of(RewardWeights.GAIL) > 0) {
      settings.rollout().requireImmediateReaction("the reward gail");
    }
    requireRolloutFits(spec, agents, settings);
    EncoderLayout encoder = EncoderLayout.of(spec.observation(), settings.network());
    int outputs = new ActionDistribution(spec.action()).outputSize();
    if (encoder == null) {
      requireNetworkFits(spec.observation().size(), 0, outputs, settings.network());
      return;
    }
    requireRowsFit(encoder, settings.network());
    // Dense layers alone keep observations short by their weights.
    long otherNumbers = 2L * spec.observation().size() + encoder.parameterCount();
    requireNetworkFits(encoder.outputs(), otherNumbers, outputs, settings.network());
  }

  /** The same for networks of the learner's own, which look themselves whether they fit. */
  static void require(AgentSpec spec, int agents, TrainingSettings settings, Learner learner) {
    if (settings.network().memory() > 0 && learner != Learner.FUSED) {
      throw new InvalidSettingException(
          "memory must be 0 with learner %s; the learner %s knows layers with memory"
              .formatted(learner.name(), Learner.FUSED.name()));
    }
    if (learner instanceof OwnNetworks) {
      requireRolloutFits(spec, agents, settings);
      return;
    }
    if (!spec.observation().isFlat() && learner != Learner.FUSED) {
      throw new InvalidSettingException(
          "Grids and sets cannot be learned from with learner %s; use the learner %s, or a network"
                  .formatted(learner.name(), Learner.FUSED.name())
              + " of your own");
    }
    require(spec, agents, settings);
  }

  private static void requireRolloutFits(AgentSpec spec, int agents, TrainingSettings settings) {
    ActionDistribution distribution = new ActionDistribution(spec.action());
    int widest =
        Math.max(
            Math.max(spec.observation().size(), spec.action().totalChoices()),
            Math.max(
                settings.rowMemory().size(),
                Math.max(distribution.actionSize(), distribution.outputSize())));
    settings.rollout().requireRolloutFits(Math.max(1, agents), widest);
  }

  /** What learning from a row computes with lies in memory for all rows that follow one another. */
  private static void requireRowsFit(EncoderLayout encoder, NetworkSettings network) {
    if (encoder.inputs() > MOST_OBSERVED) {
      throw new InvalidSettingException(
          "A policy file holds observations of up to %s numbers, not %s; let agents observe less"
              .formatted(MOST_OBSERVED, encoder.inputs()));
    }
    long rows = MOST_ROW_WORK / encoder.workSize();
    if (rows < 1) {
      throw new InvalidSettingException(
          "convolutions=%s and entity-layers compute with %s numbers for each decision, and %s are the most; let agents observe less, or take fewer filters"
              .formatted(network.convolutions(), encoder.workSize(), MOST_ROW_WORK));
    }
    if (network.memory() > 0 && network.sequenceLength() > rows) {
      throw new InvalidSettingException(
          "sequence-length must be at most %s with such grids or sets, not %s: what is seen in a sequence lies in memory together"
              .formatted(rows, network.sequenceLength()));
    }
  }

  /**
   * @param inputs of the first hidden layer
   * @param otherNumbers that a policy file holds beside the layers from there on
   */
  private static void requireNetworkFits(
      int inputs, long otherNumbers, int outputs, NetworkSettings network) {
    long weights = otherNumbers + weights(inputs, outputs, network, Integer.MAX_VALUE);
    if (weights <= MOST_POLICY_WEIGHTS) {
      return;
    }
    int low = 0;
    int high = network.hidden().stream().mapToInt(width -> width).max().orElse(0);
    while (high - low > 1) {
      int width = (low + high) / 2;
      if (otherNumbers + weights(inputs, outputs, network, width) <= MOST_POLICY_WEIGHTS) {
        low = width;
      } else {
        high = width;
      }
    }
    int widest = low;
    String remedy =
        widest == 0
            ? "let agents observe or remember less"
            : "the nearest valid value is "
                + String.join(
                    ",",
                    network.hidden().stream()
                        .map(width -> Integer.toString(Math.min(width, widest)))
                        .toList());
    throw new InvalidSettingException(
        "hidden makes a policy of %s weights, and a policy file holds at most %s; %s"
            .formatted(weights, MOST_POLICY_WEIGHTS, remedy));
  }

  /** Weights and biases of a policy whose hidden layers are no wider than a limit. */
  private static long weights(int inputs, int outputs, NetworkSettings network, int widest) {
    long weights = 0;
    long from = inputs;
    for (int l = 0; l < network.hidden().size(); l++) {
      long to = Math.min(network.hidden().get(l), widest);
      weights += (from + 1) * to;
      from = to;
      if (l == 0) {
        weights += (from + 1) * 2 * network.memory();
        from += network.memory();
      }
    }
    return weights + (from + 1) * outputs;
  }
}
