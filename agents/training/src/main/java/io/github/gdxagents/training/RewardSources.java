package io.github.gdxagents.training;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.experience.RolloutWorkers;
import io.github.gdxagents.training.preference.PreferenceReward;
import io.github.gdxagents.training.reward.CuriosityReward;
import io.github.gdxagents.training.reward.GailReward;
import io.github.gdxagents.training.reward.RewardSource;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.RewardWeights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes those who pay beside the game. */
final class RewardSources {

  // The run's seed splits into one stream for each of these, and those of Trainer.
  private static final int PREFERENCE_STREAM = 3;
  private static final int GAIL_STREAM = 4;
  private static final int CURIOSITY_STREAM = 5;

  private RewardSources() {}

  /**
   * Who pays in a run, by the signal's name.
   *
   * @throws InvalidSettingException if the plan lacks what a signal needs
   */
  static Map<String, RewardSource> of(
      TrainingSettings settings, TrainingPlan plan, RolloutWorkers workers, ThreadPool pool) {
    RewardWeights reward = settings.rollout().reward();
    Map<String, RewardSource> sources = new LinkedHashMap<>();
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
      sources.put(
          RewardWeights.PREFERENCES,
          new PreferenceReward(
              workers.spec(),
              settings.signals().preferences(),
              plan.teacher(),
              workers.slots(),
              pool,
              RandomStream.deriveSeed(plan.seed(), PREFERENCE_STREAM)));
    }
    if (reward.of(RewardWeights.CURIOSITY) > 0) {
      sources.put(
          RewardWeights.CURIOSITY,
          new CuriosityReward(
              workers.spec().observation().size(),
              settings.signals().curiosity(),
              RandomStream.deriveSeed(plan.seed(), CURIOSITY_STREAM)));
    }
    return sources;
  }
}
