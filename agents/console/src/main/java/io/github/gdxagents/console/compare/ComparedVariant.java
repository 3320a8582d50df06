package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.settings.SettingsSection;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One of the variants that are compared: changes on top of each game's own settings.
 *
 * @param name of letters, digits, hyphens, dots and underscores: {@code "clip-0.2"}
 * @param label for people, in tables: {@code "Clipping, epsilon 0.2"}
 * @param settings what it changes; nothing for a game's own settings
 * @param reference a published score of it, to be shown beside ours
 */
public record ComparedVariant(
    String name, String label, SettingsSection settings, OptionalDouble reference) {

  public ComparedVariant {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidComparisonException(
          "'"
              + name
              + "' cannot name a variant; use letters, digits, hyphens, dots and underscores");
    }
    if (label.isBlank()) {
      throw new InvalidComparisonException("the label of variant " + name + " is empty; give one");
    }
  }

  /** Text forms of the settings that it changes, by key. */
  public Map<String, String> changes() {
    return settings.changes();
  }
}
