package io.github.gdxagents.training.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of reward signals beside the game's. Each counts, and is shown, only where {@code
 * reward} names its signal.
 */
public record SignalSettings(
    PreferenceSettings preferences, GailSettings gail, CuriositySettings curiosity) {

  public static final SignalSettings DEFAULT =
      new SignalSettings(
          PreferenceSettings.DEFAULT, GailSettings.DEFAULT, CuriositySettings.DEFAULT);

  /** The settings of each signal, by its name. */
  public Map<String, Record> bySignal() {
    Map<String, Record> settings = new LinkedHashMap<>();
    settings.put(RewardWeights.PREFERENCES, preferences);
    settings.put(RewardWeights.GAIL, gail);
    settings.put(RewardWeights.CURIOSITY, curiosity);
    return settings;
  }

  /** How what a signal pays is valued. */
  public SignalCritic critic(String signal) {
    return switch (signal) {
      case RewardWeights.PREFERENCES ->
          new SignalCritic(
              preferences.preferencesCritic(), preferences.preferencesDiscount(), true);
      case RewardWeights.GAIL -> new SignalCritic(gail.gailCritic(), gail.gailDiscount(), true);
      case RewardWeights.CURIOSITY ->
          new SignalCritic(
              curiosity.curiosityCritic(),
              curiosity.curiosityDiscount(),
              curiosity.curiosityEpisodic());
      default -> SignalCritic.SHARED;
    };
  }

  /**
   * Throws where a method cannot value what these signals pay as it is asked to.
   *
   * @param learnsValues whether the method learns values
   */
  public void requireFeasible(RewardWeights reward, String algorithm, boolean learnsValues) {
    for (String signal : reward.weights().keySet()) {
      critic(signal).requireFeasible(signal, algorithm, learnsValues);
    }
  }

  /** The text forms by key, of each signal that counts. */
  public List<Map<String, String>> toGroups(RewardWeights reward) {
    List<Map<String, String>> groups = new ArrayList<>();
    bySignal()
        .forEach(
            (signal, settings) -> {
              if (reward.of(signal) > 0) {
                groups.add(SettingsText.toMap(settings));
              }
            });
    return groups;
  }

  /** The signal that a setting belongs to, by its key; null if it is none of these. */
  public @Nullable String signalOf(String key) {
    for (Map.Entry<String, Record> settings : bySignal().entrySet()) {
      if (SettingsText.toMap(settings.getValue()).containsKey(key)) {
        return settings.getKey();
      }
    }
    return null;
  }

  /** These settings with some changed; changes of settings that are not among them are left. */
  public SignalSettings with(Map<String, String> changes) {
    return new SignalSettings(
        SettingsText.with(preferences, changes),
        SettingsText.with(gail, changes),
        SettingsText.with(curiosity, changes));
  }
}
