package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.imitation.BehaviorCloning;
import io.github.gdxagents.training.imitation.ContrastivePreferences;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.ContrastiveSettings;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether training starts from a policy that was improved directly by comparisons (CPL). */
final class PreferOptions {

  @Option(
      names = "--prefer",
      paramLabel = "FILE",
      description =
          "Start from a policy that does what comparisons prefer, without a learned reward (CPL): that of --from or"
              + " --clone, improved, or else a clone of all clips that were compared. A file or a run folder, as with"
              + " --comparisons; may be repeated. With --steps 0 that is all. Unless set otherwise, critic-warm-up is 5"
              + " then, and reference-kl 0.1.")
  private List<Path> files = List.of();

  private ContrastiveSettings contrast = ContrastiveSettings.DEFAULT;

  boolean areGiven() {
    return !files.isEmpty();
  }

  /** The settings of learning from comparisons directly, by key, with their defaults. */
  static Map<String, String> settings() {
    return SettingsText.toMap(ContrastiveSettings.DEFAULT);
  }

  /**
   * Takes these settings out of what was typed, or else from the file.
   *
   * @param typed modified
   */
  void take(SettingsSection file, Map<String, String> typed) {
    Set<String> keys = settings().keySet();
    if (areGiven()) {
      contrast = SettingsText.with(file.applyTo(contrast), typed);
      typed.keySet().removeAll(keys);
      return;
    }
    for (String key : typed.keySet()) {
      if (keys.contains(key)) {
        throw new UserError(key + " goes with --prefer, which is missing");
      }
    }
  }

  /**
   * Improves a policy by the comparisons, and tells how that went.
   *
   * @param start the policy to improve; null for a clone of what was compared
   * @param label of the game
   * @param spec of the agents that learn
   */
  Policy improve(
      @Nullable Policy start,
      String label,
      AgentSpec spec,
      TrainingSettings settings,
      TrainingPlan plan,
      PrintWriter messages) {
    List<Comparison> comparisons = TeacherOptions.read(files, spec);
    if (comparisons.stream().allMatch(comparison -> comparison.answer() == Answer.SKIP)) {
      throw new UserError(
          "There is no comparison to learn from in %s; compare some clips without skipping them"
              .formatted(files.get(0)));
    }
    Policy reference =
        start != null ? start : cloneOfAll(comparisons, label, spec, settings, plan, messages);
    ContrastivePreferences.Learned learned =
        ContrastivePreferences.learn(reference, comparisons, settings, contrast, plan);
    messages.printf(
        "Preferred by %s comparisons: loss %s, %s held out, after %s of %s gradient steps%n",
        NumberText.count(comparisons.size()),
        NumberText.significant(learned.loss()),
        NumberText.significant(learned.heldOutLoss()),
        NumberText.count(learned.bestStep()),
        NumberText.count(contrast.cplSteps()));
    messages.flush();
    return learned.policy();
  }

  /** What CPL begins with in its paper: whatever was done in the clips, liked or not. */
  private static Policy cloneOfAll(
      List<Comparison> comparisons,
      String label,
      AgentSpec spec,
      TrainingSettings settings,
      TrainingPlan plan,
      PrintWriter messages) {
    Demonstrations clips =
        new Demonstrations(
            label,
            spec,
            comparisons.stream()
                .flatMap(comparison -> Stream.of(comparison.left(), comparison.right()))
                .toList());
    BehaviorCloning.Clone clone =
        BehaviorCloning.clone(clips, settings, CloningSettings.DEFAULT, plan);
    CloneOptions.tell("Cloned all clips", clone, messages);
    return clone.policy();
  }
}
