package io.github.gdxagents.console.settings;

import io.github.gdxagents.console.text.StepCount;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.SettingsText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a settings file says for one game and one method. */
public final class SettingsSection {

  private final String file;
  private final Map<String, SettingsValue> values;

  /**
   * @param values by key
   */
  public SettingsSection(Map<String, SettingsValue> values) {
    this("", values);
  }

  /**
   * @param file to name in messages that are of no value alone; empty to name none
   */
  SettingsSection(String file, Map<String, SettingsValue> values) {
    this.file = file;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Settings that no file says.
   *
   * @param texts by key, in the form that {@code --set} takes
   * @param place where they are from, for messages
   */
  public static SettingsSection of(Map<String, String> texts, String place) {
    Map<String, SettingsValue> values = new LinkedHashMap<>();
    texts.forEach((key, text) -> values.put(key, new SettingsValue(text, null, null, place)));
    return new SettingsSection(values);
  }

  /** The text of an option or a setting; null if the file does not say. */
  public @Nullable String text(String key) {
    SettingsValue value = values.get(key);
    return value == null ? null : value.text();
  }

  /**
   * An option in the form that the program takes.
   *
   * @param parser throws an exception where it cannot read the text, with a message that says why
   * @return null if the file does not say
   * @throws InvalidSettingException with the place, where the parser throws anything
   */
  public <T> @Nullable T option(String key, Function<String, T> parser) {
    SettingsValue value = values.get(key);
    return value == null ? null : value.parsed(key, parser);
  }

  /** The members of an option that is a mapping, by name; empty if the file does not say. */
  public Map<String, String> mapping(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    SettingsValue value = values.get(key);
    if (value == null) {
      return texts;
    }
    if (value.members() == null) {
      throw new InvalidSettingException(
          value.place() + ": " + key + " must be a mapping of names, not '" + value.text() + "'");
    }
    value.members().forEach((name, member) -> texts.put(name, member.text()));
    return texts;
  }

  /** The settings, by key, in the form that {@code --set} takes. */
  public Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (!SettingsFile.OPTIONS.contains(key) && !SettingsFile.START_KEYS.contains(key)) {
            changes.put(key, value.text());
          }
        });
    return changes;
  }

  /**
   * Changes settings of making a policy to start from as the file says.
   *
   * @throws InvalidSettingException with the place
   */
  public <R extends Record> R applyTo(R settings) {
    try {
      return SettingsText.with(settings, texts());
    } catch (InvalidSettingException e) {
      throw placed(e);
    }
  }

  /**
   * Changes settings as the file says.
   *
   * @throws InvalidSettingException with the place
   */
  public TrainingSettings applyTo(TrainingSettings settings) {
    try {
      return settings.with(changes());
    } catch (InvalidSettingException e) {
      InvalidSettingException placed = placed(e);
      throw placed != e || file.isEmpty()
          ? placed
          : new InvalidSettingException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A preset: the defaults of a method, as the file changes them, and its steps.
   *
   * @throws InvalidSettingException with the place; or if the file does not say how many steps
   */
  public Preset preset() {
    Long steps = option("steps", StepCount::parse);
    if (steps == null) {
      throw new InvalidSettingException("A preset needs steps, such as steps: 500k");
    }
    return new Preset(applyTo(TrainingSettings.DEFAULT), steps);
  }

  /** Whether the other one says the same, wherever it says so. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SettingsSection section && section.texts().equals(texts());
  }

  @Override
  public int hashCode() {
    return texts().hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  /**
   * Adds the place to a mistake in one of these settings; any other is returned as it is. A message
   * about a setting begins with its key, or quotes the key that does not exist.
   */
  public InvalidSettingException placed(InvalidSettingException mistake) {
    String message = String.valueOf(mistake.getMessage());
    for (Map.Entry<String, SettingsValue> entry : values.entrySet()) {
      String key = entry.getKey();
      boolean blamed =
          message.startsWith(key + " ")
              || message.startsWith(key + "=")
              || message.startsWith(SettingsText.NO_SETTING + "'" + key + "'");
      if (blamed) {
        return new InvalidSettingException(entry.getValue().place() + ": " + message, mistake);
      }
    }
    return mistake;
  }
}
