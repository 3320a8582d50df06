package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.imitation.BehaviorCloning;
import io.github.gdxagents.training.imitation.DatasetAggregation;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.training.settings.AggregationSettings;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether training starts from a clone, of what was demonstrated or of an expert. */
final class CloneOptions {

  @Option(
      names = "--clone",
      paramLabel = "DEMOS",
      description =
          "Start from a policy that imitates what was demonstrated; may be repeated. With --steps 0 that is all."
              + " Unless set otherwise, critic-warm-up is 5 then, and reference-kl 0.1.")
  private List<Path> files = List.of();

  @Option(
      names = "--expert",
      paramLabel = "POLICY",
      description =
          "The same, but let a saved policy correct the clone where it comes to by itself (DAgger); without --clone"
              + " the expert plays the first episodes.")
  private @Nullable Path expert;

  private CloningSettings cloning = CloningSettings.DEFAULT;
  private AggregationSettings aggregation = AggregationSettings.DEFAULT;

  /** What is cloned; empty where an expert demonstrates. */
  List<Path> files() {
    return files;
  }

  boolean areGiven() {
    return !files.isEmpty() || expert != null;
  }

  /** The settings of cloning, by key, with their defaults. */
  static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(SettingsText.toMap(CloningSettings.DEFAULT));
    settings.putAll(SettingsText.toMap(AggregationSettings.DEFAULT));
    return settings;
  }

  /**
   * Takes the settings of cloning out of what was typed, or else from the file.
   *
   * @param typed modified
   */
  void take(SettingsSection file, Map<String, String> typed) {
    Set<String> keys = settings().keySet();
    if (areGiven()) {
      cloning = SettingsText.with(file.applyTo(cloning), typed);
      aggregation = SettingsText.with(file.applyTo(aggregation), typed);
      typed.keySet().removeAll(keys);
      return;
    }
    for (String key : typed.keySet()) {
      if (keys.contains(key)) {
        throw new UserError(key + " goes with --clone or --expert, which is missing");
      }
    }
  }

  /**
   * Clones, and tells how that went.
   *
   * @param spec of the agents that learn
   * @param match how closely the expert has to match it
   */
  Policy clone(
      Games.Choice choice,
      AgentSpec spec,
      MatchOption match,
      TrainingSettings settings,
      TrainingPlan plan,
      PrintWriter messages) {
    Policy teacher = expert == null ? null : match.read(expert, spec, messages);
    Demonstrations demonstrations =
        files.isEmpty() && teacher != null
            ? record(teacher, choice, plan)
            : DemonstrationArgument.read(files, choice.label(), spec);
    if (teacher == null) {
      BehaviorCloning.Clone clone = BehaviorCloning.clone(demonstrations, settings, cloning, plan);
      tell("Cloned " + text(demonstrations), clone, messages);
      return clone.policy();
    }
    return DatasetAggregation.run(
            demonstrations,
            choice.variant().simulations(),
            teacher::player,
            aggregation,
            settings,
            cloning,
            plan,
            clone ->
                tell(
                    "Cloned " + clone.policy().provenance().settings().get("demonstrations"),
                    clone,
                    messages))
        .policy();
  }

  private Demonstrations record(Policy teacher, Games.Choice choice, TrainingPlan plan) {
    try (Simulation simulation = choice.variant().simulations().get()) {
      return RecordedEpisodes.record(
          choice.label(),
          simulation,
          teacher::player,
          plan.lineup(),
          aggregation.daggerEpisodes(),
          plan.seed());
    }
  }

  private static String text(Demonstrations demonstrations) {
    return "%s lives, %s decisions"
        .formatted(
            NumberText.count(demonstrations.lives().size()),
            NumberText.count(demonstrations.decisions()));
  }

  static void tell(String what, BehaviorCloning.Clone clone, PrintWriter messages) {
    messages.printf(
        "%s: %s nats a decision, %s held out, after %s of %s gradient steps%n",
        what,
        NumberText.significant(clone.loss()),
        NumberText.significant(clone.heldOutLoss()),
        NumberText.count(clone.bestStep()),
        NumberText.count(clone.steps()));
    messages.flush();
  }
}
