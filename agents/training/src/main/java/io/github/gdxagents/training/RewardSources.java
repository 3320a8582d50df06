package io.github.gdxagents.training;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.preference.FixedReward;
import io.github.gdxagents.training.preference.PreferenceReward;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.reward.CuriosityReward;
import io.github.gdxagents.training.reward.GailReward;
import io.github.gdxagents.training.reward.RewardSource;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.training.settings.RewardWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those who pay beside the game.
 *
 * @param bySignal who pays, by the signal's name
 * @param learned the one of them that learns from comparisons; null for none
 */
record RewardSources(Map<String, RewardSource> bySignal, @Nullable PreferenceReward learned) {

  // The run's seed splits into one stream for each of these, and those of Trainer.
  private static final int PREFERENCE_STREAM = 3;
  private static final int GAIL_STREAM = 4;
  private static final int CURIOSITY_STREAM = 5;

  /**
   * Makes those of a run.
   *
   * @param game what it is called
   * @throws InvalidSettingException if the plan lacks what a signal needs
   */
  static RewardSources of(
      String game,
      TrainingSettings settings,
      TrainingPlan plan,
      RolloutWorkers workers,
      ThreadPool pool) {
    RewardWeights reward = settings.rollout().reward();
    Map<String, RewardSource> sources = new LinkedHashMap<>();
    PreferenceReward learned = null;
    if (reward.of(RewardWeights.GAIL) > 0) {
      if (plan.demonstrations() == null) {
        throw new InvalidSettingException(
            "reward=gail needs demonstrations to imitate; give some by --demos, or by"
                + " TrainingPlan.imitating");
      }
      sources.put(
          RewardWeights.GAIL,
          new GailReward(
              workers.spec(),
              plan.demonstrations(),
              settings.signals().gail(),
              RandomStream.deriveSeed(plan.seed(), GAIL_STREAM)));
    }
    if (reward.of(RewardWeights.PREFERENCES) > 0) {
      RewardModel model = plan.feedback().model();
      if (model == null) {
        learned =
            new PreferenceReward(
                game,
                workers.spec(),
                settings.signals().preferences(),
                plan.feedback(),
                workers.slots(),
                pool,
                RandomStream.deriveSeed(plan.seed(), PREFERENCE_STREAM));
      }
      sources.put(
          RewardWeights.PREFERENCES,
          model == null ? learned : fixed(model, settings, plan, workers));
    }
    if (reward.of(RewardWeights.CURIOSITY) > 0) {
      sources.put(
          RewardWeights.CURIOSITY,
          new CuriosityReward(
              workers.spec().observation().size(),
              settings.signals().curiosity(),
              RandomStream.deriveSeed(plan.seed(), CURIOSITY_STREAM)));
    }
    return new RewardSources(sources, learned);
  }

  private static FixedReward fixed(
      RewardModel model, TrainingSettings settings, TrainingPlan plan, RolloutWorkers workers) {
    model.requireSpec(workers.spec());
    if (plan.feedback().teacher() != null
        || plan.feedback().desk() != null
        || !plan.feedback().comparisons().isEmpty()
        || settings.signals().preferences().teacher() != TeacherKind.NONE) {
      throw new InvalidSettingException(
          "A reward model is paid as it is, and nobody teaches; set teacher=none, and give no"
              + " comparisons");
    }
    return new FixedReward(model, settings.signals().preferences(), workers.slots());
  }
}
