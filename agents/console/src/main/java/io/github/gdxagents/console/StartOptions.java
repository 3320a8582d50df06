package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Whether the policy to start from is made before training, without playing by what it earns. */
final class StartOptions {

  /**
   * What training from such a policy begins with, unless told otherwise: a critic that does not
   * know it yet would pull it about, and PPO would forget what no reward has confirmed so far.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of("critic-warm-up", "5", "reference-kl", "0.1");

  @Mixin private final CloneOptions clones = new CloneOptions();

  @Mixin private final PreferOptions preferring = new PreferOptions();

  boolean areGiven() {
    return clones.areGiven() || preferring.areGiven();
  }

  /** What is made, for the settings file. */
  String product() {
    return preferring.areGiven() ? "What was preferred" : "A clone";
  }

  /** Whether training starts from the policy that was named, if one was, as it is. */
  boolean keepsNamed() {
    return !preferring.areGiven();
  }

  /** What is cloned; empty where nothing is, or an expert demonstrates. */
  List<Path> demonstrations() {
    return clones.files();
  }

  /**
   * Takes the settings of making a policy out of what was typed, or else from the file.
   *
   * @param typed modified
   */
  void take(SettingsSection file, Map<String, String> typed) {
    clones.take(file, typed);
    preferring.take(file, typed);
  }

  @Nullable Path requireOne(@Nullable Path from) {
    if (from != null && clones.areGiven()) {
      throw new UserError("--clone and --expert make the policy to start from; leave out --from");
    }
    return from;
  }

  long requireSteps(long steps) {
    if (steps == 0 && !areGiven()) {
      throw new UserError(
          "--steps must be at least 1, not 0, which is for --clone, --expert and --prefer");
    }
    return steps;
  }

  /**
   * Training settings for a policy that no reward has confirmed so far, if one is made.
   *
   * @param chosen what somebody has chosen, and is left as it is
   */
  TrainingSettings complete(TrainingSettings settings, Set<String> chosen) {
    if (!areGiven()) {
      return settings;
    }
    Map<String, String> changes = new LinkedHashMap<>(DEFAULTS);
    changes.keySet().removeAll(chosen);
    if (settings.network().sharedTrunk() || !settings.algorithm().learnsValues()) {
      changes.remove("critic-warm-up");
    }
    return settings.with(changes);
  }

  /**
   * Makes the policy, and tells how that went.
   *
   * @param spec of the agents that learn
   * @param match how closely the expert has to match it
   */
  Policy make(
      Games.Choice choice,
      AgentSpec spec,
      MatchOption match,
      TrainingSettings settings,
      TrainingPlan planned,
      PrintWriter messages) {
    Policy start =
        clones.areGiven()
            ? clones.clone(choice, spec, match, settings, planned, messages)
            : planned.start();
    return preferring.areGiven()
        ? preferring.improve(start, choice.label(), spec, settings, planned, messages)
        : Objects.requireNonNull(start);
  }
}
