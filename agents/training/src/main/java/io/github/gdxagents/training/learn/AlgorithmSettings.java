package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Nearest;
import io.github.gdxagents.training.settings.RolloutSettings;
import io.github.gdxagents.training.settings.SettingsText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one method of policy optimization, and what makes it. To be implemented by
 * records whose components have a text form; a method of one's own needs nothing else.
 */
public interface AlgorithmSettings {

  /** The method's name as a setting: {@code ppo}. */
  String algorithm();

  /** Makes the method. */
  Algorithm create(LearningSetup setup);

  /** Whether the method learns to estimate values. */
  default boolean learnsValues() {
    return true;
  }

  /** How many simulations play episodes that are compared with each other. */
  default int groupSize() {
    return 1;
  }

  /** Whether the episodes of a group begin alike. */
  default boolean groupsBeginAlike() {
    return true;
  }

  /**
   * Whether each simulation plays one whole episode in each rollout; else it goes on playing from
   * rollout to rollout.
   */
  default boolean wholeEpisodes() {
    return false;
  }

  /** How experience is gathered and valued for this method, unless settings say otherwise. */
  default RolloutSettings defaultRollout() {
    return RolloutSettings.DEFAULT;
  }

  /** The keys of the method's own settings. */
  default Set<String> keys() {
    return SettingsText.toMap((Record) this).keySet();
  }

  /** Every method's default settings by its name. */
  static Map<String, AlgorithmSettings> defaults() {
    Map<String, AlgorithmSettings> defaults = new LinkedHashMap<>();
    for (AlgorithmSettings settings :
        new AlgorithmSettings[] {
          PpoSettings.DEFAULT,
          PolicyGradientSettings.DEFAULT,
          TrpoSettings.DEFAULT,
          GrpoSettings.DEFAULT
        }) {
      defaults.put(settings.algorithm(), settings);
    }
    return defaults;
  }

  /**
   * The default settings of a method.
   *
   * @throws InvalidSettingException if there is no such method, naming the nearest
   */
  static AlgorithmSettings named(String algorithm) {
    AlgorithmSettings settings = defaults().get(algorithm);
    if (settings == null) {
      throw new InvalidSettingException(
          "algorithm must be one of "
              + String.join(", ", defaults().keySet())
              + ", not '"
              + algorithm
              + "'; the nearest is "
              + Nearest.to(algorithm, defaults().keySet()));
    }
    return settings;
  }
}
