package io.github.gdxagents.training.settings;

import java.util.Map;

/**
 * All settings that decide what a training run learns. How it runs, such as the number of threads,
 * is not among them: it does not change the result.
 *
 * <p>Each setting has a key, its name with hyphens ({@code steps-per-rollout}), and a text form.
 */
public record TrainingSettings(RolloutSettings rollout, NetworkSettings network, PpoSettings ppo) {

  public static final TrainingSettings DEFAULT =
      new TrainingSettings(RolloutSettings.DEFAULT, NetworkSettings.DEFAULT, PpoSettings.DEFAULT);

  /**
   * These settings with some changed.
   *
   * @param changes text forms by key
   * @throws InvalidSettingException naming the nearest valid key or value
   */
  public TrainingSettings with(Map<String, String> changes) {
    return SettingsText.with(this, changes);
  }

  /** The text form of every setting by key, in the order of their declaration. */
  public Map<String, String> toMap() {
    return SettingsText.toMap(this);
  }
}
